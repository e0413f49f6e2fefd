import type { Span } from '../text.js';
import { spanContains } from '../text.js';

/**
 * What the writers see of a file: the data that is written in it, the same way for all languages. A block, a statement
 * and a property are entries of an object; what is neither data nor holds any is an expression without parts.
 */
export type DataNode = DataObject | DataList | DataScalar | DataExpression;

export interface DataObject extends Span, Brackets {
  readonly kind: 'object';
  readonly entries: readonly DataEntry[];
}

export interface DataList extends Span, Brackets {
  readonly kind: 'list';
  readonly items: readonly DataNode[];
}

interface Brackets {
  /** What stands between the brackets; of a file, its whole text. */
  readonly inside: Span;
  /** Whether elements on lines of their own need a comma between them, or none. */
  readonly separator: 'comma' | 'line';
  /** Whether elements are set apart by an empty line where nothing says otherwise. */
  readonly spaced: boolean;
}

/** An entry, from its name to the end of its value. */
export interface DataEntry extends Span {
  /** The name as it is compared; undefined where it is computed. */
  readonly name: string | undefined;
  /** Where the name is written, quotes included: for a block, its type. */
  readonly key: Span;
  /** Where the name is written that tells the entry from its siblings; a block that has no such name has none. */
  readonly symbol: Span | undefined;
  readonly value: DataNode;
}

export interface DataScalar extends Span {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
}

/** Anything that is computed, with the data in it. */
export interface DataExpression extends Span {
  readonly kind: 'expression';
  readonly parts: readonly DataNode[];
}

/** A file as the writers see it. */
export interface DataDocument {
  readonly uri: string;
  readonly text: string;
  readonly root: DataNode | undefined;
  /** The comments without the line end behind them, and what else belongs to the element below it. */
  readonly comments: readonly Span[];
  readonly problems: readonly Span[];
}

/** Data and where it stands. */
export interface Located {
  readonly node: DataNode;
  /** The entry whose value the node is. */
  readonly entry: DataEntry | undefined;
  readonly container: DataObject | DataList | undefined;
  /** Whether what was looked for is the entry's name. */
  readonly isKey: boolean;
}

/** The node, entry or name that is written at exactly this span. */
export function locate({ root }: DataDocument, span: Span): Located | undefined {
  let found: Located | undefined = root && {
    node: root,
    entry: undefined,
    container: undefined,
    isKey: false,
  };
  while (found && !isAt(found, span)) found = childAround(found.node, span);
  return found;
}

function isAt({ node, entry, isKey }: Located, span: Span): boolean {
  return isKey || isSameSpan(node, span) || (entry !== undefined && isEntryAt(entry, span));
}

/** An entry is found without what is before its name as well: decorators, a keyword. */
function isEntryAt({ start, end, key }: DataEntry, span: Span): boolean {
  return end === span.end && start <= span.start && span.start <= key.start;
}

export function isSameSpan(left: Span, right: Span): boolean {
  return left.start === right.start && left.end === right.end;
}

function childAround(node: DataNode, span: Span): Located | undefined {
  switch (node.kind) {
    case 'object': {
      const entry = elementAround(node.entries, span);
      return entry && { node: entry.value, entry, container: node, isKey: isSameSpan(entry.key, span) };
    }
    case 'list': {
      const item = elementAround(node.items, span);
      return item && { node: item, entry: undefined, container: node, isKey: false };
    }
    case 'expression': {
      const part = node.parts.find((one) => spanContains(one, span));
      return part && { node: part, entry: undefined, container: undefined, isKey: false };
    }
    case 'scalar':
      return undefined;
  }
}

/** Of elements in the order of the text, the one around a span. */
function elementAround<T extends Span>(elements: readonly T[], span: Span): T | undefined {
  let [low, high] = [0, elements.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const element = elements[middle];
    if (element && element.end < span.end) low = middle + 1;
    else high = middle;
  }
  const found = elements[low];
  return found && spanContains(found, span) ? found : undefined;
}

/** What stands in a list or an object, in order: items, or entries with their names. */
export function elementsOf(container: DataObject | DataList): readonly Span[] {
  return container.kind === 'list' ? container.items : container.entries;
}

/** The element that a located node is in its container. */
export function elementOf({ node, entry }: Located): Span {
  return entry ?? node;
}

/** The entry of an object by its name without regard to case. */
export function findEntry({ entries }: DataObject, name: string): DataEntry | undefined {
  const lower = name.toLowerCase();
  return entries.find((entry) => entry.name?.toLowerCase() === lower);
}

/** All scalars in a node, in the order of the text. */
export function scalarsIn(node: DataNode): readonly DataScalar[] {
  switch (node.kind) {
    case 'scalar':
      return [node];
    case 'list':
      return node.items.flatMap(scalarsIn);
    case 'object':
      return node.entries.flatMap(({ value }) => scalarsIn(value));
    case 'expression':
      return node.parts.flatMap(scalarsIn);
  }
}

/** How a container is written, its brackets aside. */
type ContainerForm = Pick<Brackets, 'separator'>;

/** A list between two brackets, whose items are read when they are first asked for. */
export function bracketedList(span: Span, form: ContainerForm, read: () => readonly DataNode[]): DataList {
  const items = lazily(read);
  return {
    kind: 'list',
    ...bracketed(span, form),
    get items() {
      return items();
    },
  };
}

/** An object between two brackets, whose entries are read when they are first asked for. */
export function bracketedObject(
  span: Span,
  form: ContainerForm,
  read: () => readonly DataEntry[],
): DataObject {
  const entries = lazily(read);
  return {
    kind: 'object',
    ...bracketed(span, form),
    get entries() {
      return entries();
    },
  };
}

function bracketed({ start, end }: Span, { separator }: ContainerForm) {
  const inside = { start: start + 1, end: Math.max(start + 1, end - 1) };
  return { start, end, inside, separator, spaced: false };
}

/** What is computed, whose parts are read when they are first asked for. */
export function computed({ start, end }: Span, read: () => readonly DataNode[] = () => []): DataExpression {
  const parts = lazily(read);
  return {
    kind: 'expression',
    start,
    end,
    get parts() {
      return parts();
    },
  };
}

export function scalar({ start, end }: Span, value: DataScalar['value']): DataScalar {
  return { kind: 'scalar', start, end, value };
}

/** A value that is made when it is first asked for: of a large file, few nodes are ever looked at. */
export function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
