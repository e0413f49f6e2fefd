import type { Presence } from '../../azure/unknown.js';
import { always } from '../../azure/unknown.js';
import * as l10n from '../../l10n.js';
import type { Route, RouteTable } from '../declarations.js';
import type { UnknownValue, Value } from '../values.js';
import { identityOf, nullValue, unknownValue } from '../values.js';
import type { Family } from './children.js';
import { joinFamilies } from './children.js';
import { givenThat, itemsOf, lookup, ownOrigin } from './lookup.js';
import type { DeployedResource } from './resource.js';

/**
 * The route tables that are declared with their routes, and those of which only routes are declared.
 * @param tables the resources of type routeTables
 * @param routes those of type routeTables/routes
 */
export function readRouteTables(
  tables: readonly DeployedResource[],
  routes: readonly DeployedResource[],
): readonly RouteTable[] {
  const { declared, undeclared } = joinFamilies(tables, routes);
  return [...declared.map(readTable), ...undeclared.flatMap(readPartOfTable)];
}

function readTable({ owner, children }: Family<DeployedResource>): RouteTable {
  const { items, open } = itemsOf(lookup(owner.property('properties')?.value, 'routes'));
  const inline = items.flatMap(({ value, presence }) => readItem(owner, value, presence));
  const { name, id, origin, nameOrigin, presence } = owner;
  return {
    kind: 'routeTable',
    name,
    id,
    routes: [...inline, ...children.map(readRouteResource)].flatMap((route) => routeGiven(owner, route)),
    openRoutes: open ?? repeatsOf(children),
    origin,
    nameOrigin,
    presence,
  };
}

function readItem(table: DeployedResource, item: Value, presence: Presence): readonly Route[] {
  if (item.kind !== 'object') return [];
  const name = lookup(item, 'name') ?? nullValue();
  const origin = ownOrigin(item) ?? table.body;
  return [{ name, ...hopOf(lookup(item, 'properties')), origin, presence }];
}

function readRouteResource(resource: DeployedResource): Route {
  const { name, origin, presence } = resource;
  return { name, ...hopOf(resource.property('properties')?.value), origin, presence };
}

function hopOf(properties: Value | undefined): Pick<Route, 'addressPrefix' | 'nextHopType'> {
  return {
    addressPrefix: lookup(properties, 'addressPrefix'),
    nextHopType: lookup(properties, 'nextHopType'),
  };
}

function routeGiven(table: DeployedResource, route: Route): readonly Route[] {
  const presence = givenThat(table.presence, route.presence);
  return presence ? [{ ...route, presence }] : [];
}

function repeatsOf(routes: readonly DeployedResource[]): UnknownValue | undefined {
  return routes.find(({ repeats }) => repeats)?.repeats;
}

/** A table that is declared elsewhere: nobody knows its other routes. */
function readPartOfTable({ owner, children }: Family<DeployedResource | undefined>): readonly RouteTable[] {
  const [first] = children;
  if (!first?.parent) return [];
  const { name, id } = first.parent;
  const { origin, nameOrigin } = owner ?? first;
  return [
    {
      kind: 'routeTable',
      name,
      id,
      routes: children.map(readRouteResource),
      openRoutes: unknownValue(
        l10n.t('the other routes of the table are declared elsewhere'),
        `routes of ${identityOf(name)}`,
      ),
      origin,
      nameOrigin,
      presence: always,
    },
  ];
}
