import * as l10n from '../../../l10n.js';
import { casesOf, fromCases, maximumCases } from '../../functions/alternatives.js';
import { bothPresent } from '../../../azure/unknown.js';
import type { ListItem, StringValue, UnknownValue, Value } from '../../values.js';
import { identityOf, stringValue, textOf, unknownValue } from '../../values.js';

/** Ids of resources, put together from their names: known in part, as all but the subscription may be known. */

/** How a type of azurerm's names its resources in Azure Resource Manager. */
interface Naming {
  readonly type: string;
  /** The arguments that name its segments, its own name last. */
  readonly names: readonly string[];
  /** Its own name, where all of its type have the same and no argument gives it. */
  readonly ownName?: string;
  /** The argument that has the id of its parent, where that isn't told by names. */
  readonly parentId?: string;
}

const network = 'Microsoft.Network';
const service = 'Microsoft.ApiManagement/service';
const namings: Readonly<Record<string, Naming>> = {
  azurerm_network_security_group: { type: `${network}/networkSecurityGroups`, names: ['name'] },
  azurerm_network_security_rule: {
    type: `${network}/networkSecurityGroups/securityRules`,
    names: ['network_security_group_name', 'name'],
  },
  azurerm_virtual_network: { type: `${network}/virtualNetworks`, names: ['name'] },
  azurerm_subnet: { type: `${network}/virtualNetworks/subnets`, names: ['virtual_network_name', 'name'] },
  azurerm_route_table: { type: `${network}/routeTables`, names: ['name'] },
  azurerm_route: { type: `${network}/routeTables/routes`, names: ['route_table_name', 'name'] },
  azurerm_api_management: { type: service, names: ['name'] },
  azurerm_api_management_redis_cache: {
    type: `${service}/caches`,
    names: ['name'],
    parentId: 'api_management_id',
  },
  azurerm_api_management_logger: { type: `${service}/loggers`, names: ['api_management_name', 'name'] },
  azurerm_api_management_policy: {
    type: `${service}/policies`,
    names: [],
    ownName: 'policy',
    parentId: 'api_management_id',
  },
  azurerm_api_management_product_policy: {
    type: `${service}/products/policies`,
    names: ['api_management_name', 'product_id'],
    ownName: 'policy',
  },
  azurerm_api_management_api_policy: {
    type: `${service}/apis/policies`,
    names: ['api_management_name', 'api_name'],
    ownName: 'policy',
  },
  azurerm_api_management_api_operation_policy: {
    type: `${service}/apis/operations/policies`,
    names: ['api_management_name', 'api_name', 'operation_id'],
    ownName: 'policy',
  },
  azurerm_api_management_policy_fragment: {
    type: `${service}/policyFragments`,
    names: ['name'],
    parentId: 'api_management_id',
  },
  azurerm_api_management_standalone_gateway: { type: 'Microsoft.ApiManagement/gateways', names: ['name'] },
};

/** The type in Azure Resource Manager that a type of azurerm's is, and the arguments that name it. */
export function namingOf(type: string): Naming | undefined {
  return Object.hasOwn(namings, type) ? namings[type] : undefined;
}

/**
 * The id of a resource of one of azurerm's types; undefined where its names don't make it.
 * @param valueOf gives the value of an argument
 */
export function resourceIdFrom(type: string, valueOf: (name: string) => Value): Value | undefined {
  if (type === 'azurerm_resource_group')
    return joinTexts([...subscription(), '/resourceGroups/', valueOf('name')]);
  if (type === 'azapi_resource' || type === 'azapi_update_resource') return azapiId(valueOf);
  const naming = namingOf(type);
  if (!naming) return undefined;
  const names = namesOf(naming, valueOf);
  const own = names.at(-1);
  if (naming.parentId !== undefined && own)
    return childIdOf(valueOf(naming.parentId), kindOf(naming.type), own);
  return armId(valueOf('resource_group_name'), naming.type, names);
}

/** The names of a resource's segments, as far as its arguments give them; its own last. */
export function namesOf({ names, ownName }: Naming, valueOf: (name: string) => Value): readonly Value[] {
  const given = names.map(valueOf);
  return ownName === undefined ? given : [...given, stringValue(ownName)];
}

/** The last segment of a type. */
function kindOf(type: string): string {
  return type.slice(type.lastIndexOf('/') + 1);
}

/** A resource of azapi's has a parent: another resource, or what contains it. */
function azapiId(valueOf: (name: string) => Value): Value | undefined {
  const type = valueOf('type');
  if (type.kind !== 'string') return undefined;
  const [full = ''] = type.value.split('@');
  const kinds = full.split('/');
  const [parent, name] = [valueOf('parent_id'), valueOf('name')];
  if (kinds.length > 2) return childIdOf(parent, kinds.at(-1) ?? '', name);
  return joinTexts([parent, `/providers/${full}/`, name]);
}

function subscription(): readonly [string, Value] {
  const reason = l10n.t('the subscription is not known before deployment');
  return ['/subscriptions/', unknownValue(reason, 'subscription')];
}

/** The id of a resource in a resource group, by its full type and the names of its segments. */
export function armId(resourceGroup: Value, type: string, names: readonly Value[]): Value {
  const [provider = '', ...kinds] = type.split('/');
  const segments = kinds.flatMap((kind, index) => {
    const name = names[index];
    return name ? [`/${kind}/`, name] : [];
  });
  return joinTexts([
    ...subscription(),
    '/resourceGroups/',
    resourceGroup,
    `/providers/${provider}`,
    ...segments,
  ]);
}

/** The id of a child: that of its parent, its kind, and its name. */
export function childIdOf(parent: Value, kind: string, name: Value): Value {
  return joinTexts([parent, `/${kind}/`, name]);
}

type Text = string | StringValue | UnknownValue;

/** Text put together, for each of the values that its pieces may have; what is no text is unknown in it. */
export function joinTexts(pieces: readonly (string | Value)[]): Value {
  if (!pieces.some(hasCases))
    return textOf(pieces.map((piece) => (typeof piece === 'string' ? piece : asText(piece))));
  let texts: readonly { readonly texts: readonly Text[]; readonly presence: ListItem['presence'] }[] = [
    { texts: [], presence: [] },
  ];
  for (const piece of pieces) {
    const cases = typeof piece === 'string' ? [{ value: piece, presence: [] }] : textCases(piece);
    texts = texts.flatMap((before) =>
      cases.flatMap(({ value, presence }) => {
        const both = bothPresent(before.presence, presence);
        return both ? [{ texts: [...before.texts, value], presence: both }] : [];
      }),
    );
    if (texts.length > maximumCases) return joinTexts(pieces.map(withoutCases));
  }
  const joined = texts.map(({ texts: one, presence }) => ({ value: textOf(one), presence }));
  const [only] = joined;
  if (only && joined.length === 1) return only.value;
  return fromCases(joined, {
    reason: l10n.t('a name depends on a condition'),
    identity: () => pieces.map((piece) => (typeof piece === 'string' ? piece : identityOf(piece))).join(''),
    origin: undefined,
  });
}

function hasCases(piece: string | Value): boolean {
  return typeof piece !== 'string' && piece.kind === 'unknown' && piece.alternatives !== undefined;
}

function textCases(
  value: Value,
): readonly { readonly value: Text; readonly presence: ListItem['presence'] }[] {
  return casesOf(value).map((one) => ({ value: asText(one.value), presence: one.presence }));
}

function asText(value: Value): Text {
  if (value.kind === 'string') return value;
  if (value.kind === 'unknown') return value.alternatives ? withoutAlternatives(value) : value;
  return unknownValue(l10n.t('a name is no text'), identityOf(value));
}

function withoutCases(piece: string | Value): string | Value {
  return typeof piece !== 'string' && piece.kind === 'unknown' ? withoutAlternatives(piece) : piece;
}

function withoutAlternatives({ reason, identity, origin }: UnknownValue): UnknownValue {
  return unknownValue(reason, identity, origin);
}
