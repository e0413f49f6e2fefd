/** The commands that lenses run; both take one `LensTarget`. */
export const lensCommands = { show: 'apimNsg.showRules', add: 'apimNsg.addMissingRules' } as const;

/** The NSG that a lens is about. */
export interface LensTarget {
  readonly uri: string;
  /** The id that its picture has. */
  readonly group: string;
}

/** The target that a command was given; `undefined` for anything else. */
export function lensTargetFrom(argument: unknown): LensTarget | undefined {
  if (typeof argument !== 'object' || argument === null) return undefined;
  if (!('uri' in argument) || !('group' in argument)) return undefined;
  const { uri, group } = argument;
  return typeof uri === 'string' && typeof group === 'string' ? { uri, group } : undefined;
}
