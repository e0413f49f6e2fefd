import type { JsonObject } from '../../json/tree.js';
import type { Comment } from '../../language.js';
import type { Span, SyntaxProblem } from '../../text.js';
import type { Expression, Identifier } from './expressionSyntax.js';

/** A file of Terraform's as it is written, in the native syntax or in JSON. Whatever the text, there is a tree. */
export interface TerraformFile extends Span {
  readonly kind: 'TerraformFile';
  /** Read it by bodies.ts, which makes no difference between the syntaxes. */
  readonly body: Body;
  /** In the order written; in JSON, the texts of `"//"` properties too. */
  readonly comments: readonly Comment[];
  /** By their place. */
  readonly problems: readonly SyntaxProblem[];
}

/** The arguments and blocks of a file, or of a block: then the span is what stands between the braces. */
export type Body = JsonBody | NativeBody;

export interface NativeBody extends Span {
  readonly kind: 'NativeBody';
  /** In the order written. */
  readonly items: readonly BodyItem[];
}

/**
 * A body in JSON. Its properties don't tell arguments from blocks, so that it is decoded as whoever reads it asks for
 * the one or the other.
 */
export interface JsonBody extends Span {
  readonly kind: 'JsonBody';
  /** The objects of which the properties are taken, one after the other; nearly always one. */
  readonly objects: readonly JsonObject[];
  readonly source: JsonSource;
}

/** The text that JSON bodies are of. */
export interface JsonSource {
  readonly text: string;
  /** How strings are read where whoever asks doesn't say otherwise: `.tfvars.json` has literal ones. */
  readonly strings: StringReading;
}

/**
 * What a string of JSON stands for. `template`: a template, as in the most arguments. `literal`: just its text, as in
 * variable defaults and variable files. `expression`: an expression without quotes, as in `depends_on`, `provider` and
 * the types of variables.
 */
export type StringReading = 'expression' | 'literal' | 'template';

export type BodyItem = Attribute | Block;

/** `name = value`, called an argument in Terraform's documents. */
export interface Attribute extends Span {
  readonly kind: 'Attribute';
  /** In JSON its span has the quotes in it. */
  readonly name: Identifier;
  /** Where the `=` (in JSON the `:`) stands; undefined where it is missing. */
  readonly equals: number | undefined;
  readonly value: Expression;
}

/** `type "label" { … }`. */
export interface Block extends Span {
  readonly kind: 'Block';
  readonly type: Identifier;
  readonly labels: readonly BlockLabel[];
  /** Where the `{` stands; undefined where it is missing. */
  readonly openBrace: number | undefined;
  /** Where the `}` stands; undefined where it is missing. */
  readonly closeBrace: number | undefined;
  readonly body: Body;
}

/** A label of a block. The span has the quotes in it, if there are any. */
export interface BlockLabel extends Span {
  readonly kind: 'BlockLabel';
  readonly text: string;
}
