/** Where on its line a token stands. */
export interface LinePlace {
  /** Where the line begins, which tells it from other lines. */
  readonly line: number;
  /** Whether no other token is before it on its line. */
  readonly isFirstOnLine: boolean;
  /** The column of the first token on its line. */
  readonly indent: number;
}

/** The lines of a text, for tokens that come one after another. */
export class LineTracker {
  #line = 0;
  #nextLineEnd: number;
  #indent = 0;
  #behindLast = 0;

  constructor(private readonly text: string) {
    this.#nextLineEnd = text.indexOf('\n');
  }

  /** The place of the next token. */
  place(start: number, end: number): LinePlace {
    while (this.#nextLineEnd >= 0 && this.#nextLineEnd < start) {
      this.#line = this.#nextLineEnd + 1;
      this.#nextLineEnd = this.text.indexOf('\n', this.#line);
    }
    const isFirstOnLine = this.#behindLast <= this.#line;
    if (isFirstOnLine) this.#indent = start - this.#line;
    this.#behindLast = end;
    return { line: this.#line, isFirstOnLine, indent: this.#indent };
  }
}
