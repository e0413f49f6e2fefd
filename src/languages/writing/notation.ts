import type { RuleField } from '../declarations.js';
import type { LoadedFiles, NewRule, SourceFile, TextStyle } from '../language.js';
import type { Span } from '../text.js';
import type { DataDocument, DataList, DataObject, Located } from './dataTree.js';
import { styleOf } from './style.js';

/** How a language writes values. */
export interface ValueSyntax {
  /** A name as text, quoted where it must be or where the model, a name in the text, is. */
  readonly key: (name: string, model: string) => string;
  readonly entry: (key: string, value: string) => string;
  readonly scalar: (value: string | number) => string;
  readonly list: (items: readonly string[], layout: Layout, onOneLine: boolean) => string;
  readonly object: (entries: readonly Entry[], layout: Layout) => string;
  /** Whether the items of a list stand on lines of their own, where no list in the text shows it. */
  readonly listsOnLines: boolean;
}

/** A name as it is compared, and a value as text. */
export type Entry = readonly [name: string, value: string];

/** How a language writes data: what the writers need to know of it. */
export interface Notation extends ValueSyntax {
  readonly read: (file: SourceFile) => DataDocument;
  /** The name of a property of a rule, beside the others that an object has. */
  readonly nameOf: (field: RuleField, object: DataObject) => string;
  /** A rule as an element of a list of rules, or of the body of a group, that has no other. */
  readonly rule: (rule: NewRule, list: RuleList, layout: Layout) => string;
  /**
   * A rule as a resource of its own, as one that a loop makes is; absent where rules of both kinds get along.
   * `undefined`: the example's body is no such resource.
   */
  readonly resource?: (
    rule: NewRule,
    example: Located,
    file: OpenFile,
    taken: ReadonlySet<string>,
  ) => string | undefined;
  /** Whether a rule that is a resource of its own is named there without its group. */
  readonly namesAlone: (rule: Located) => boolean;
  /** The element behind which the first rule comes; absent or undefined: the last one. */
  readonly beforeFirst?: (container: DataList | DataObject) => Span | undefined;
  /** Whether what holds an element can have no second one like it; absent: never. */
  readonly isOnly?: (element: Located) => boolean;
  /** What a property that must not be missing has for a value that says nothing; undefined: it may be missing. */
  readonly nothing: (field: RuleField, container: DataList | DataObject | undefined) => string | undefined;
}

/** What rules are put into, and the name of the entry whose value it is. */
export interface RuleList {
  readonly container: DataList | DataObject;
  readonly name: string | undefined;
}

/** The indentation and line ends of text that begins on a line with these blanks. */
export interface Layout extends TextStyle {
  readonly base: string;
}

export function deeper(layout: Layout): Layout {
  return { ...layout, base: layout.base + layout.indent };
}

/** A file that is written into. */
export interface OpenFile {
  readonly document: DataDocument;
  readonly notation: Notation;
  readonly style: TextStyle;
}

/** The files of one write; undefined for what can't be written. */
export interface OpenFiles {
  readonly open: (uri: string | undefined) => OpenFile | undefined;
  /** The symbols that what is written gives to new elements. */
  readonly symbols: Set<string>;
}

export function openFiles(files: LoadedFiles, notationFor: (uri: string) => Notation | undefined): OpenFiles {
  return {
    symbols: new Set(),
    open: (uri) => {
      const file = uri === undefined ? undefined : files.read(uri);
      const notation = file && notationFor(file.uri);
      return notation && openFile(file, notation);
    },
  };
}

/** Many fixes are written into one file, most of them to be offered only: it is read once. */
const opened = new WeakMap<SourceFile, OpenFile>();

function openFile(file: SourceFile, notation: Notation): OpenFile {
  const known = opened.get(file);
  if (known?.notation === notation) return known;
  const fresh = { document: notation.read(file), notation, style: styleOf(file.text) };
  opened.set(file, fresh);
  return fresh;
}
