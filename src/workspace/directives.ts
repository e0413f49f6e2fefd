import { findProfile, profiles } from '../azure/profiles.js';
import type { ProfileId, VirtualNetworkType } from '../azure/profiles.js';
import { nearestWord } from '../azure/spelling.js';
import * as l10n from '../l10n.js';
import type { Comment } from '../languages/language.js';
import type { Origin } from '../languages/text.js';
import { advice } from './configurationValues.js';
import type { CommentProblem } from './suppressions.js';

/** What a directive says of an NSG: not to check it, or as what. */
export type Directive =
  | { readonly kind: 'off' }
  | {
      readonly kind: 'check';
      readonly vnetType: VirtualNetworkType | undefined;
      readonly profile: ProfileId | undefined;
    };

/** A directive, and what has it: a comment, the metadata of the NSG, or an entry of the configuration that names it. */
export interface GivenDirective {
  readonly directive: Directive;
  readonly by: 'comment' | 'metadata' | 'configuration';
  /** Where a comment or the metadata has it. */
  readonly origin: Origin | undefined;
}

const pattern = /^\s*apim-nsg:\s*([a-z0-9-]+)/i;

/** The words that a directive may have. */
export const directiveWords: readonly string[] = [
  'external',
  'internal',
  'off',
  ...profiles.map(({ id }) => id),
];

/** Reads the word of a directive; `undefined` when it is none of them. */
export function parseDirective(word: string): Directive | undefined {
  const lower = word.trim().toLowerCase();
  if (lower === 'off') return { kind: 'off' };
  if (lower === 'external') return { kind: 'check', vnetType: 'External', profile: undefined };
  if (lower === 'internal') return { kind: 'check', vnetType: 'Internal', profile: undefined };
  const profile = findProfile(lower);
  return profile && { kind: 'check', vnetType: profile.vnetType, profile: profile.id };
}

/** The comments that are evidently meant as directives, and have a word that is none. */
export function directiveProblems(comments: readonly Comment[]): readonly CommentProblem[] {
  return comments.flatMap(({ text, start, end }) => {
    const word = pattern.exec(text)?.[1];
    if (word === undefined || parseDirective(word)) return [];
    // A sentence that begins with our name is no directive.
    const isAlone = /^\s*apim-nsg:\s*\S+\s*(--.*)?$/is.test(text);
    if (!isAlone && nearestWord(word, directiveWords) === undefined) return [];
    return [{ start, end, message: directiveAdvice(word) }];
  });
}

/** What to write in place of a word that is no directive. */
export function directiveAdvice(word: string): string {
  return l10n.t(
    "'{0}' says nothing of how the NSG is to be checked. {1}",
    word,
    advice(word, directiveWords),
  );
}

/**
 * The directive of a declaration: in a comment inside of it, or in the lines of comments directly above. One whose word
 * is none says nothing.
 * @param declaration where the NSG is declared in `text`
 */
export function directiveOf(
  text: string,
  comments: readonly Comment[],
  declaration: Origin,
): GivenDirective | undefined {
  for (const { comment, blockEnd, word } of directivesIn(text, comments)) {
    const isInside = declaration.start <= comment.start && comment.end <= declaration.end;
    const isAbove = blockEnd <= declaration.start && isOneLineEnd(text.slice(blockEnd, declaration.start));
    if (!isInside && !isAbove) continue;
    const directive = parseDirective(word);
    const origin = { uri: declaration.uri, start: comment.start, end: comment.end };
    return directive && { directive, by: 'comment', origin };
  }
  return undefined;
}

/** A comment that says what an NSG is to be checked as. */
interface DirectiveComment {
  readonly comment: Comment;
  /** The end of the comments that stand with it, from this one on. */
  readonly blockEnd: number;
  readonly word: string;
}

const directives = new WeakMap<readonly Comment[], readonly DirectiveComment[]>();

/** The directives among the comments of a file, found once for all NSGs in it. */
function directivesIn(text: string, comments: readonly Comment[]): readonly DirectiveComment[] {
  const known = directives.get(comments) ?? findDirectives(text, comments);
  directives.set(comments, known);
  return known;
}

function findDirectives(text: string, comments: readonly Comment[]): readonly DirectiveComment[] {
  return comments.flatMap((comment, index) => {
    const word = pattern.exec(comment.text)?.[1];
    return word === undefined ? [] : [{ comment, blockEnd: blockEndOf(text, comments, index), word }];
  });
}

/** The end of the last comment that has but blanks and one line end between it and the one before, from an index on. */
function blockEndOf(text: string, comments: readonly Comment[], from: number): number {
  let end = comments[from]?.end ?? 0;
  for (let index = from + 1; index < comments.length; index += 1) {
    const next = comments[index];
    if (!next || !isOneLineEnd(text.slice(end, next.start))) break;
    end = next.end;
  }
  return end;
}

function isOneLineEnd(between: string): boolean {
  return /^[ \t]*(\r?\n)?[ \t]*$/.test(between);
}
