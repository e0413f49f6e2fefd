import * as l10n from '../../../l10n.js';
import type { DeploymentScope } from '../../deploymentFunctions/index.js';
import type { JsonDocument } from '../../json/tree.js';
import type { Gap, SourceFiles } from '../../language.js';
import { keyOf } from '../../resourceManager/ids.js';
import { runtimeProperties, runtimeResource } from '../../resourceManager/runtimeState.js';
import type { Origin } from '../../text.js';
import type { ObjectProperty, ObjectValue, UnknownValue, Value } from '../../values.js';
import { listValue, objectValue, stringValue, unknownValue } from '../../values.js';
import type { Template } from '../template.js';
import type { Environment, Session } from './environment.js';
import { nestedDeployment } from './nested.js';
import { outputsOf } from './outputs.js';
import type { TemplateResource } from './resourceTree.js';
import { expandResources, isDeployment } from './resourceTree.js';
import type { Arguments } from './templateNames.js';
import { TemplateNames } from './templateNames.js';

/** What an analysis reads from and notes down. */
export interface AnalysisState {
  readonly session: Session;
  readonly files: SourceFiles;
  readonly gaps: Gap[];
  readonly calledUnits: Set<string>;
}

/** How a template is deployed. */
export interface DeploymentOptions {
  readonly document: JsonDocument;
  readonly template: Template;
  /** Where its resources are deployed to. */
  readonly scope: DeploymentScope;
  /** The names of the deployments it is in. */
  readonly hints: readonly string[];
  /** What its names mean: what they mean around it, or what it is given. */
  readonly names: { readonly outer: Environment } | { readonly own: OwnNames };
  /** The linked templates that it is in, and itself: each at most once. */
  readonly chain: readonly string[];
  readonly level: number;
}

export interface OwnNames {
  readonly args: Arguments;
  /** Tells its unknown values from those of other deployments. */
  readonly prefix: string;
  /** When it is deployed. */
  readonly presence: Environment['presence'];
}

/** One deployment of a template, with the resources and further deployments in it, each looked at when needed. */
export class Deployment {
  readonly environment: Environment;
  readonly #nested = new Map<TemplateResource, Deployment | undefined>();
  readonly #states = new Map<TemplateResource, Value | undefined>();
  readonly #fullStates = new Map<TemplateResource, Value | undefined>();
  #resources: readonly TemplateResource[] | undefined;
  #byKey: ReadonlyMap<string, TemplateResource> | undefined;
  #isExpanding = false;

  constructor(
    readonly state: AnalysisState,
    readonly options: DeploymentOptions,
  ) {
    const { names } = options;
    this.environment = 'outer' in names ? names.outer : this.#ownNames(names.own).environment;
  }

  #ownNames({ args, prefix, presence }: OwnNames): TemplateNames {
    const { template, scope } = this.options;
    return new TemplateNames({
      session: this.state.session,
      template,
      scope,
      args,
      prefix,
      presence,
      resolveReference: (resource, further, origin) => this.#reference(resource, further, origin),
      symbols: {
        resourceInfo: (symbol) => this.#resourceInfo(symbol),
        references: (symbol, further, origin) => this.#references(symbol, further, origin),
      },
    });
  }

  /** The resources of the template that matter, loops unrolled; those of nested deployments are theirs. */
  get resources(): readonly TemplateResource[] {
    this.#resources ??= this.#expand();
    return this.#resources;
  }

  #expand(): readonly TemplateResource[] {
    const { template, scope, hints } = this.options;
    this.#isExpanding = true;
    const resources = expandResources(template.resources, { environment: this.environment, scope, hints });
    this.#isExpanding = false;
    return resources;
  }

  /** The deployment that a resource of type deployments is; undefined where it can't be followed. */
  nested(resource: TemplateResource): Deployment | undefined {
    if (this.#nested.has(resource)) return this.#nested.get(resource);
    const options = nestedDeployment(resource, this);
    const isGap = 'message' in options;
    if (isGap) this.state.gaps.push(options);
    const nested = isGap ? undefined : new Deployment(this.state, options);
    this.#nested.set(resource, nested);
    return nested;
  }

  /** The outputs of the template, in its own deployment. */
  get outputs(): ObjectValue {
    return outputsOf(this.options.template, this.environment);
  }

  /** `reference(resource, …)`: what is known of a resource by its id, its name or its symbolic name. */
  #reference(resource: Value, further: readonly Value[], origin: Origin | undefined): Value | undefined {
    const found = this.#find(resource);
    if (!found) return undefined;
    const isFull = further.some((one) => one.kind === 'string' && one.value.toLowerCase() === 'full');
    const state = this.#stateOf(found, isFull);
    return state && { ...state, origin };
  }

  #stateOf(found: TemplateResource, isFull: boolean): Value | undefined {
    const states = isFull ? this.#fullStates : this.#states;
    if (!states.has(found)) states.set(found, this.#evaluateState(found, isFull));
    return states.get(found);
  }

  #evaluateState(found: TemplateResource, isFull: boolean): Value | undefined {
    const { resource } = found;
    if (isDeployment(resource.type)) return this.#deploymentState(found, isFull);
    if (resource.existing) return undefined;
    return isFull ? runtimeResource(resource) : runtimeProperties(resource);
  }

  #deploymentState(found: TemplateResource, isFull: boolean): Value | undefined {
    const nested = this.nested(found);
    if (!nested) return undefined;
    const state = openObject([property('outputs', nested.outputs)], found.resource.id);
    return isFull ? openObject([property('properties', state)], found.resource.id) : state;
  }

  #references(symbol: string, further: readonly Value[], origin: Origin): Value | undefined {
    const isFull = further.some((one) => one.kind === 'string' && one.value.toLowerCase() === 'full');
    const all = this.#isExpanding ? [] : this.resources.filter(({ resource }) => resource.symbol === symbol);
    const states = all.flatMap((found) => this.#stateOf(found, isFull) ?? []);
    if (all.length === 0 || states.length < all.length) return undefined;
    const list = listValue(states, origin);
    const repeats = all.find(({ resource }) => resource.repeats)?.resource.repeats;
    return repeats ? { ...list, open: repeats } : list;
  }

  #resourceInfo(symbol: string): Value | undefined {
    const found = this.#find(stringValue(symbol));
    if (!found) return undefined;
    const { resource, fullName } = found;
    return openObject(
      [property('id', resource.id), property('name', fullName), property('type', stringValue(resource.type))],
      resource.id,
    );
  }

  #find(resource: Value): TemplateResource | undefined {
    if (this.#isExpanding) return undefined;
    this.#byKey ??= indexOf(this.resources);
    return this.#byKey.get(keyOf(resource));
  }
}

/** Resources by id, by name, and by symbolic name, with the number of the loop's pass where there is one. */
function indexOf(resources: readonly TemplateResource[]): ReadonlyMap<string, TemplateResource> {
  const byKey = new Map<string, TemplateResource>();
  const add = (key: string, found: TemplateResource): void => {
    if (!byKey.has(key)) byKey.set(key, found);
  };
  for (const found of resources) {
    const { symbol, id } = found.resource;
    const pass = found.index?.kind === 'number' ? `[${found.index.value}]` : '';
    if (symbol !== undefined) add(`${symbol}${pass}`.toLowerCase(), found);
    add(keyOf(id), found);
  }
  for (const found of resources) add(keyOf(found.fullName), found);
  return byKey;
}

function property(name: string, value: Value): ObjectProperty {
  return { name, nameOrigin: undefined, value };
}

/** An object of which more is known only after deployment. */
function openObject(properties: readonly ObjectProperty[], id: Value): ObjectValue {
  const open: UnknownValue = unknownValue(
    l10n.t('Azure tells it only after deployment'),
    `reference(${keyOf(id)})`,
  );
  return { ...objectValue(properties), open };
}
