import type { Configuration, GroupOverride } from './configuration.js';
import { defaultConfiguration } from './configuration.js';
import { contradict } from './configurationValues.js';
import type { Directive, GivenDirective } from './directives.js';
import type { PathMatcher } from './globs.js';
import { configurationFileName } from './configurationFileName.js';
import { folderOf } from './folders.js';
import { compileGlob, compileNameGlob } from './globs.js';

/** A part of what a user has set, and the directory that its globs are relative to. */
export interface ConfigurationLayer {
  readonly configuration: Partial<Configuration>;
  /** A directory's URI without a slash at the end. */
  readonly base: string;
}

/** What holds for one NSG. */
export interface GroupConfiguration {
  readonly configuration: Configuration;
  /**
   * What an entry of `groups` says of the NSG as a directive in a comment would: `off`, or how to check an NSG that it
   * names in full.
   */
  readonly directive: GivenDirective | undefined;
}

/**
 * What holds for an NSG in a file, its entries of `groups` included.
 * @param layers the weakest first: settings, the file, options given by hand
 */
export function configurationFor(
  layers: readonly ConfigurationLayer[],
  uri: string,
  groupName: string,
): GroupConfiguration {
  const ofAll = ofAllGroups(layers);
  if (ofAll) return ofAll;
  let configuration = defaultConfiguration;
  let directive: Directive | undefined;
  for (const layer of layers) {
    configuration = merge(configuration, layer.configuration);
    for (const override of overridesFor(layer, uri, groupName)) {
      configuration = merge(configuration, settingsOf(override));
      directive = directiveOf(override, groupName) ?? directive;
    }
  }
  return { configuration, directive: directive && { directive, by: 'configuration', origin: undefined } };
}

const configurationsOfAll = new WeakMap<readonly ConfigurationLayer[], GroupConfiguration>();

/** What holds for every NSG alike, where no layer has entries for some of them. */
function ofAllGroups(layers: readonly ConfigurationLayer[]): GroupConfiguration | undefined {
  const known = configurationsOfAll.get(layers);
  if (known) return known;
  if (layers.some(({ configuration }) => (configuration.groups ?? []).length > 0)) return undefined;
  const merged = layers.reduce<Configuration>(
    (under, layer) => merge(under, layer.configuration),
    defaultConfiguration,
  );
  const result = { configuration: merged, directive: undefined };
  configurationsOfAll.set(layers, result);
  return result;
}

/** Whether a file is not checked. */
export function isExcluded(layers: readonly ConfigurationLayer[], uri: string): boolean {
  return layers.some((layer) => {
    const path = pathIn(layer.base, uri);
    return path !== undefined && compiled(layer.configuration).exclude.some((matches) => matches(path));
  });
}

/** Where the configuration file of a document may be: nearest first, none outside of the workspace. */
export function configurationFilesOf(uri: string, roots: readonly string[]): readonly string[] {
  const candidates: string[] = [];
  let directory = parentOf(uri);
  while (folderOf(directory, roots) !== undefined) {
    candidates.push(`${directory}/${configurationFileName}`);
    directory = parentOf(directory);
  }
  return candidates;
}

/** The directory of a file or directory, as a URI without a slash at the end. */
export function parentOf(uri: string): string {
  return uri.slice(0, Math.max(0, uri.lastIndexOf('/')));
}

/** What is set in `over` counts; of the severities, each by itself. A VNet type ends a profile that it contradicts. */
function merge(under: Configuration, over: Partial<Configuration>): Configuration {
  const profile = contradict(under.profile, over.vnetType) ? undefined : under.profile;
  return { ...under, profile, ...over, rules: { ...under.rules, ...over.rules } };
}

function overridesFor(layer: ConfigurationLayer, uri: string, groupName: string): readonly GroupOverride[] {
  const path = pathIn(layer.base, uri);
  return compiled(layer.configuration)
    .groups.filter(({ ofPath, ofName }) => (path !== undefined && ofPath(path)) || ofName(groupName))
    .map(({ override }) => override);
}

function isName({ pattern }: GroupOverride, groupName: string): boolean {
  return pattern.toLowerCase() === groupName.toLowerCase();
}

function settingsOf(override: GroupOverride): Partial<Configuration> {
  const { vnetType, profile, features, rules } = override;
  return {
    ...(vnetType === undefined || vnetType === 'off' ? {} : { vnetType }),
    ...('profile' in override ? { profile } : {}),
    ...(features === undefined ? {} : { features }),
    ...(rules === undefined ? {} : { rules }),
  };
}

/** An entry that only means a file tells how its NSGs are to be taken, not that each of them is to be checked. */
function directiveOf(override: GroupOverride, groupName: string): Directive | undefined {
  const { vnetType, profile } = override;
  if (vnetType === 'off') return { kind: 'off' };
  if (!isName(override, groupName) || (vnetType === undefined && profile === undefined)) return undefined;
  return { kind: 'check', vnetType: vnetType === 'auto' ? undefined : vnetType, profile };
}

interface CompiledConfiguration {
  readonly exclude: readonly PathMatcher[];
  readonly groups: readonly CompiledOverride[];
}

interface CompiledOverride {
  readonly override: GroupOverride;
  readonly ofPath: PathMatcher;
  readonly ofName: PathMatcher;
}

const compiledConfigurations = new WeakMap<Partial<Configuration>, CompiledConfiguration>();

function compiled(configuration: Partial<Configuration>): CompiledConfiguration {
  const known = compiledConfigurations.get(configuration);
  if (known) return known;
  const result = {
    exclude: (configuration.exclude ?? []).map(compileGlob),
    groups: (configuration.groups ?? []).map((override) => ({
      override,
      ofPath: compileGlob(override.pattern),
      ofName: compileNameGlob(override.pattern),
    })),
  };
  compiledConfigurations.set(configuration, result);
  return result;
}

/** The path of a file below a directory, with its escapes resolved; `undefined` for a file elsewhere. */
function pathIn(base: string, uri: string): string | undefined {
  if (!uri.startsWith(`${base}/`)) return undefined;
  const path = uri.slice(base.length + 1);
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
