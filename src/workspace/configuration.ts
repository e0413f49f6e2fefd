import type { ProfileId, VirtualNetworkType } from '../azure/profiles.js';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/**
 * What a user has set, by `apim-nsg.json`, the editor's settings or options of the command line. Globs are relative to
 * the place where it was set (resolveConfiguration.ts).
 */
export interface Configuration {
  readonly vnetType: VirtualNetworkType | 'auto';
  /** A profile for every checked NSG; undefined: the one that its service has. */
  readonly profile: ProfileId | undefined;
  /** Optional features: names, or ids of their requirements. */
  readonly features: readonly string[];
  /** Severities by diagnostic code, or `code/requirement`, where they aren't the default ones. */
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  /** Overrides for some NSGs, by file glob or NSG name; later ones win. */
  readonly groups: readonly GroupOverride[];
  readonly priorityStart: number;
  readonly priorityStep: number;
  /** Globs of files that are not checked. */
  readonly exclude: readonly string[];
}

export interface GroupOverride {
  readonly pattern: string;
  readonly vnetType?: VirtualNetworkType | 'auto' | 'off';
  /** Given as undefined, it is the one that the service has. */
  readonly profile?: ProfileId | undefined;
  readonly features?: readonly string[];
  readonly rules?: Readonly<Record<string, Severity | 'off'>>;
}

export const defaultConfiguration: Configuration = {
  vnetType: 'auto',
  profile: undefined,
  features: [],
  rules: {},
  groups: [],
  priorityStart: 100,
  priorityStep: 10,
  exclude: [],
};
