import * as l10n from '../../l10n.js';
import type { StringValue, UnknownValue, Value } from '../values.js';
import { textOf } from '../values.js';
import type { Call, TemplateFunction } from './call.js';
import { unknownResult, wrongCall } from '../functions/call.js';
import { partial } from '../functions/define.js';
import type { DeploymentScope } from './scope.js';
import type { Piece } from '../functions/texts.js';

/**
 * Functions that put resource ids together. An id is text of known and unknown parts, so that two ids that differ
 * only in what is not known can be told apart, and equal ones be linked.
 */

type Text = StringValue | UnknownValue;

/** The arguments of an id function: what leads the type, the type, and the names of its segments. */
interface IdArguments {
  readonly leading: readonly Text[];
  readonly type: readonly string[];
  readonly names: readonly Text[];
}

function idFunction(
  name: string,
  leadingArguments: { readonly minimum: number; readonly maximum: number },
  prefixOf: (leading: readonly Text[], call: Call, type: readonly string[]) => readonly Piece[],
): TemplateFunction {
  const { minimum, maximum } = leadingArguments;
  return partial(name, minimum + 2, Infinity, (args, call) => {
    const texts = args.filter(isText);
    if (texts.length < args.length) return wrongCall(call, args, l10n.t('its arguments must be strings'));
    const read = readArguments(texts, minimum, maximum);
    if (typeof read === 'string') return wrongCall(call, args, read);
    if (!read) return unknownResult(call, args, l10n.t('the resource type is not known before deployment'));
    const prefix = prefixOf(read.leading, call, read.type);
    return textOf([...prefix, ...providerPieces(read)], call.origin);
  });
}

function isText(value: Value): value is Text {
  return value.kind === 'string' || value.kind === 'unknown';
}

/** The arguments told apart: the type is the first that has a slash. A string says what is wrong with them. */
function readArguments(
  texts: readonly Text[],
  minimum: number,
  maximum: number,
): IdArguments | string | undefined {
  const position = texts.findIndex((text, index) => index >= minimum && hasSlash(text));
  const type = texts[position];
  if (!type || position > maximum)
    return texts.slice(minimum).some((text) => text.kind === 'unknown')
      ? undefined
      : l10n.t('no argument is a resource type');
  if (type.kind === 'unknown') return undefined;
  const segments = type.value.split('/').filter((segment) => segment !== '');
  const names = texts.slice(position + 1);
  if (names.length !== segments.length - 1)
    return l10n.t("type '{0}' needs {1} names, {2} are given", type.value, segments.length - 1, names.length);
  return { leading: texts.slice(0, position), type: segments, names };
}

function hasSlash(text: Text): boolean {
  if (text.kind === 'string') return text.value.includes('/');
  return text.parts?.some((part) => typeof part === 'string' && part.includes('/')) ?? false;
}

function providerPieces({ type, names }: IdArguments): readonly Piece[] {
  const [namespace = '', ...kinds] = type;
  const segments = kinds.flatMap((kind, index) => [`/${kind}/`, names[index] ?? '']);
  return ['/providers/', namespace, ...segments];
}

/** Where a resource of a scope lives: the beginning of its id, up to `/providers`. */
export function scopePrefix(scope: DeploymentScope): readonly Piece[] {
  switch (scope.kind) {
    case 'resourceGroup':
      return [
        ...subscriptionPrefix(scope.subscriptionId),
        '/resourceGroups/',
        pieceOfName(scope.resourceGroupName),
      ];
    case 'subscription':
      return subscriptionPrefix(scope.subscriptionId);
    case 'managementGroup':
      return managementGroupPrefix(scope.managementGroupName);
    case 'tenant':
      return [];
  }
}

export function subscriptionPrefix(subscriptionId: Value): readonly Piece[] {
  return ['/subscriptions/', pieceOfName(subscriptionId)];
}

export function managementGroupPrefix(name: Value): readonly Piece[] {
  return ['/providers/Microsoft.Management/managementGroups/', pieceOfName(name)];
}

function pieceOfName(name: Value): Piece {
  return isText(name) ? name : '';
}

const guid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** `resourceId([subscription], [resource group], type, names…)`: what leads is optional, and has the scope's value. */
function resourcePrefix(leading: readonly Text[], { context: { scope } }: Call): readonly Piece[] {
  const [first, second] = leading;
  if (first && second) return [...subscriptionPrefix(first), '/resourceGroups/', second];
  if (first && isSubscription(first, scope)) return subscriptionPrefix(first);
  if (first) return [...subscriptionPrefix(scope.subscriptionId), '/resourceGroups/', first];
  return scope.kind === 'managementGroup' ? [] : scopePrefix(scope);
}

/** A single leading argument names the resource group, but in a subscription's deployment it may be a subscription. */
function isSubscription(first: Text, scope: DeploymentScope): boolean {
  if (scope.kind === 'resourceGroup') return false;
  if (first.kind === 'string') return guid.test(first.value);
  return scope.subscriptionId.kind === 'unknown' && scope.subscriptionId.identity === first.identity;
}

/** Azure writes the id of a resource group without `/providers/Microsoft.Resources`. */
function withResourceGroups(id: Value, call: Call): Value {
  if (id.kind !== 'string' && id.kind !== 'unknown') return id;
  const parts = id.kind === 'string' ? [id.value] : (id.parts ?? []);
  if (parts.length === 0) return id;
  const written = parts.map((part) =>
    typeof part === 'string'
      ? part.replace(
          /^(\/subscriptions\/[^/]*)?\/providers\/Microsoft\.Resources\/resourceGroups\//i,
          '$1/resourceGroups/',
        )
      : part,
  );
  return textOf(written, call.origin);
}

const subscriptionResourceId = idFunction(
  'subscriptionResourceId',
  { minimum: 0, maximum: 1 },
  ([subscription], call) => subscriptionPrefix(subscription ?? call.context.scope.subscriptionId),
);

export const idFunctions: readonly TemplateFunction[] = [
  idFunction('resourceId', { minimum: 0, maximum: 2 }, resourcePrefix),
  {
    ...subscriptionResourceId,
    evaluate: (args, call) => withResourceGroups(subscriptionResourceId.evaluate(args, call), call),
  },
  idFunction('tenantResourceId', { minimum: 0, maximum: 0 }, () => []),
  idFunction('managementGroupResourceId', { minimum: 0, maximum: 1 }, ([name], call) =>
    managementGroupPrefix(name ?? call.context.scope.managementGroupName),
  ),
  idFunction('extensionResourceId', { minimum: 1, maximum: 1 }, ([base = '']) => [base]),
];
