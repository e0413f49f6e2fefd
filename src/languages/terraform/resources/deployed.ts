import { bothPresent } from '../../../azure/unknown.js';
import * as l10n from '../../../l10n.js';
import type { DeployedResource } from '../../resourceManager/resource.js';
import type { Origin } from '../../text.js';
import type { ObjectProperty, ObjectValue, Value } from '../../values.js';
import { unknownValue } from '../../values.js';
import type { Instance } from '../evaluation/instances.js';
import type { ExpandedResource, Module } from '../evaluation/module.js';
import { originOf } from '../evaluation/scope.js';
import { isItemType, readerOf } from './azurerm.js';
import { ignoresChanges } from '../configuration/lifecycle.js';
import { isInRegistry } from '../configuration/registryModules.js';
import { armId, namesOf, namingOf } from './ids.js';

/** An instance of a resource with what references to it see. */
export interface FoundResource {
  readonly module: Module;
  readonly expanded: ExpandedResource;
  readonly instance: Instance;
  readonly object: ObjectValue;
  readonly origin: Origin;
}

/** The instances of a resource that come about; none where its module doesn't. */
export function foundInstances(module: Module, expanded: ExpandedResource): readonly FoundResource[] {
  const { declared, instances } = expanded;
  const { uri, node } = declared.block;
  const origin = module.options.standsFor ?? originOf(node, module.scopeIn(uri));
  return instances.instances.flatMap((instance) => {
    const presence = bothPresent(module.options.presence, instance.presence);
    if (!presence) return [];
    const object = module.objectOf(expanded, instance);
    return [{ module, expanded, instance: { ...instance, presence }, object, origin }];
  });
}

/** The value of an argument; where it isn't given, what is known of it by its address. */
export function argumentOf({ object }: FoundResource, name: string): Value {
  const value = object.properties.get(name)?.value;
  return (
    value ??
    unknownValue(
      l10n.t('{0} is not known', `${object.identity ?? ''}.${name}`),
      `${object.identity ?? ''}.${name}`,
    )
  );
}

/** A resource of azurerm's as Azure Resource Manager has it; undefined for types that we don't look at. */
export function deployedAzurerm(found: FoundResource): DeployedResource | undefined {
  const { type } = found.expanded.declared;
  const reader = readerOf(type);
  const naming = namingOf(type);
  if (!reader || !naming) return undefined;
  const names = namesOf(naming, (name) => argumentOf(found, name));
  const ownName = names.at(-1) ?? unknownValue(l10n.t('it has no name'), 'no name');
  const parentName = names.at(-2);
  const group = argumentOf(found, 'resource_group_name');
  const parentType = naming.type.slice(0, naming.type.lastIndexOf('/'));
  let read: readonly ObjectProperty[] | undefined;
  return {
    ...commonOf(found, naming.type, isItemType(type)),
    name: ownName,
    ownsAllRules:
      type === 'azurerm_network_security_group' &&
      !ignoresChanges(found.expanded.declared.layers, 'security_rule'),
    id: argumentOf(found, 'id'),
    parent: parentName && { name: parentName, id: armId(group, parentType, names.slice(0, -1)) },
    property: (name) =>
      (read ??= reader(found.object, bodyOf(found))).find((property) => property.name === name),
  };
}

type CommonPart = Omit<DeployedResource, 'id' | 'name' | 'parent' | 'property'>;

/** What is known of a resource whatever it is. */
export function commonOf(found: FoundResource, type: string, isItsItem: boolean): CommonPart {
  const { module, expanded, instance, origin } = found;
  const { declared, instances } = expanded;
  const isRepeated =
    instances.by === 'for_each' ||
    instances.instances.length > 1 ||
    instances.open !== undefined ||
    (instances.by === 'count' && usesCount(found));
  return {
    type,
    symbol: symbolOf(found),
    existing: expanded.isLookup,
    presence: instance.presence,
    repeats: instances.open,
    isStandIn: instances.isStandIn ?? false,
    origin: (isItsItem ? instance.item : undefined) ?? origin,
    body: origin,
    generated: isRepeated,
    nameOrigin: nameOriginOf(found),
    hints: hintsOf(module, declared.name),
  };
}

/** Whether a resource is made anew of each number, and not merely there or not. */
function usesCount({ module, expanded: { declared } }: FoundResource): boolean {
  return declared.layers.some(({ uri, body }) =>
    module.session.files.read(uri)?.text.slice(body.start, body.end).includes('count.index'),
  );
}

/** The address; of what a module of the registry declares, that of the module. */
function symbolOf({ module, expanded, instance }: FoundResource): string {
  if (!module.options.standsFor) return `${expanded.address}${instance.suffix}`;
  return module.options.prefix.replace(/\.$/, '');
}

function nameOriginOf(found: FoundResource): Origin {
  const name = found.object.properties.get('name');
  const site = found.module.options.standsFor ? name?.value.origin : name?.site;
  return site && !isInRegistry(site.uri) ? site : headOf(found);
}

/** What stands between the braces; undefined in JSON. */
function bodyOf({ module, expanded: { declared } }: FoundResource): Origin | undefined {
  const [{ uri, body }] = declared.layers;
  if (module.options.standsFor)
    return module.options.args('security_rules')?.origin ?? module.options.standsFor;
  return body.kind === 'JsonBody' ? undefined : { uri, start: body.start, end: body.end };
}

/** `resource "type" "name"`. */
function headOf({ module, expanded: { declared }, origin }: FoundResource): Origin {
  if (module.options.standsFor) return origin;
  const { node } = declared.block;
  return { ...origin, end: Math.max(node.type.end, ...node.labels.map(({ end }) => end)) };
}

/** The names of the calls that lead to a resource: with its own, which may tell that it is for something else. */
function hintsOf({ options }: Module, name: string): readonly string[] {
  return options.callNames.map((call) => `${call}.${name}`);
}
