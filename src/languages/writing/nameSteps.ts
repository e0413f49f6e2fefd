import type { RuleProperty } from '../declarations.js';
import type { Span } from '../text.js';
import { isSameSpan, scalarsIn } from './dataTree.js';
import { symbolLike } from './naming.js';
import type { Place } from './places.js';
import { textOf } from './places.js';
import type { Step } from './steps.js';
import { replaceStep } from './steps.js';

/** A rule's own name, without that of its group, where it is known. */
export function ownNameOf(name: RuleProperty | undefined): string | undefined {
  const value = name?.value;
  const last = value?.kind === 'unknown' ? value.parts?.at(-1) : value?.kind === 'string' ? value.value : '';
  if (typeof last !== 'string') return undefined;
  const own = last.slice(last.lastIndexOf('/') + 1);
  return own === '' ? undefined : own;
}

/**
 * The step that gives a rule another name where its name is written: the whole of a literal, else the rule's own part
 * of it (`nsg/rule`, `[concat(parameters('nsg'), '/rule')]`). `undefined` where no such part is written there.
 * @param standsAlone whether the name is without that of its group whatever is written
 */
export function nameStep(
  place: Place,
  own: string | undefined,
  name: string,
  standsAlone: boolean,
): Step | undefined {
  const { file, node, entry, isKey } = place;
  const { uri, text } = file.document;
  if (isKey && entry) {
    const key = text.slice(entry.key.start, entry.key.end);
    return replaceStep(uri, entry.key, file.notation.key(name, key));
  }
  const written = node.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
  if (written !== undefined && !written.includes('/'))
    return replaceStep(uri, node, file.notation.scalar(name));
  const part = own === undefined ? undefined : replacedWord(textOf(place), own, name);
  if (part !== undefined) return replaceStep(uri, node, part);
  return standsAlone ? replaceStep(uri, node, file.notation.scalar(name)) : undefined;
}

/** A text with a word in it replaced where it comes last; `undefined` where the word isn't in it. */
export function replacedWord(text: string, word: string, by: string): string | undefined {
  for (let at = text.lastIndexOf(word); at >= 0; at = at > 0 ? text.lastIndexOf(word, at - 1) : -1) {
    const end = at + word.length;
    const isWord = !isNamePart(text[at - 1]) && !isNamePart(text[end]);
    if (isWord) return text.slice(0, at) + by + text.slice(end);
  }
  return undefined;
}

function isNamePart(character: string | undefined): boolean {
  return character !== undefined && /[\w-]/.test(character);
}

/**
 * The step that gives a rule another name where a loop makes the name from the rule's data: the longest text of the
 * data that is in the name is replaced. No step where that text is replaced already; `undefined` where there is none.
 */
export function nameInData(
  data: Place,
  own: string | undefined,
  name: string,
  steps: readonly Step[],
): readonly Step[] | undefined {
  if (own === undefined) return undefined;
  const { uri, text } = data.file.document;
  const [longest] = textsIn(data)
    .filter(({ value }) => isPartOf(own.toLowerCase(), value.toLowerCase()))
    .sort((left, right) => right.value.length - left.value.length);
  if (!longest) return undefined;
  const { span, value, write } = longest;
  const replaced = steps.find((step) => step.kind === 'replace' && isSameSpan(step, span));
  if (replaced?.kind !== 'replace') return [replaceStep(uri, span, write(withoutRest(name, own, value)))];
  return replaced.newText === text.slice(span.start, span.end) ? undefined : [];
}

/** Whether data make up a name or a telling part of it: one or two letters within it may well be there by chance. */
function isPartOf(name: string, data: string): boolean {
  return data === name || (data.length > 2 && name.includes(data));
}

/** A name without what the loop puts around its data, told by the example of a name and the data in it. */
function withoutRest(name: string, example: string, data: string): string {
  const at = example.toLowerCase().indexOf(data.toLowerCase());
  const before = example.slice(0, at).toLowerCase();
  const after = example.slice(at + data.length).toLowerCase();
  const lower = name.toLowerCase();
  const isAround = lower.startsWith(before) && lower.endsWith(after);
  return isAround && name.length > before.length + after.length
    ? name.slice(before.length, name.length - after.length)
    : name;
}

interface TextInData {
  readonly span: Span;
  readonly value: string;
  readonly write: (value: string) => string;
}

/** The texts of a rule's data, its key among them. */
function textsIn({ node, entry, file: { notation, document } }: Place): readonly TextInData[] {
  const texts = scalarsIn(node).flatMap((span): readonly TextInData[] =>
    typeof span.value === 'string' ? [{ span, value: span.value, write: notation.scalar }] : [],
  );
  if (!entry?.symbol || entry.name === undefined) return texts;
  const model = document.text.slice(entry.key.start, entry.key.end);
  const write = (value: string): string => notation.key(value, model);
  return [...texts, { span: entry.symbol, value: entry.name, write }];
}

/** The step that gives an element another symbol, by the neighbour's; none where it has none, or has one already. */
export function symbolStep(
  place: Place,
  own: string | undefined,
  name: string,
  steps: readonly Step[],
  given: ReadonlySet<string>,
): readonly Step[] {
  const { file, entry, container } = place;
  const written = entry?.symbol;
  if (!written || container?.kind !== 'object') return [];
  if (steps.some((step) => step.kind === 'replace' && isSameSpan(step, written))) return [];
  const { uri, text } = file.document;
  const model = text.slice(written.start, written.end);
  const taken = container.entries.flatMap(({ symbol }) =>
    symbol ? [unquoted(text.slice(symbol.start, symbol.end))] : [],
  );
  const symbol = symbolLike({ symbol: unquoted(model), name: own }, name, [
    ...taken,
    ...[...given].map(unquoted),
  ]);
  return [replaceStep(uri, written, file.notation.key(symbol, model))];
}

function unquoted(text: string): string {
  return text.replace(/^["']|["']$/g, '');
}
