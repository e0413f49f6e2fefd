import { bothPresent } from '../../../azure/unknown.js';
import * as l10n from '../../../l10n.js';
import type { Value } from '../../values.js';
import { unknownValue } from '../../values.js';
import type { Declared } from '../configuration/configuration.js';
import { findInLayers } from '../configuration/layers.js';
import { locateModule } from '../configuration/moduleSources.js';
import { isInRegistry } from '../configuration/registryModules.js';
import { evaluateArgumentOf } from './blocks.js';
import type { Instance } from './instances.js';
import type { LazyAttribute } from '../../lazyObject.js';
import { lazyObject } from '../../lazyObject.js';
import { Module } from './module.js';
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
  const origin = originOf(call.block.node, caller.scopeIn(call.block.uri));
  const source = sourceOf(call);
  const located = locateModule(source, {
    directory: options.directory,
    rootDirectory: session.rootDirectory,
    callPath: [...options.callNames, call.name],
    files: session.files,
  });
  const problem =
    'problem' in located
      ? located.problem
      : options.chain.includes(located.directory)
        ? l10n.t("module '{0}' calls itself", call.name)
        : options.chain.length > deepest || !session.context.budget.spend(stepsOfModule)
          ? l10n.t("module '{0}' is called too deep, or too often, to be followed", call.name)
          : undefined;
  const presence = bothPresent(options.presence, instance.presence);
  if (problem !== undefined || !presence || 'problem' in located) {
    if (problem !== undefined) session.addGap(origin, problem);
    return undefined;
  }
  const { directory } = located;
  if (!isInRegistry(directory)) session.calledUnits.add(directory);
  return new Module(session, {
    directory,
    prefix: `${options.prefix}module.${call.name}${instance.suffix}.`,
    args: (name) => evaluateArgumentOf(call.layers, name, instance.scope),
    presence,
    chain: [...options.chain, directory],
    callNames: [...options.callNames, call.name],
    standsFor: isInRegistry(directory) ? origin : options.standsFor,
  });
}

/** The source that a call names; it is always a literal. */
export function sourceOf(call: Declared): string | undefined {
  const value = findInLayers(call.layers, 'source')?.node.value;
  return value?.kind === 'StringLiteral' ? value.text : undefined;
}

/** What references to a module see: its outputs. */
export function moduleInstanceValue(caller: Module, call: Declared, instance: Instance): Value {
  const address = `${caller.options.prefix}module.${call.name}${instance.suffix}`;
  const child = childOf(caller, call, instance);
  const origin = originOf(call.block.node, caller.scopeIn(call.block.uri));
  if (!child) return unknownValue(l10n.t("module '{0}' is not followed", call.name), address, origin);
  const outputs = [...child.configuration.outputs.keys()].map((name): LazyAttribute => ({
    name,
    evaluate: () => child.output(name),
  }));
  return lazyObject(outputs, { origin, identity: address });
}
