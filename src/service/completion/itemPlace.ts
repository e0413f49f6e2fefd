import type { Position, Range } from 'vscode-languageserver-types';
import type { JudgedGroup } from '../../checks/judgedGroup.js';
import type { Comment, Language, SourceFile } from '../../languages/language.js';
import type { Origin } from '../../languages/text.js';
import { spanContains } from '../../languages/text.js';
import { documentOf } from '../positions.js';

/** A line of its own for a rule in a list of rules. */
export interface ItemPlace {
  /** The file without the word that is being typed there. */
  readonly file: SourceFile;
  /** The line up to the end of the word, in the file as it is. */
  readonly range: Range;
  /** Where a comma is missing behind what stands before; undefined where there is one, or nothing before. */
  readonly lacksCommaAt: Position | undefined;
  /** Whether another rule follows. */
  readonly isBeforeItem: boolean;
  /** Whether it is in the list of rules of an NSG, and in none of them. */
  isIn(group: JudgedGroup): boolean;
}

/** The place of a rule at a position, where there is but a word that ends there, or nothing, in the line. */
export function itemPlaceAt(file: SourceFile, language: Language, position: Position): ItemPlace | undefined {
  const document = documentOf(file);
  const start = { line: position.line, character: 0 };
  const offset = document.offsetAt(start);
  const [line = ''] = file.text.slice(offset).split(/\r?\n/, 1);
  const word = line.trim();
  if (!/^[\w-]*$/.test(word) || !line.slice(0, position.character).endsWith(word)) return undefined;
  const end = offset + position.character;
  const tokens = new Tokens(file.text, language.outline(file).comments);
  const before = tokens.before(offset);
  const after = tokens.after(end);
  const isBehindItem = before !== undefined && !/[,[{(]/.test(file.text[before] ?? '');
  return {
    file: word === '' ? file : { uri: file.uri, text: file.text.slice(0, offset) + file.text.slice(end) },
    range: { start, end: position },
    lacksCommaAt: isBehindItem ? document.positionAt(before + 1) : undefined,
    isBeforeItem: after !== undefined && !/[\])}]/.test(file.text[after] ?? ''),
    isIn: (group) => isBetweenRules(group, file, offset, tokens),
  };
}

function isBetweenRules(
  { group, rules }: JudgedGroup,
  { uri, text }: SourceFile,
  offset: number,
  tokens: Tokens,
): boolean {
  const { ruleList } = group;
  const at = { start: offset, end: offset };
  if (ruleList?.uri !== uri || offset <= ruleList.start || !spanContains(ruleList, at)) return false;
  const places = rules.flatMap(({ declaration: { origin, body } }) => [origin, body]);
  if (places.some((place) => isInside(place, uri, offset))) return false;
  // A list is between brackets, which are a part of it; the body of a block is not.
  return tokens.depth(ruleList.start, offset) === (text[ruleList.start] === '[' ? 1 : 0);
}

function isInside(place: Origin, uri: string, offset: number): boolean {
  return place.uri === uri && place.start < offset && offset < place.end;
}

/** The signs of a text that are neither blank nor in a comment. */
class Tokens {
  constructor(
    private readonly text: string,
    private readonly comments: readonly Comment[],
  ) {}

  before(offset: number): number | undefined {
    for (let index = offset - 1; index >= 0; index--) {
      const comment = this.#commentAt(index);
      if (comment) index = comment.start;
      else if (!/\s/.test(this.text[index] ?? '')) return index;
    }
    return undefined;
  }

  after(offset: number): number | undefined {
    for (let index = offset; index < this.text.length; index++) {
      const comment = this.#commentAt(index);
      if (comment) index = comment.end - 1;
      else if (!/\s/.test(this.text[index] ?? '')) return index;
    }
    return undefined;
  }

  /** How many brackets are open at an offset that are not at another one before. */
  depth(from: number, offset: number): number {
    let depth = 0;
    for (let index = from; index < offset; index++) {
      const sign = this.text[index] ?? '';
      const comment = this.#commentAt(index);
      if (comment) index = comment.end - 1;
      else if (sign === '"' || sign === "'") index = this.#endOfText(index, sign);
      else if ('[{('.includes(sign)) depth += 1;
      else if (']})'.includes(sign)) depth -= 1;
    }
    return depth;
  }

  #endOfText(start: number, quote: string): number {
    for (let index = start + 1; index < this.text.length; index++) {
      if (this.text[index] === '\\') index += 1;
      else if (this.text[index] === quote || this.text[index] === '\n') return index;
    }
    return this.text.length;
  }

  #commentAt(offset: number): Comment | undefined {
    return this.comments.find(({ start, end }) => start <= offset && offset < end);
  }
}
