import type { Presence } from '../../../azure/unknown.js';
import * as l10n from '../../../l10n.js';
import { accessProperty, nestedScope } from '../../deploymentFunctions/index.js';
import { displayText } from '../../interpret.js';
import type { LazyAttribute } from '../../lazyObject.js';
import { lazyObject } from '../../lazyObject.js';
import type { Gap } from '../../language.js';
import type { CalledTemplate } from '../../resourceManager/templateCall.js';
import type { Origin } from '../../text.js';
import type { UnknownValue, Value } from '../../values.js';
import { propertyOf, unknownValue } from '../../values.js';
import { registryFile } from '../registryModules.js';
import type { Expression } from '../syntax/expressionSyntax.js';
import type { ModuleStatement } from '../syntax/statementSyntax.js';
import type { Arguments, Deployment, DeploymentOptions } from './deployment.js';
import type { Environment } from './environment.js';
import { originOf, within } from './environment.js';
import { evaluate } from './expressions.js';
import type { Located } from './imports.js';
import { locate } from './imports.js';
import type { Instance, Site, Surroundings } from './resources.js';
import { findMember, firstLineOf, instancesOf } from './resources.js';
import { targetScope } from './targetScope.js';

/** A module that a file calls, or one pass of the loop that calls it. */
export interface CalledModule {
  /** Undefined where it can't be followed, is never deployed, or is a template of another language. */
  readonly deployment: Deployment | undefined;
  readonly template: CalledTemplate | undefined;
  /** What its symbolic name stands for in expressions. */
  readonly value: Value;
  readonly presence: Presence | undefined;
  readonly repeats: UnknownValue | undefined;
}

/** Modules nested in one another deeper than this aren't followed. */
const maximumLevel = 30;

/** The modules that a statement calls. */
export function callModules(
  statement: ModuleStatement,
  surroundings: Surroundings,
  outer: DeploymentOptions,
  deploy: (options: DeploymentOptions) => Deployment,
): readonly CalledModule[] {
  const located = fileOf(statement, outer);
  if ('gap' in located && located.gap !== undefined) {
    outer.session.gaps.push(gapOf(statement, located.gap, surroundings.environment));
  }
  return instancesOf(statement.body, surroundings.environment).map((instance) => {
    const { presence, repeats } = instance;
    const options = 'file' in located && optionsOf(statement, located, instance, surroundings, outer);
    const isTemplate = options && isJsonTemplate(options.file.uri);
    const template = isTemplate ? callTemplate(options) : undefined;
    const deployment = options && !isTemplate ? deploy(options) : undefined;
    const value = valueOf(statement, instance, deployment ?? template, surroundings.environment.names.prefix);
    return {
      deployment: presence && deployment,
      template: presence && template,
      value,
      presence,
      repeats,
    };
  });
}

/** Whether a module is a template of another language. */
export function isJsonTemplate(uri: string): boolean {
  return /\.(?:json|jsonc|arm)$/i.test(uri);
}

/** Deploys a template of another language. */
export function callTemplate(options: DeploymentOptions): CalledTemplate | undefined {
  const { session, chain } = options;
  const { files, budget, gaps, calledUnits } = session;
  return session.callTemplate({ ...options, files, budget, gaps, calledUnits, chain: chain.slice(0, -1) });
}

function gapOf({ path, name }: ModuleStatement, message: string, environment: Environment): Gap {
  const pathText = path.kind === 'StringLiteral' ? path.text : '';
  return { origin: originOf(path, environment), message, kind: 'local', names: [name.name, pathText] };
}

type Followed = Located & { readonly isOurs?: boolean };

function fileOf({ path }: ModuleStatement, outer: DeploymentOptions): Followed {
  const { session, file, chain } = outer;
  if (path.kind !== 'StringLiteral') return { gap: undefined };
  if (chain.length > maximumLevel) return { gap: l10n.t('modules are nested too deeply to be followed') };
  const registry = registryFile(path.text);
  if (registry) return { file: registry, isOurs: true };
  // What a registry holds can't be read here.
  if (/^(?:br|ts)[:/]/.test(path.text)) return { gap: undefined };
  const located = locate(path.text, { uri: file.uri, ...path }, outer);
  if (!('file' in located)) return located;
  session.add(located.file);
  session.calledUnits.add(located.file.uri);
  return located;
}

function optionsOf(
  statement: ModuleStatement,
  { file, isOurs = false }: { readonly file: DeploymentOptions['file']; readonly isOurs?: boolean },
  instance: Instance,
  { environment: around, hints }: Surroundings,
  outer: DeploymentOptions,
): DeploymentOptions {
  const { body, environment, presence, index } = instance;
  const inner = (presence && within(environment, presence)) ?? environment;
  const scope = body && findMember(body, 'scope');
  const name = body && findMember(body, 'name');
  const nameText = name ? displayText(evaluate(name.value, inner)) : '';
  const target = scope ? targetScope(scope.value, inner) : inner.context.scope;
  const deploymentName = name ? { deploymentName: evaluate(name.value, inner) } : {};
  const pass = instance.isInLoop && index.kind === 'number' ? `[${index.value}]` : '';
  return {
    session: outer.session,
    file,
    scope: nestedScope(target, deploymentName),
    args: argumentsOf(body && findMember(body, 'params')?.value, inner),
    prefix: `${around.names.prefix}${originOf(statement, around).start}${pass}/`,
    presence: inner.presence,
    hints: [...new Set([...hints, statement.name.name, nameText])].filter((hint) => hint !== ''),
    site: isOurs ? siteOf(statement, instance, around) : outer.site,
    chain: isOurs ? outer.chain : [...outer.chain, file.uri],
  };
}

function siteOf(statement: ModuleStatement, { item, isInLoop }: Instance, environment: Environment): Site {
  const body: Origin = originOf(statement, environment);
  const nameOrigin = firstLineOf(statement, environment);
  return { symbol: statement.name.name, origin: item ?? body, body, nameOrigin, isGenerated: isInLoop };
}

/** What is given to the parameters, each evaluated when it is asked for. */
function argumentsOf(params: Expression | undefined, environment: Environment): Arguments {
  if (!params) return () => undefined;
  if (params.kind === 'ObjectExpression' && params.members.every(({ kind }) => kind === 'ObjectProperty')) {
    return (name) => {
      const member = findMember(params, name);
      return member && evaluate(member.value, environment);
    };
  }
  return (name) => {
    const all = evaluate(params, environment);
    if (all.kind === 'object' && !all.open && !propertyOf(all, name)) return undefined;
    return accessProperty(all, name);
  };
}

function valueOf(
  statement: ModuleStatement,
  { body, environment, index, isInLoop }: Instance,
  deployment: Pick<CalledTemplate, 'outputs'> | undefined,
  prefix: string,
): Value {
  const pass = isInLoop && index.kind === 'number' ? `[${index.value}]` : '';
  const identity = `${prefix}module ${statement.name.name}${pass}`;
  const name = body && findMember(body, 'name');
  const outputs = `${identity}.outputs`;
  const unread = unknownValue(l10n.t('what the module gives is known only when it is deployed'), outputs);
  const attributes: LazyAttribute[] = [
    { name: 'outputs', evaluate: () => deployment?.outputs(outputs) ?? unread },
    ...(name ? [{ name: 'name', evaluate: () => evaluate(name.value, environment) }] : []),
  ];
  const open = unknownValue(l10n.t('Azure tells it only after deployment'), identity);
  return lazyObject(attributes, { origin: undefined, identity, open });
}
