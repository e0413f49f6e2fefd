import type { ScopeKind } from '../deploymentFunctions/index.js';
import type { JsonDocument, JsonNode, JsonObject, JsonProperty } from '../json/tree.js';
import { findObject, findProperty, findString, findValue } from '../json/tree.js';

/** A template as it is written: its parts by their names in lower case, nothing evaluated. */
export interface Template {
  readonly root: JsonObject;
  readonly parameters: ReadonlyMap<string, JsonProperty>;
  readonly variables: ReadonlyMap<string, Variable>;
  /** By `namespace.name`. */
  readonly functions: ReadonlyMap<string, JsonObject>;
  readonly outputs: ReadonlyMap<string, JsonProperty>;
  readonly resources: readonly ResourceEntry[];
  /** Where it is deployed by itself. */
  readonly scope: ScopeKind;
}

/** A variable: a property, or a copy object that makes a list. */
export type Variable =
  | { readonly kind: 'value'; readonly property: JsonProperty }
  | { readonly kind: 'loop'; readonly copy: JsonObject };

/** A resource where it is declared. */
export interface ResourceEntry {
  readonly node: JsonObject;
  /** The symbolic name, in a template of language version 2.0. */
  readonly symbol: string | undefined;
}

/** The template of a document with the values given to its parameters; undefined where there is none. */
export interface FoundTemplate {
  readonly template: Template;
  /** An object of `{ "name": { "value": … } }`, as a blueprint's artifact has one beside its template. */
  readonly givenParameters: JsonObject | undefined;
}

/** Finds the template in a document: the document itself, or the template in a blueprint's artifact. */
export function findTemplate({ root }: JsonDocument): FoundTemplate | undefined {
  if (root?.kind !== 'object') return undefined;
  if (isTemplate(root)) return { template: templateOf(root), givenParameters: undefined };
  const artifact = findString(root, 'kind')?.toLowerCase() === 'template' && findObject(root, 'properties');
  const inner = artifact ? findObject(artifact, 'template') : undefined;
  if (!artifact || !inner) return undefined;
  return { template: templateOf(inner), givenParameters: findObject(artifact, 'parameters') };
}

function isTemplate(root: JsonObject): boolean {
  const schema = findString(root, '$schema');
  if (schema !== undefined && /deploymenttemplate\.json/i.test(schema)) return true;
  return findProperty(root, 'resources') !== undefined && findString(root, 'contentVersion') !== undefined;
}

const templates = new WeakMap<JsonObject, Template>();

/** The parts of a template. */
export function templateOf(root: JsonObject): Template {
  const known = templates.get(root);
  if (known) return known;
  const template: Template = {
    root,
    parameters: propertiesOf(findValue(root, 'parameters')),
    variables: variablesOf(findObject(root, 'variables')),
    functions: functionsOf(findValue(root, 'functions')),
    outputs: propertiesOf(findValue(root, 'outputs')),
    resources: resourcesOf(findValue(root, 'resources')),
    scope: scopeOf(findString(root, '$schema') ?? ''),
  };
  templates.set(root, template);
  return template;
}

function propertiesOf(node: JsonNode | undefined): ReadonlyMap<string, JsonProperty> {
  const properties = node?.kind === 'object' ? node.properties : [];
  return new Map(properties.map((property) => [property.name.toLowerCase(), property]));
}

function variablesOf(node: JsonObject | undefined): ReadonlyMap<string, Variable> {
  const variables = new Map<string, Variable>();
  for (const property of node?.properties ?? []) {
    const name = property.name.toLowerCase();
    const loops = name === 'copy' && property.value?.kind === 'array' ? property.value.items : undefined;
    if (!loops) variables.set(name, { kind: 'value', property });
    for (const copy of loops ?? []) {
      const loopName = copy.kind === 'object' ? findString(copy, 'name') : undefined;
      if (copy.kind === 'object' && loopName !== undefined) {
        variables.set(loopName.toLowerCase(), { kind: 'loop', copy });
      }
    }
  }
  return variables;
}

function functionsOf(node: JsonNode | undefined): ReadonlyMap<string, JsonObject> {
  const functions = new Map<string, JsonObject>();
  for (const group of node?.kind === 'array' ? node.items : []) {
    if (group.kind !== 'object') continue;
    const namespace = findString(group, 'namespace') ?? '';
    for (const { name, value } of findObject(group, 'members')?.properties ?? []) {
      if (value?.kind === 'object') functions.set(`${namespace}.${name}`.toLowerCase(), value);
    }
  }
  return functions;
}

/** The resources in a list, or in an object that gives them symbolic names. */
export function resourcesOf(node: JsonNode | undefined): readonly ResourceEntry[] {
  if (node?.kind === 'array') {
    return node.items.flatMap((item) => (item.kind === 'object' ? [{ node: item, symbol: undefined }] : []));
  }
  if (node?.kind !== 'object') return [];
  return node.properties.flatMap(({ name, value }) =>
    value?.kind === 'object' ? [{ node: value, symbol: name }] : [],
  );
}

function scopeOf(schema: string): ScopeKind {
  if (/\/subscriptionDeploymentTemplate\.json/i.test(schema)) return 'subscription';
  if (/\/managementGroupDeploymentTemplate\.json/i.test(schema)) return 'managementGroup';
  if (/\/tenantDeploymentTemplate\.json/i.test(schema)) return 'tenant';
  return 'resourceGroup';
}
