import * as l10n from '../../l10n.js';
import type { Span, SyntaxProblem } from '../text.js';
import type { LinePlace } from './lines.js';
import { LineTracker } from './lines.js';
import { Token, TokenStream } from './tokens.js';
import type { JsonDocument, JsonNode, JsonProperty } from './tree.js';

/** What is nested deeper than this isn't read: whoever walks the tree may do so by recursion. */
export const maximumDepth = 500;

/** Of a text that is broken all over, the first problems say enough. */
const maximumProblems = 50;

/**
 * Parses JSON with comments and trailing commas. Never fails and never recurses. Of a broken text, as much is kept as
 * can be understood: where brackets don't match, the indentation tells what the author meant.
 */
export function parseJson(uri: string, text: string): JsonDocument {
  const plain = new Parser(uri, text, false).parse();
  return plain.misnested ? new Parser(uri, text, true).parse() : plain;
}

interface ParsedDocument extends JsonDocument {
  readonly misnested: boolean;
}

interface MutableProperty extends JsonProperty {
  value: JsonNode | undefined;
}

interface OpenObject {
  readonly kind: 'object';
  readonly uri: string;
  readonly start: number;
  end: number;
  readonly properties: MutableProperty[];
}

interface OpenArray {
  readonly kind: 'array';
  readonly uri: string;
  readonly start: number;
  end: number;
  readonly items: JsonNode[];
}

/** What a container waits for: in an object the four in turn, in an array `value` and `comma`. */
type Expected = 'name' | 'colon' | 'value' | 'comma';

/** A container whose end hasn't come yet. */
interface Frame {
  readonly container: OpenObject | OpenArray;
  expected: Expected;
  readonly place: LinePlace;
}

/** The place of every token where lines don't matter. */
const anywhere: LinePlace = { line: 0, isFirstOnLine: false, indent: 0 };

class Parser {
  readonly #tokens: TokenStream;
  readonly #frames: Frame[] = [];
  #top: Frame | undefined;
  #root: JsonNode | undefined;
  /** How many containers are open beyond the depth that is read. */
  #tooDeep = 0;
  #misnested = false;
  readonly #lines: LineTracker | undefined;
  #place = anywhere;

  constructor(
    private readonly uri: string,
    private readonly text: string,
    trustsIndentation: boolean,
  ) {
    this.#tokens = new TokenStream(text);
    this.#lines = trustsIndentation ? new LineTracker(text) : undefined;
  }

  parse(): ParsedDocument {
    const tokens = this.#tokens;
    tokens.advance();
    while (tokens.kind !== Token.endOfFile) {
      if (this.#tooDeep > 0) this.#skip();
      else this.#take();
      tokens.advance();
    }
    while (this.#top) this.#closeUnfinished();
    const { comments, problems } = tokens;
    return {
      uri: this.uri,
      text: this.text,
      root: this.#root,
      problems,
      comments,
      misnested: this.#misnested,
    };
  }

  #skip(): void {
    const { kind } = this.#tokens;
    if (kind === Token.openBrace || kind === Token.openBracket) this.#tooDeep += 1;
    if (kind === Token.closeBrace || kind === Token.closeBracket) this.#tooDeep -= 1;
  }

  #take(): void {
    const { kind, start, end } = this.#tokens;
    if (this.#lines) {
      this.#place = this.#lines.place(start, end);
      this.#closeByIndentation();
    }
    switch (kind) {
      case Token.openBrace:
      case Token.openBracket:
        this.#openContainer();
        return;
      case Token.closeBrace:
        this.#closeContainer('object');
        return;
      case Token.closeBracket:
        this.#closeContainer('array');
        return;
      case Token.comma:
        this.#takeComma();
        return;
      case Token.colon:
        this.#takeColon();
        return;
      case Token.string:
        this.#takeString();
        return;
      default:
        this.#takeValue(this.#scalar());
    }
  }

  #scalar(): JsonNode {
    const { uri } = this;
    const { kind, start, end, value } = this.#tokens;
    switch (kind) {
      case Token.number:
        return { kind: 'number', uri, start, end, value: Number(value) };
      case Token.true:
      case Token.false:
        return { kind: 'boolean', uri, start, end, value: kind === Token.true };
      case Token.null:
        return { kind: 'null', uri, start, end };
      default:
        this.#problem(
          this.#tokens,
          l10n.t('A value can only be a string, a number, true, false, null, [ ] or { }.'),
        );
        return { kind: 'invalid', uri, start, end };
    }
  }

  #takeString(): void {
    const { uri } = this;
    const { start, end, value } = this.#tokens;
    const top = this.#top;
    if (top?.container.kind !== 'object' || top.expected === 'value') {
      this.#takeValue({ kind: 'string', uri, start, end, value });
      return;
    }
    if (top.expected === 'comma') this.#missing(top.container, l10n.t('A comma is missing.'));
    if (top.expected === 'colon') this.#missing(top.container, l10n.t('A colon and a value are missing.'));
    top.container.properties.push({ uri, start, end, name: value, value: undefined });
    top.expected = 'colon';
  }

  #takeValue(node: JsonNode): void {
    const top = this.#top;
    if (!top) {
      if (this.#root) this.#problem(node, l10n.t('The document has ended before this.'));
      this.#root ??= node;
      return;
    }
    const { container } = top;
    if (container.kind === 'array') {
      if (top.expected === 'comma') this.#missing(container, l10n.t('A comma is missing.'));
      container.items.push(node);
      top.expected = 'comma';
      return;
    }
    if (top.expected === 'name' || top.expected === 'comma') {
      this.#problem(node, l10n.t('The name of a property is expected.'));
      return;
    }
    if (top.expected === 'colon') this.#missing(container, l10n.t('A colon is missing.'));
    const property = container.properties.at(-1);
    if (property) property.value = node;
    top.expected = 'comma';
  }

  #openContainer(): void {
    const { uri } = this;
    const { kind, start, end } = this.#tokens;
    if (this.#frames.length >= maximumDepth) {
      this.#problem(
        this.#tokens,
        l10n.t("This is nested more than {0} levels deep and isn't read.", maximumDepth),
      );
      this.#tooDeep = 1;
      return;
    }
    const isObject = kind === Token.openBrace;
    if (isObject) this.#endObjectsThatWantAName();
    const container: OpenObject | OpenArray = isObject
      ? { kind: 'object', uri, start, end, properties: [] }
      : { kind: 'array', uri, start, end, items: [] };
    this.#takeValue(container);
    const expected = isObject ? 'name' : 'value';
    this.#top = { container, expected, place: this.#place };
    this.#frames.push(this.#top);
  }

  /** A brace where a name is expected begins the next item of a list whose last item has lost its end. */
  #endObjectsThatWantAName(): void {
    const top = this.#top;
    if (top?.container.kind !== 'object' || (top.expected !== 'name' && top.expected !== 'comma')) return;
    if (!this.#frames.some((frame) => frame.container.kind === 'array')) return;
    while (this.#top?.container.kind === 'object') this.#closeUnfinished();
  }

  #closeContainer(kind: 'object' | 'array'): void {
    const frame = this.#frameToClose(kind);
    if (!frame) {
      this.#misnested = true;
      this.#problem(
        this.#tokens,
        l10n.t("There is nothing that this '{0}' ends.", kind === 'object' ? '}' : ']'),
      );
      return;
    }
    while (this.#top && this.#top !== frame) this.#closeUnfinished();
    this.#expectEnd(frame);
    frame.container.end = this.#tokens.end;
    this.#pop();
  }

  /** The container that a bracket ends; undefined where the bracket is one too many. */
  #frameToClose(kind: 'object' | 'array'): Frame | undefined {
    const top = this.#top;
    if (!this.#lines && top?.container.kind === kind) return top;
    const { line, isFirstOnLine, indent } = this.#place;
    const isCandidate = (frame: Frame): boolean => frame.container.kind === kind;
    if (isFirstOnLine) {
      const aligned = this.#frames.findLast((frame) => isCandidate(frame) && frame.place.indent === indent);
      if (aligned) return aligned;
    }
    if (top && isCandidate(top)) return top;
    const nearest = this.#frames.findLast(isCandidate);
    if (!nearest) return undefined;
    const isMeant = isFirstOnLine ? nearest.place.indent >= indent : nearest.place.line === line;
    return isMeant ? nearest : undefined;
  }

  /** Ends what a line can't be in, as it begins to the left of the line where that was opened. */
  #closeByIndentation(): void {
    const { kind } = this.#tokens;
    const { line, isFirstOnLine, indent } = this.#place;
    if (!isFirstOnLine || kind === Token.closeBrace || kind === Token.closeBracket) return;
    while (this.#top && this.#top.place.line !== line && this.#top !== this.#frames[0]) {
      const opened = this.#top.place;
      const isSibling = kind === Token.openBrace && isObjectOnItsOwnLine(this.#top);
      if (isSibling ? opened.indent < indent : opened.indent <= indent) return;
      this.#closeUnfinished();
    }
  }

  #closeUnfinished(): void {
    const frame = this.#top;
    if (!frame) return;
    const { container } = frame;
    this.#misnested = true;
    this.#expectEnd(frame);
    const bracket = container.kind === 'object' ? '}' : ']';
    this.#problem(
      { start: container.start, end: container.start + 1 },
      l10n.t("The '{0}' that ends this is missing.", bracket),
    );
    container.end = lastEnd(container);
    this.#pop();
  }

  #expectEnd({ container, expected }: Frame): void {
    if (container.kind === 'array') return;
    if (expected === 'colon') this.#missing(container, l10n.t('A colon and a value are missing.'));
    if (expected === 'value') this.#missing(container, l10n.t('A value is missing.'));
  }

  #pop(): void {
    this.#frames.pop();
    this.#top = this.#frames.at(-1);
  }

  #takeComma(): void {
    const top = this.#top;
    if (top?.expected === 'comma') {
      top.expected = top.container.kind === 'object' ? 'name' : 'value';
      return;
    }
    if (top?.container.kind !== 'object' || top.expected === 'name') {
      this.#problem(this.#tokens, l10n.t('There is nothing before this comma.'));
      return;
    }
    this.#expectEnd(top);
    top.expected = 'name';
  }

  #takeColon(): void {
    const top = this.#top;
    if (top?.container.kind === 'object') {
      if (top.expected === 'colon') {
        top.expected = 'value';
        return;
      }
      if (top.expected === 'comma' && this.#takeValueForName(top, top.container)) return;
    } else if (top) top.expected = 'value';
    this.#problem(this.#tokens, l10n.t('There is no name before this colon.'));
  }

  /** A string behind a colon that has a colon behind it is the next name: the value before it is missing. */
  #takeValueForName(frame: Frame, object: OpenObject): boolean {
    const last = object.properties.at(-1);
    if (last?.value?.kind !== 'string') return false;
    const { uri, start, end, value } = last.value;
    last.value = undefined;
    this.#missing(object, l10n.t('A value is missing.'));
    object.properties.push({ uri, start, end, name: value, value: undefined });
    frame.expected = 'value';
    return true;
  }

  /** A problem behind the last thing in a container. */
  #missing(container: OpenObject | OpenArray, message: string): void {
    const end = lastEnd(container);
    this.#problem({ start: Math.max(container.start, end - 1), end }, message);
  }

  #problem({ start, end }: Span, message: string): void {
    const { problems } = this.#tokens;
    if (problems.length < maximumProblems) problems.push({ start, end, message } satisfies SyntaxProblem);
  }
}

function isObjectOnItsOwnLine({ container, place }: Frame): boolean {
  return container.kind === 'object' && place.isFirstOnLine;
}

/** The end of what stands last in a container so far. */
function lastEnd(container: OpenObject | OpenArray): number {
  if (container.kind === 'array') return container.items.at(-1)?.end ?? container.start + 1;
  const property = container.properties.at(-1);
  return property?.value?.end ?? property?.end ?? container.start + 1;
}
