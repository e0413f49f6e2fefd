/** A stretch of a document: offsets in UTF-16 code units, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A stretch of a named document: where a value, a rule or a name is written. */
export interface Origin extends Span {
  /** The document's URI, as the workspace spells it. */
  readonly uri: string;
}

/** A place where text could not be read, with what was expected there. */
export interface SyntaxProblem extends Span {
  readonly message: string;
}

export function spanContains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
