import * as Char from '../../characterCodes.js';
import { isBlank } from '../../syntax/characters.js';
import { isIdentifierPart, isIdentifierStart } from './characters.js';

/**
 * Whether a line begins like a statement: `only` when like nothing else, `nested` when it may also stand in the
 * body of a resource or, with its decorators, in a type.
 */
export function startsStatement(text: string, offset: number): 'only' | 'nested' | undefined {
  if (text.charCodeAt(offset) === Char.At) return 'nested';
  const after = afterWord(text, offset);
  const code = text.charCodeAt(after);
  switch (text.slice(offset, after).trimEnd()) {
    case 'resource':
      return isIdentifierStart(code) ? 'nested' : undefined;
    case 'assert':
    case 'func':
    case 'metadata':
    case 'module':
    case 'output':
    case 'param':
    case 'test':
    case 'type':
    case 'var':
      return isIdentifierStart(code) ? 'only' : undefined;
    case 'targetScope':
      return code === Char.Equals ? 'only' : undefined;
    case 'import':
      return code === Char.LeftBrace || code === Char.Quote || code === Char.Asterisk ? 'only' : undefined;
    case 'extends':
    case 'using':
      return code === Char.Quote ? 'only' : undefined;
    default:
      return undefined;
  }
}

/** Where something stands after the word, if any, and the blanks at an offset. */
export function afterWord(text: string, offset: number): number {
  while (isIdentifierPart(text.charCodeAt(offset))) offset++;
  while (isBlank(text.charCodeAt(offset))) offset++;
  return offset;
}
