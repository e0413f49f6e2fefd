import * as l10n from '../../../l10n.js';
import { parseType } from '../types/parseType.js';
import type { SourceFiles } from '../../language.js';
import type { Value } from '../../values.js';
import { objectValue, unknownValue } from '../../values.js';
import type { Declared } from '../configuration/configuration.js';
import { variablesFiles } from '../configuration/files.js';
import { findInLayers } from '../configuration/layers.js';
import { attributesOf } from '../syntax/bodies.js';
import { convert } from '../types/convert.js';
import type { Type } from '../types/types.js';
import { anyType } from '../types/types.js';
import { evaluateExpression } from './expressions.js';
import type { Scope } from './scope.js';

/** Gives a variable its value from outside of the module; undefined where it doesn't. */
export type VariableArguments = (name: string) => Value | undefined;

/** The values that variable files give to a root module's variables. */
export function argumentsFromFiles(
  directory: string,
  files: SourceFiles,
  context: Scope['context'],
): VariableArguments {
  const found = variablesFiles(directory, files).map(({ uri, tree }) => ({
    scope: { uri, context, find: () => undefined } satisfies Scope,
    attributes: new Map(attributesOf(tree.body).map((attribute) => [attribute.name.name, attribute])),
  }));
  return (name) => {
    const last = found.findLast(({ attributes }) => attributes.has(name));
    const attribute = last?.attributes.get(name);
    return last && attribute && evaluateExpression(attribute.value, last.scope);
  };
}

/**
 * The value of a variable: what it is given, else its default, in the type that it is declared with.
 * @param address the variable's address, by which it is known where it has no value
 */
export function variableValue(
  variable: Declared,
  args: VariableArguments,
  address: string,
  scope: Scope,
): Value {
  const type = typeOfVariable(variable, scope);
  const given = args(variable.name);
  if (given && (given.kind !== 'null' || isNullable(variable, scope))) return convert(given, type);
  const found = findInLayers(variable.layers, 'default', 'literal');
  if (found) return convert(evaluateExpression(found.node.value, { ...scope, uri: found.uri }), type);
  const { uri, node } = variable.block;
  const label = node.labels[0] ?? node;
  const reason = l10n.t("variable '{0}' has no default value", variable.name);
  return unknownOfType(unknownValue(reason, address, { uri, start: label.start, end: label.end }), type);
}

/** Of an object that isn't known, its attributes are known by their names. */
function unknownOfType(value: ReturnType<typeof unknownValue>, type: Type): Value {
  if (type.kind !== 'object') return value;
  const properties = [...type.attributes].map(([name, attribute]) => ({
    name,
    nameOrigin: undefined,
    value: unknownOfType(
      unknownValue(value.reason, `${value.identity}.${name}`, value.origin),
      attribute.type,
    ),
  }));
  return { ...objectValue(properties, value.origin), identity: value.identity };
}

function typeOfVariable({ layers }: Declared, scope: Scope): Type {
  const found = findInLayers(layers, 'type', 'expression');
  if (!found) return anyType;
  const inner: Scope = { ...scope, uri: found.uri };
  return parseType(found.node.value, (expression) => evaluateExpression(expression, inner));
}

function isNullable({ layers }: Declared, scope: Scope): boolean {
  const found = findInLayers(layers, 'nullable');
  if (!found) return true;
  const value = evaluateExpression(found.node.value, { ...scope, uri: found.uri });
  return value.kind !== 'boolean' || value.value;
}
