import type { Position } from 'vscode-languageserver-types';

/**
 * The NSG that a picture is asked for: by the id that its picture has, else the one at a position of a document, else
 * the first that is checked.
 */
export interface PictureTarget {
  readonly uri: string;
  readonly group?: string;
  readonly position: Position | undefined;
}

/**
 * The target that a code lens, a key binding or another extension gave to the command: `{ uri, position }`, as text and
 * as a zero-based line and column, or `{ uri, group }`. `undefined`: the active editor is meant.
 */
export function pictureTargetFrom(argument: unknown): PictureTarget | undefined {
  if (typeof argument !== 'object' || argument === null || !('uri' in argument)) return undefined;
  const { uri } = argument;
  if (typeof uri !== 'string') return undefined;
  const position = 'position' in argument ? positionFrom(argument.position) : undefined;
  const group = 'group' in argument && typeof argument.group === 'string' ? { group: argument.group } : {};
  return { uri, position, ...group };
}

function positionFrom(value: unknown): Position | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (!('line' in value) || !('character' in value)) return undefined;
  const { line, character } = value;
  return typeof line === 'number' && typeof character === 'number' ? { line, character } : undefined;
}
