import type { InsertOptions } from '../../service/languageService.js';

/**
 * The options that a key binding, a link or another extension gave to the command: `{ vnetType, features }`, the
 * VNet type in any case, no features if none are given. `undefined`: ask.
 */
export function insertOptionsFrom(argument: unknown): InsertOptions | undefined {
  if (typeof argument !== 'object' || argument === null || !('vnetType' in argument)) return undefined;
  const vnetType = vnetTypes.find((type) => type.toLowerCase() === String(argument.vnetType).toLowerCase());
  if (vnetType === undefined) return undefined;
  const features: unknown = 'features' in argument ? argument.features : undefined;
  if (!Array.isArray(features)) return { vnetType, features: [] };
  return { vnetType, features: features.filter((feature) => typeof feature === 'string') };
}

const vnetTypes = ['External', 'Internal'] as const;
