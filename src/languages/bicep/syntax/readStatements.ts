import type { Comment } from '../../language.js';
import type { Steps } from '../../steps.js';
import { finish } from '../../steps.js';
import type { Span, SyntaxProblem } from '../../text.js';
import { parseStatement } from './parseStatement.js';
import { Parser } from './parser.js';
import type { Pragma, Statement } from './statementSyntax.js';
import { differenceOf } from './textDifference.js';
import { Token } from './tokens.js';

/** What stands in a text beside its statements. */
export interface Found {
  /** In the order written. */
  readonly comments: readonly Comment[];
  readonly pragmas: readonly Pragma[];
  readonly problems: readonly SyntaxProblem[];
}

/** A statement, with what was found from its beginning to the next one's. Its offsets are those of the text it was read in. */
interface ReadStatement extends Found {
  readonly statement: Statement;
  readonly place: StatementPlace;
  /** Nothing behind this was looked at to read it. */
  readonly seenUntil: number;
}

/** Where a statement begins. */
interface StatementPlace {
  readonly start: number;
  readonly lineStart: number;
  /** Whether reading can begin here: it begins a line, and is first read by its tokens alone. */
  readonly isSeparate: boolean;
}

/** A statement that was read, be it in this text or in an earlier one that is the same around it. */
interface PlacedReading {
  readonly read: ReadStatement;
  /** What has to be added to its offsets to have those in this text. */
  readonly shift: number;
}

/** A text that was read. */
export interface ReadText {
  readonly text: string;
  /** What stands before the first statement. */
  readonly head: Found;
  readonly placed: readonly PlacedReading[];
  /** How many earlier texts statements may be from. */
  readonly generation: number;
}

/** A statement keeps the text alive that it was read in; beyond this many of them all is read anew. */
const mostGenerations = 32;

/**
 * Reads the statements of a text. What comes of it is the same whatever text was read before; where that is the same
 * around a statement, it is only not read again.
 */
export function readStatements(text: string, before?: ReadText): ReadText {
  return finish(readInSteps(text, before));
}

/** The same, a statement in a step. */
export function* readInSteps(text: string, before?: ReadText): Steps<ReadText> {
  if (before && before.generation < mostGenerations) return yield* readChange(text, before);
  const reader = new Reader(new Parser(text));
  while (reader.atStatement()) {
    reader.read();
    yield;
  }
  return { text, head: reader.head, placed: reader.finish(), generation: 0 };
}

/** Reads a text from shortly before where it differs from an earlier one, up to where the statements are those of before. */
function* readChange(text: string, before: ReadText): Steps<ReadText> {
  const { start, end, delta } = differenceOf(before.text, text);
  const kept = before.placed.slice(0, countBefore(before, start));
  const first = before.placed[kept.length];
  const reader = new Reader(kept.length > 0 && first ? parserAt(text, first) : new Parser(text));
  const head = kept.length > 0 ? before.head : reader.head;
  let next = kept.length;
  while (reader.atStatement()) {
    while (startOf(before.placed[next]) + delta < reader.place.start) next += 1;
    const same = before.placed[next];
    const isSame = startOf(same) + delta === reader.place.start && reader.place.lineStart >= end;
    if (isSame && reader.place.isSeparate && same?.read.place.isSeparate) break;
    reader.read();
    yield;
  }
  const isAtEnd = !reader.atStatement();
  const rest = isAtEnd ? [] : before.placed.slice(next);
  const moved = rest.map(({ read, shift }) => ({ read, shift: shift + delta }));
  return { text, head, placed: [...kept, ...reader.finish(), ...moved], generation: before.generation + 1 };
}

function startOf(placed: PlacedReading | undefined): number {
  return placed ? placed.read.place.start + placed.shift : Infinity;
}

function parserAt(text: string, { read: { place }, shift }: PlacedReading): Parser {
  return new Parser(text, { start: place.start + shift, lineStart: place.lineStart + shift });
}

/** How many statements were read without a look at anything from an offset on, such that reading can go on after them. */
function countBefore({ text, placed }: ReadText, offset: number): number {
  let count = 0;
  for (const [index, { read, shift }] of placed.entries()) {
    const next = placed[index + 1];
    if (!next) break;
    // The beginning of the line behind it tells whether a statement goes on there.
    const lineEnd = text.indexOf('\n', Math.max(read.seenUntil + shift, startOf(next)));
    if (lineEnd < 0 || lineEnd >= offset) break;
    if (next.read.place.isSeparate) count = index + 1;
  }
  return count;
}

/** What stands between most statements. */
const nothing: Found = { comments: [], pragmas: [], problems: [] };

/** Reads statements one after another, and keeps with each what is found up to the next. */
class Reader {
  readonly #parser: Parser;
  readonly #read: PlacedReading[] = [];
  #head: Found | undefined;
  /** The statement that was read last; what is found belongs to it until the next begins. */
  #last: Omit<ReadStatement, keyof Found> | undefined;
  #counts = { comments: 0, pragmas: 0, problems: 0 };
  /** Up to here, statements are read by their layout at once. */
  #byLayoutUntil = -1;

  constructor(parser: Parser) {
    this.#parser = parser;
  }

  /** What stands before the first statement, to which reading has gone. */
  get head(): Found {
    return (this.#head ??= this.#takeFound());
  }

  /** Goes to the next statement; false where there is none. */
  atStatement(): boolean {
    const parser = this.#parser;
    while (parser.skip(Token.NewLine));
    return !parser.at(Token.EndOfFile);
  }

  /** Where the next statement begins. */
  get place(): StatementPlace {
    const { start, lineStart, firstOnLine } = this.#parser;
    return { start, lineStart, isSeparate: start === firstOnLine && start >= this.#byLayoutUntil };
  }

  read(): void {
    this.#keepLast();
    const { place } = this;
    const parser = this.#parser;
    const mark = parser.mark(place.start < this.#byLayoutUntil);
    let statement = parseStatement(parser);
    let seenUntil = parser.seenUntil();
    if (!parser.byLayout && (parser.unclosedAt >= 0 || parser.restFollows())) {
      this.#byLayoutUntil = parser.start;
      parser.returnTo(mark);
      statement = parseStatement(parser);
      seenUntil = Math.max(seenUntil, parser.seenUntil());
    }
    this.#last = { statement, place, seenUntil };
  }

  /** All that was read. */
  finish(): readonly PlacedReading[] {
    this.#keepLast();
    return this.#read;
  }

  #keepLast(): void {
    if (this.#last) {
      const { statement, place, seenUntil } = this.#last;
      const { comments, pragmas, problems } = this.#takeFound();
      this.#read.push({ read: { statement, place, seenUntil, comments, pragmas, problems }, shift: 0 });
    } else this.#head ??= this.#takeFound();
    this.#last = undefined;
  }

  /** What was found since this was asked last. */
  #takeFound(): Found {
    const { comments, pragmas, problems } = this.#parser;
    const from = this.#counts;
    if (
      comments.length === from.comments &&
      pragmas.length === from.pragmas &&
      problems.length === from.problems
    )
      return nothing;
    this.#counts = { comments: comments.length, pragmas: pragmas.length, problems: problems.length };
    return {
      comments: comments.slice(from.comments),
      pragmas: pragmas.slice(from.pragmas),
      problems: problems.slice(from.problems),
    };
  }
}

/** A statement of a text. The offsets in it are those of the text in which it was read. */
export interface PlacedStatement<S extends Statement = Statement> {
  readonly statement: S;
  /** What has to be added to the offsets in it to have those in this text. */
  readonly shift: number;
}

/** Whether a statement is one of this kind. */
export function isKind<K extends Statement['kind']>(
  placed: PlacedStatement,
  kind: K,
): placed is PlacedStatement<Extract<Statement, { readonly kind: K }>> {
  return placed.statement.kind === kind;
}

export function placedStatements({ placed }: ReadText): readonly PlacedStatement[] {
  return placed.map(({ read: { statement }, shift }) => ({ statement, shift }));
}

/** What stands in a text beside its statements, by its place. */
export function foundIn({ head, placed }: ReadText): Found {
  const all = [{ found: head, shift: 0 }];
  for (const { read, shift } of placed) if (hasAny(read)) all.push({ found: read, shift });
  return {
    comments: all.flatMap(({ found, shift }) => shifted(found.comments, shift)),
    pragmas: all.flatMap(({ found, shift }) => shifted(found.pragmas, shift)),
    problems: all
      .flatMap(({ found, shift }) => shifted(found.problems, shift))
      .sort((left, right) => left.start - right.start),
  };
}

function hasAny({ comments, pragmas, problems }: Found): boolean {
  return comments.length > 0 || pragmas.length > 0 || problems.length > 0;
}

function shifted<T extends Span>(spans: readonly T[], shift: number): readonly T[] {
  return shift === 0
    ? spans
    : spans.map((span) => ({ ...span, start: span.start + shift, end: span.end + shift }));
}
