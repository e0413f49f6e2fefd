import { bothPresent } from '../../../azure/unknown.js';
import * as l10n from '../../../l10n.js';
import type { Gap } from '../../language.js';
import type { Value } from '../../values.js';
import { unknownValue } from '../../values.js';
import type { Declared } from '../configuration/configuration.js';
import type { Placed } from '../configuration/layers.js';
import { findInLayers } from '../configuration/layers.js';
import type { LocatedModule, Unlocated } from '../configuration/moduleSources.js';
import { locateModule } from '../configuration/moduleSources.js';
import { isInRegistry } from '../configuration/registryModules.js';
import type { Attribute } from '../syntax/bodySyntax.js';
import { evaluateArgumentOf } from './blocks.js';
import type { Instance } from './instances.js';
import type { LazyAttribute } from '../../lazyObject.js';
import { lazyObject } from '../../lazyObject.js';
import type { Module } from './module.js';
import { originOf } from './scope.js';

/** Calls of other modules: local ones, and those of which a copy is installed. */

/** What a module costs of the evaluation's budget, besides what is evaluated in it. */
const stepsOfModule = 2000;

/** Modules that call modules deeper than this are not followed. */
const deepest = 20;

/** The module that an instance of a call is; undefined, with a gap noted, where it can't be followed. */
export function childOf(caller: Module, call: Declared, instance: Instance): Module | undefined {
  return caller.child(instance, () => makeChild(caller, call, instance));
}

function makeChild(caller: Module, call: Declared, instance: Instance): Module | undefined {
  const { session, options } = caller;
  const presence = bothPresent(options.presence, instance.presence);
  const located = locateChild(caller, call);
  if ('problem' in located) session.addGap(gapOf(located, caller, call, instance));
  if ('problem' in located || !presence) return undefined;
  const { directory } = located;
  if (!isInRegistry(directory)) session.calledUnits.add(directory);
  const origin = originOf(call.block.node, caller.scopeIn(call.block.uri));
  return caller.opened({
    directory,
    prefix: `${addressOf(caller, call, instance)}.`,
    args: (name) => evaluateArgumentOf(call.layers, name, instance.scope),
    presence,
    chain: [...options.chain, directory],
    callNames: [...options.callNames, call.name],
    standsFor: isInRegistry(directory) ? origin : options.standsFor,
  });
}

/** The directory of a module that is called, where it can be followed. */
function locateChild({ session, options }: Module, call: Declared): LocatedModule {
  const located = locateModule(sourceOf(call), {
    directory: options.directory,
    rootDirectory: session.rootDirectory,
    callPath: [...options.callNames, call.name],
    files: session.files,
  });
  if ('problem' in located) return located;
  if (options.chain.includes(located.directory))
    return { problem: l10n.t("module '{0}' calls itself", call.name), isLocal: true };
  if (options.chain.length > deepest || !session.context.budget.spend(stepsOfModule)) {
    const problem = l10n.t("module '{0}' is called too deep, or too often, to be followed", call.name);
    return { problem, isLocal: true };
  }
  return located;
}

function gapOf({ problem, isLocal }: Unlocated, caller: Module, call: Declared, instance: Instance): Gap {
  const { uri, node } = sourceAttributeOf(call) ?? call.block;
  const place = 'value' in node ? node.value : node;
  return {
    origin: originOf(place, caller.scopeIn(uri)),
    message: problem,
    kind: isLocal ? 'local' : 'remote',
    names: [call.name, sourceOf(call) ?? ''],
    identity: addressOf(caller, call, instance),
  };
}

function addressOf({ options }: Module, { name }: Declared, { suffix }: Instance): string {
  return `${options.prefix}module.${name}${suffix}`;
}

/** The source that a call names; it is always a literal. */
export function sourceOf(call: Declared): string | undefined {
  const value = sourceAttributeOf(call)?.node.value;
  return value?.kind === 'StringLiteral' ? value.text : undefined;
}

function sourceAttributeOf(call: Declared): Placed<Attribute> | undefined {
  return findInLayers(call.layers, 'source');
}

/** What references to a module see: its outputs. */
export function moduleInstanceValue(caller: Module, call: Declared, instance: Instance): Value {
  const address = addressOf(caller, call, instance);
  const child = childOf(caller, call, instance);
  const origin = originOf(call.block.node, caller.scopeIn(call.block.uri));
  if (!child) return unknownValue(l10n.t("module '{0}' is not followed", call.name), address, origin);
  const outputs = [...child.configuration.outputs.keys()].map((name): LazyAttribute => ({
    name,
    evaluate: () => child.output(name),
  }));
  return lazyObject(outputs, { origin, identity: address });
}
