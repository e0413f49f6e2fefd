import type { RequirementId } from '../azure/requirements.js';
import { findRequirement } from '../azure/requirements.js';
import * as l10n from '../l10n.js';
import type { Comment } from '../languages/language.js';
import type { Span } from '../languages/text.js';
import { advice, codeWords } from './configurationValues.js';
import type { DiagnosticCode } from './diagnosticCodes.js';

/** A comment that switches a finding off: `apim-nsg-disable-next-line missing-rule sql-outbound -- reason`. */
export interface Suppression {
  readonly code: DiagnosticCode;
  /** Undefined: whatever the requirement. */
  readonly requirement: RequirementId | undefined;
  /** The line whose findings it switches off; undefined: those of the whole file. */
  readonly line: Span | undefined;
  readonly comment: Span;
}

/** A comment that is evidently meant for us, and says nothing that we understand. */
export interface CommentProblem extends Span {
  readonly message: string;
}

export interface Suppressions {
  readonly suppressions: readonly Suppression[];
  readonly problems: readonly CommentProblem[];
}

const pattern = /^\s*apim-nsg-([a-z-]+)\s*(.*)$/is;
const verbs = ['disable', 'disable-next-line'] as const;
const example = 'apim-nsg-disable-next-line missing-rule sql-outbound -- reason';

/** Reads the comments of a file. */
export function readSuppressions(text: string, comments: readonly Comment[]): Suppressions {
  const suppressions: Suppression[] = [];
  const problems: CommentProblem[] = [];
  for (const comment of comments) {
    const [, verb, said = ''] = pattern.exec(comment.text) ?? [];
    if (verb === undefined) continue;
    const read = readOne(verb.toLowerCase(), wordsOf(said));
    const { start, end } = comment;
    if (typeof read === 'string') problems.push({ start, end, message: read });
    else {
      const line = read.verb === 'disable' ? undefined : lineAfter(text, comments, comment);
      suppressions.push({ code: read.code, requirement: read.requirement, line, comment: { start, end } });
    }
  }
  return { suppressions, problems };
}

/** The words before the reason. */
function wordsOf(said: string): readonly string[] {
  const [words = ''] = said.split(/(?:^|\s)--(?:\s|$)/, 1);
  return words.split(/\s+/).filter((word) => word !== '');
}

interface Said {
  readonly verb: (typeof verbs)[number];
  readonly code: DiagnosticCode;
  readonly requirement: RequirementId | undefined;
}

/** What a comment says, or what is wrong with it. */
function readOne(verbWord: string, [codeWord, requirementWord, more]: readonly string[]): Said | string {
  const verb = verbs.find((each) => each === verbWord);
  if (!verb) {
    const words = verbs.map((each) => `apim-nsg-${each}`);
    return l10n.t("There is no 'apim-nsg-{0}'. {1}", verbWord, advice(`apim-nsg-${verbWord}`, words));
  }
  if (codeWord === undefined) return l10n.t('Say what is switched off, and why: {0}', example);
  const code = codeWords.find((each) => each === codeWord.toLowerCase());
  if (!code) return l10n.t("There is no diagnostic code '{0}'. {1}", codeWord, advice(codeWord, codeWords));
  if (requirementWord === undefined) return { verb, code, requirement: undefined };
  const requirement = findRequirement(requirementWord.toLowerCase());
  if (!requirement) {
    return l10n.t(
      "There is no requirement '{0}'; 'apim-nsg rules' lists them. The reason comes after '--'.",
      requirementWord,
    );
  }
  if (more !== undefined) return l10n.t("Write the reason after '--': {0}", example);
  return { verb, code, requirement: requirement.id };
}

/** The first line behind a comment that has more than blanks and comments. */
function lineAfter(text: string, comments: readonly Comment[], comment: Comment): Span {
  let start = lineBehind(text, comment);
  for (;;) {
    const content = start + (/^\s*/.exec(text.slice(start))?.[0].length ?? 0);
    const other = comments.find((each) => each.start === content);
    if (!other) break;
    start = lineBehind(text, other);
  }
  const content = start + (/^\s*/.exec(text.slice(start))?.[0].length ?? 0);
  const lineStart = text.lastIndexOf('\n', content - 1) + 1;
  return { start: lineStart, end: nextLine(text, content) };
}

/** Where the line after a comment begins, whose end may be that of its line. */
function lineBehind(text: string, { end }: Comment): number {
  return nextLine(text, Math.max(0, end - 1));
}

/** Where the line after an offset begins; the end of the text where there is none. */
function nextLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}
