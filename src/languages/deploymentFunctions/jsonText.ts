import type { Node, ParseError } from 'jsonc-parser';
import { parseTree } from 'jsonc-parser';
import * as l10n from '../../l10n.js';
import type { Origin } from '../text.js';
import type { ListValue, ObjectValue, Value } from '../values.js';
import {
  booleanValue,
  identityOf,
  listValue,
  nullValue,
  numberValue,
  objectValue,
  stringValue,
  unknownValue,
} from '../values.js';
import { isCertainList } from '../functions/alternatives.js';
import type { Piece } from '../functions/texts.js';

/** Values as JSON text, and JSON text as values. */

/** What is nested deeper than this is neither read nor written. */
const deepest = 100;

/**
 * A value as JSON without white space, in pieces: what isn't known in it stays a piece that isn't known. Undefined
 * where it isn't even known what there is.
 */
export function jsonPieces(value: Value, depth = 0): readonly Piece[] | undefined {
  switch (value.kind) {
    case 'unknown':
      return [unknownValue(value.reason, `jsonOf(${value.identity})`, value.origin)];
    case 'list':
      return depth > deepest ? undefined : listPieces(value, depth + 1);
    case 'object':
      return depth > deepest ? undefined : objectPieces(value, depth + 1);
    case 'null':
      return ['null'];
    default:
      return [JSON.stringify(value.value)];
  }
}

function listPieces(list: ListValue, depth: number): readonly Piece[] | undefined {
  if (!isCertainList(list)) return undefined;
  const pieces: Piece[] = ['['];
  for (const { value } of list.items) {
    const inner = jsonPieces(value, depth);
    if (!inner) return undefined;
    if (pieces.length > 1) pieces.push(',');
    for (const piece of inner) pieces.push(piece);
  }
  return [...pieces, ']'];
}

function objectPieces(object: ObjectValue, depth: number): readonly Piece[] | undefined {
  if (object.open) return undefined;
  const pieces: Piece[] = ['{'];
  for (const { name, value } of object.properties.values()) {
    const inner = jsonPieces(value, depth);
    if (!inner) return undefined;
    pieces.push(`${pieces.length > 1 ? ',' : ''}${JSON.stringify(name)}:`);
    for (const piece of inner) pieces.push(piece);
  }
  return [...pieces, '}'];
}

/** The value of a JSON text, all of it at this origin; undefined for what is none. */
export function jsonValue(text: string, origin: Origin | undefined): Value | undefined {
  if (isTooDeep(text)) return undefined;
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  return root && errors.length === 0 ? valueOfNode(root, origin) : undefined;
}

/** The parser recurses, so the brackets are counted first; those in strings count as well, which only errs early. */
function isTooDeep(text: string): boolean {
  let [depth, most] = [0, 0];
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (character === '[' || character === '{') most = Math.max(most, (depth += 1));
    else if (character === ']' || character === '}') depth -= 1;
  }
  return most > deepest;
}

function valueOfNode(node: Node, origin: Origin | undefined): Value {
  const children = node.children ?? [];
  switch (node.type) {
    case 'array':
      return listValue(
        children.map((child) => valueOfNode(child, origin)),
        origin,
      );
    case 'object':
      return objectValue(
        children.flatMap(({ children: [key, value] = [] }) =>
          key && value
            ? [{ name: String(key.value), nameOrigin: undefined, value: valueOfNode(value, origin) }]
            : [],
        ),
        origin,
      );
    case 'string':
      return stringValue(String(node.value), origin);
    case 'number':
      return numberOf(Number(node.value), origin);
    case 'boolean':
      return booleanValue(node.value === true, origin);
    default:
      return nullValue(origin);
  }
}

function numberOf(value: number, origin: Origin | undefined): Value {
  if (Number.isSafeInteger(value) || !Number.isInteger(value)) return numberValue(value, origin);
  return unknownValue(l10n.t('the integer is too large'), `json(${identityOf(numberValue(value))})`, origin);
}
