import type { RuleDeclaration, RuleField } from '../declarations.js';
import type { NewRule } from '../language.js';
import { spanContains } from '../text.js';
import type { Span } from '../text.js';
import type { DataList, DataNode, DataObject } from './dataTree.js';
import { elementOf, isSameSpan } from './dataTree.js';
import type { Wanted } from './fields.js';
import { asList, isEmpty, says, slotOf, wantedOf } from './fields.js';
import type { GroupText } from './groupText.js';
import { nameInLoopData } from './loopData.js';
import { nameInData, nameStep, ownNameOf, replacedWord, symbolStep } from './nameSteps.js';
import type { OpenFile } from './notation.js';
import type { Place } from './places.js';
import { isWrittenOut, ownPlaceOf, placeAt, textOf } from './places.js';
import type { RuleText } from './slotSteps.js';
import { emptied, slotSteps } from './slotSteps.js';
import type { Step } from './steps.js';
import { conflict, editsOf, replaceStep } from './steps.js';
import { endsLine, lineStartOf, nextLineOf, startsLine } from './style.js';
import { applyTextEdits } from './textEdits.js';

/** A rule written by the example of another. */
export interface Clone {
  readonly file: OpenFile;
  readonly container: DataList | DataObject;
  /** The example in its container. */
  readonly example: Span;
  readonly text: string;
  /** The symbol that it has, as it is written. */
  readonly symbol: string | undefined;
  /** How much of its form differs from the example's. */
  readonly distance: number;
}

/**
 * A new rule as the text of another one with what differs replaced, be it the rule itself or the data that a loop makes
 * it from. `undefined` where the example's text doesn't hold all that differs.
 */
export function cloneRule(group: GroupText, example: RuleDeclaration, rule: NewRule): Clone | undefined {
  const place = placeAt(group.files, example.origin);
  if (!place?.container || place.file.notation.isOnly?.(place)) return undefined;
  const said = stepsToSay(group, example, rule);
  const named = said && stepsToName(group, example, rule, place, said.steps);
  if (!named) return undefined;
  const element = elementOf(place);
  const { file } = place;
  const steps = [...said.steps, ...named, ...stepsToForget(place, example, rule)];
  const isWithin = (step: Step): boolean =>
    step.uri === file.document.uri && spanContains(element, step.kind === 'replace' ? step : step.container);
  if (!steps.every(isWithin) || steps.some((left) => steps.some((right) => conflict(left, right))))
    return undefined;
  const text = withoutComments(file, element, steps);
  const { entry, container } = place;
  const symbol = named.find(
    (step) => step.kind === 'replace' && entry?.symbol && isSameSpan(step, entry.symbol),
  );
  return {
    file,
    container,
    example: element,
    text,
    symbol: symbol?.kind === 'replace' ? symbol.newText : undefined,
    distance: said.distance,
  };
}

interface Said {
  readonly steps: readonly Step[];
  readonly distance: number;
}

function stepsToSay(group: GroupText, example: RuleDeclaration, rule: NewRule): Said | undefined {
  const text: RuleText = {
    group,
    rule: example,
    placeOf: (property) => ownPlaceOf(group.files, example, property),
    nameOf: isWrittenOut(example)
      ? (field, { notation }, object) => notation.nameOf(field, object)
      : (field) => nameInLoopData(group, field),
  };
  const steps: Step[] = [];
  let distance = 0;
  for (const wanted of wantedOf(rule)) {
    if (wanted.field === 'name') continue;
    const own = stepsFor(text, wanted);
    if (!own) return undefined;
    steps.push(...own);
    distance += Math.max(0, own.length - 1);
  }
  const description = rule.description === undefined ? example.properties.get('description') : undefined;
  if (description && !isEmpty(description.value)) {
    const without = emptied(text, description);
    if (!without) return undefined;
    steps.push(...without);
  }
  return { steps, distance };
}

function stepsFor(text: RuleText, wanted: Wanted): readonly Step[] | undefined {
  const listed = asList(wanted);
  if (listed && prefersLists(text.group, wanted.field)) {
    const steps = keptOrWritten(text, listed);
    if (steps) return steps;
  }
  return keptOrWritten(text, wanted) ?? (listed && keptOrWritten(text, listed));
}

/** Whether a group writes lists of one. */
function prefersLists({ examplesOf }: GroupText, field: RuleField): boolean {
  return examplesOf(field).lists.some(({ list }) => list.items.length === 1);
}

function keptOrWritten(text: RuleText, wanted: Wanted): readonly Step[] | undefined {
  const own = slotOf(wanted.field).flatMap((field) => text.rule.properties.get(field) ?? []);
  const filled = own.filter(({ value }) => !isEmpty(value));
  const [only] = filled;
  const isSaid = filled.length === 1 && only?.field === wanted.field && says(only.value, wanted.value);
  if (!isSaid) return slotSteps(text, wanted);
  const place = text.placeOf(only);
  if (!place) return [];
  const isOwn = wanted.field === 'priority' || wanted.field === 'description';
  if (isOwn && place.node.kind === 'expression') return slotSteps(text, wanted);
  // A step that writes what is there already keeps others from writing there.
  const { file, node, entry, isKey } = place;
  return [replaceStep(file.document.uri, isKey && entry ? entry.key : node, textOf(place))];
}

function stepsToName(
  { files }: GroupText,
  example: RuleDeclaration,
  { name }: NewRule,
  place: Place,
  steps: readonly Step[],
): readonly Step[] | undefined {
  const property = example.properties.get('name');
  const own = ownNameOf(property);
  const written = property && ownPlaceOf(files, example, property);
  if (!written) {
    const inData = nameInData(place, own, name, steps);
    return inData && [...inData, ...symbolStep(place, own, name, [...inData, ...steps], files.symbols)];
  }
  const standsAlone = example.form !== 'resource' || place.file.notation.namesAlone(place);
  const named = nameStep(written, own, name, standsAlone);
  return named && [named, ...symbolStep(place, own, name, [named, ...steps], files.symbols)];
}

/** What of the example is said of no other rule: ids hold its name, the rest comes from Azure. */
function stepsToForget(place: Place, example: RuleDeclaration, { name }: NewRule): readonly Step[] {
  if (!isWrittenOut(example)) return [];
  const own = ownNameOf(example.properties.get('name'));
  const { uri, text } = place.file.document;
  return objectsOf(place.node).flatMap((container) =>
    container.entries.flatMap((entry): readonly Step[] => {
      const key = entry.name?.toLowerCase();
      if (key === undefined || !foreignKeys.includes(key)) return [];
      const written = text.slice(entry.value.start, entry.value.end);
      const renamed = key === 'id' && own !== undefined ? replacedWord(written, own, name) : undefined;
      if (renamed !== undefined) return [replaceStep(uri, entry.value, renamed)];
      return [{ kind: 'remove', uri, container, element: entry }];
    }),
  );
}

const foreignKeys = ['id', 'etag', 'provisioningstate', 'comments'];

/** A rule's object and its `properties`. */
function objectsOf(node: DataNode): readonly DataObject[] {
  if (node.kind !== 'object') return [];
  const properties = node.entries.find(({ name }) => name?.toLowerCase() === 'properties')?.value;
  return properties?.kind === 'object' ? [node, properties] : [node];
}

/** An element's text after some steps, without the comments on what it was. */
function withoutComments(file: OpenFile, element: Span, steps: readonly Step[]): string {
  const { text, comments, uri } = file.document;
  const removed = comments
    .filter((comment) => spanContains(element, comment))
    .map((comment) => replaceStep(uri, extentOfComment(text, comment), ''));
  const edits = editsOf(file, [...steps, ...removed]);
  const shifted = edits.map(({ start, end, newText }) => ({
    start: start - element.start,
    end: end - element.start,
    newText,
  }));
  return applyTextEdits(text.slice(element.start, element.end), shifted);
}

function extentOfComment(text: string, { start, end }: Span): Span {
  if (startsLine(text, start) && endsLine(text, end)) {
    return { start: lineStartOf(text, start), end: nextLineOf(text, end) };
  }
  let from = start;
  while (text[from - 1] === ' ' || text[from - 1] === '\t') from -= 1;
  return { start: from, end };
}
