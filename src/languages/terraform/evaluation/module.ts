import type { Presence } from '../../../azure/unknown.js';
import * as l10n from '../../../l10n.js';
import { NamedValues } from '../../namedValues.js';
import type { Origin } from '../../text.js';
import type { ObjectValue, UnknownValue, Value } from '../../values.js';
import { failedValue, stringValue, unknownValue } from '../../values.js';
import type { Configuration, Declared, DeclaredResource } from '../configuration/configuration.js';
import { addressOf } from '../configuration/configuration.js';
import { relativePath } from '../configuration/paths.js';
import { evaluateArgumentOf } from './blocks.js';
import { evaluateExpression } from './expressions.js';
import type { Instance, Instances } from './instances.js';
import { instancesOf, instancesValue } from './instances.js';
import type { LazyAttribute } from '../../lazyObject.js';
import { lazyObject } from '../../lazyObject.js';
import { moduleInstanceValue } from './moduleCalls.js';
import { resourceObject } from './resourceObjects.js';
import type { Scope } from './scope.js';
import { originOf } from './scope.js';
import type { Session } from './session.js';
import type { VariableArguments } from './variables.js';
import { variableValue } from './variables.js';

export interface ModuleOptions {
  readonly directory: string;
  /** `module.network.` before the addresses of what it declares; empty for the root module. */
  readonly prefix: string;
  readonly args: VariableArguments;
  /** When the module itself is there. */
  readonly presence: Presence;
  /** The directories of the modules that this one is called from, and its own. */
  readonly chain: readonly string[];
  /** The names of the calls that lead here. */
  readonly callNames: readonly string[];
  /** The call, where the module's own text is nobody's but ours: all that it declares stands there. */
  readonly standsFor?: Origin | undefined;
}

/** A resource or data source with its instances. */
export interface ExpandedResource {
  readonly declared: DeclaredResource;
  readonly isLookup: boolean;
  /** With the module's prefix; without a key. */
  readonly address: string;
  readonly instances: Instances;
}

/** A module that is evaluated: every value once, and when it is asked for. */
export class Module {
  readonly configuration: Configuration;
  readonly #values = new NamedValues();
  readonly #roots = new Map<string, Value | undefined>();
  readonly #expanded = new Map<DeclaredResource, ExpandedResource>();
  readonly #calls = new Map<Declared, Instances>();
  readonly #objects = new Map<Instance, ObjectValue>();
  readonly #children = new Map<Instance, Module | undefined>();

  constructor(
    readonly session: Session,
    readonly options: ModuleOptions,
  ) {
    this.configuration = session.configuration(options.directory);
  }

  /** The scope of what stands in a block of the module. */
  scopeIn(uri: string): Scope {
    return { uri, find: (name) => this.#root(name), context: this.session.context };
  }

  /** The instances of a resource or data source. */
  expand(declared: DeclaredResource, isLookup: boolean): ExpandedResource {
    const known = this.#expanded.get(declared);
    if (known) return known;
    const address = `${this.options.prefix}${isLookup ? 'data.' : ''}${addressOf(declared)}`;
    const instances = instancesOf(declared.layers, this.scopeIn(declared.block.uri));
    const expanded: ExpandedResource = { declared, isLookup, address, instances };
    this.#expanded.set(declared, expanded);
    return expanded;
  }

  /** The object that references to one instance of a resource see. */
  objectOf({ declared, address }: ExpandedResource, instance: Instance): ObjectValue {
    let value = this.#objects.get(instance);
    if (!value) {
      value = resourceObject(declared, `${address}${instance.suffix}`, instance.scope);
      this.#objects.set(instance, value);
    }
    return value;
  }

  /** The instances of a call of another module. */
  expandCall(call: Declared): Instances {
    let known = this.#calls.get(call);
    if (!known) this.#calls.set(call, (known = instancesOf(call.layers, this.scopeIn(call.block.uri))));
    return known;
  }

  /** Another module of the same session, which this one calls. */
  opened(options: ModuleOptions): Module {
    return new Module(this.session, options);
  }

  /** The module that an instance of a call is, made once; undefined where it can't be followed. */
  child(instance: Instance, make: () => Module | undefined): Module | undefined {
    if (!this.#children.has(instance)) this.#children.set(instance, make());
    return this.#children.get(instance);
  }

  /** The value of an output, in the scope of the module. */
  output(name: string): Value {
    const declared = this.configuration.outputs.get(name);
    const address = `${this.options.prefix}output.${name}`;
    if (!declared) return failedValue(l10n.t("the module has no output '{0}'", name), address);
    const cycle = (): UnknownValue => unknownValue(l10n.t("output '{0}' refers to itself", name), address);
    return this.#values.get(address, cycle, () => {
      const value = evaluateArgumentOf(declared.layers, 'value', this.scopeIn(declared.block.uri));
      return value ?? unknownValue(l10n.t("output '{0}' has no value", name), address);
    });
  }

  #root(name: string): Value | undefined {
    if (!this.#roots.has(name)) this.#roots.set(name, this.#makeRoot(name));
    return this.#roots.get(name);
  }

  #makeRoot(name: string): Value | undefined {
    switch (name) {
      case 'var':
        return this.#object('var', this.#variables());
      case 'local':
        return this.#object('local', this.#locals());
      case 'path':
        return this.#object('path', this.#paths());
      case 'module':
        return this.#object('module', this.#modules());
      case 'data':
        return this.#object('data', this.#types(this.configuration.lookups, true));
      case 'terraform':
        return unknownValue(l10n.t('the workspace of Terraform is not known before deployment'), 'terraform');
      default:
        return this.#resourcesOf(name, this.configuration.resources, false);
    }
  }

  #object(name: string, attributes: Iterable<LazyAttribute>): ObjectValue {
    return lazyObject(attributes, { origin: undefined, identity: `${this.options.prefix}${name}` });
  }

  *#variables(): Generator<LazyAttribute> {
    for (const [name, variable] of this.configuration.variables) {
      const address = `${this.options.prefix}var.${name}`;
      const scope = this.scopeIn(variable.block.uri);
      yield { name, evaluate: () => variableValue(variable, this.options.args, address, scope) };
    }
  }

  *#locals(): Generator<LazyAttribute> {
    for (const [name, { uri, node }] of this.configuration.locals) {
      yield { name, evaluate: () => evaluateExpression(node.value, this.scopeIn(uri)) };
    }
  }

  *#paths(): Generator<LazyAttribute> {
    const { directory } = this.options;
    const { rootDirectory } = this.session;
    yield { name: 'module', evaluate: () => stringValue(relativePath(rootDirectory, directory)) };
    yield { name: 'root', evaluate: () => stringValue('.') };
    yield {
      name: 'cwd',
      evaluate: () => unknownValue(l10n.t('where Terraform runs is not known'), 'path.cwd'),
    };
  }

  *#modules(): Generator<LazyAttribute> {
    for (const [name, call] of this.configuration.moduleCalls) {
      const address = `${this.options.prefix}module.${name}`;
      yield {
        name,
        evaluate: () =>
          instancesValue(
            this.expandCall(call),
            address,
            (instance) => moduleInstanceValue(this, call, instance),
            this.#originOf(call),
          ),
      };
    }
  }

  *#types(resources: ReadonlyMap<string, DeclaredResource>, isLookup: boolean): Generator<LazyAttribute> {
    for (const type of new Set([...resources.values()].map((resource) => resource.type))) {
      yield {
        name: type,
        evaluate: () => this.#resourcesOf(type, resources, isLookup) ?? failedValue('', ''),
      };
    }
  }

  #resourcesOf(
    type: string,
    resources: ReadonlyMap<string, DeclaredResource>,
    isLookup: boolean,
  ): Value | undefined {
    const declared = [...resources.values()].filter((resource) => resource.type === type);
    if (declared.length === 0) return undefined;
    const attributes = declared.map((resource): LazyAttribute => ({
      name: resource.name,
      evaluate: () => this.#reference(resource, isLookup),
    }));
    return this.#object(isLookup ? `data.${type}` : type, attributes);
  }

  #reference(declared: DeclaredResource, isLookup: boolean): Value {
    const expanded = this.expand(declared, isLookup);
    return instancesValue(
      expanded.instances,
      expanded.address,
      (instance) => this.objectOf(expanded, instance),
      this.#originOf(declared),
    );
  }

  #originOf({ block: { uri, node } }: Declared): Origin {
    return originOf(node, this.scopeIn(uri));
  }
}
