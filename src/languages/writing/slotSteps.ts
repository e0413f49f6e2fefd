import type { RuleDeclaration, RuleField, RuleProperty } from '../declarations.js';
import type { DataEntry, DataObject } from './dataTree.js';
import type { Wanted } from './fields.js';
import { isEmpty, slotOf, slots } from './fields.js';
import type { GroupText } from './groupText.js';
import { writtenNothing } from './groupText.js';
import type { OpenFile } from './notation.js';
import type { Place } from './places.js';
import { objectAround } from './places.js';
import type { Step } from './steps.js';
import { replaceStep } from './steps.js';
import { valueText } from './valueText.js';

/** A rule's text that is to say something else. */
export interface RuleText {
  readonly group: GroupText;
  readonly rule: RuleDeclaration;
  /** Where a property may be written; undefined where that text isn't the rule's own. */
  readonly placeOf: (property: RuleProperty) => Place | undefined;
  /** The name that a property has in an object of the rule's own text; undefined where none has that meaning. */
  readonly nameOf: (field: RuleField, file: OpenFile, object: DataObject) => string | undefined;
}

/**
 * The steps after which a rule's text says what is wanted in one of its slots: the value is replaced where it is written,
 * the singular property becomes the plural one or the other way round, or a property is added. What else fills the slot
 * is emptied. `undefined` where the rule's own text can't say it.
 */
export function slotSteps(text: RuleText, wanted: Wanted): readonly Step[] | undefined {
  const own = slotOf(wanted.field).flatMap((field) => text.rule.properties.get(field) ?? []);
  const exact = own.find(({ field }) => field === wanted.field);
  const others = own.filter((property) => property !== exact && !isEmpty(property.value));
  const written = exact && text.placeOf(exact);
  if (written)
    return joined([[replaceValue(text, wanted, written)], ...others.map((one) => emptied(text, one))]);
  const [renamed, ...rest] = others;
  if (!exact && renamed) {
    return joined([rename(text, renamed, wanted), ...rest.map((one) => emptied(text, one))]);
  }
  return joined([added(text, wanted), ...others.map((one) => emptied(text, one))]);
}

function joined(parts: readonly (readonly Step[] | undefined)[]): readonly Step[] | undefined {
  const steps: Step[] = [];
  for (const part of parts) {
    if (!part) return undefined;
    steps.push(...part);
  }
  return steps;
}

function replaceValue({ group }: RuleText, { field, value }: Wanted, place: Place): Step {
  const { file, node, entry, isKey } = place;
  const { uri, text } = file.document;
  if (isKey && entry) {
    const model = text.slice(entry.key.start, entry.key.end);
    return replaceStep(uri, entry.key, file.notation.key(String(value), model));
  }
  return replaceStep(uri, node, valueText(group, field, value, { file, offset: node.start, model: place }));
}

/** The property of a slot becomes another one: the singular the plural one, security groups a prefix. */
function rename(text: RuleText, property: RuleProperty, wanted: Wanted): readonly Step[] | undefined {
  const place = text.placeOf(property);
  const object = place && objectAround(place);
  if (!place?.entry || !object) return undefined;
  const { file, entry } = place;
  const name = text.nameOf(wanted.field, file, object);
  if (name === undefined || !isNamed(entry, text.nameOf(property.field, file, object))) return undefined;
  const key = file.document.text.slice(entry.key.start, entry.key.end);
  return [
    replaceStep(file.document.uri, entry.key, file.notation.key(name, key)),
    replaceValue(text, wanted, place),
  ];
}

function isNamed({ name }: DataEntry, wanted: string | undefined): boolean {
  return wanted !== undefined && name?.toLowerCase() === wanted.toLowerCase();
}

/** Takes what a property says away: the property itself, where it may be missing. */
export function emptied(text: RuleText, property: RuleProperty): readonly Step[] | undefined {
  const place = text.placeOf(property);
  const object = place && objectAround(place);
  if (!place?.entry || !object) return undefined;
  const { file, entry, node } = place;
  const { uri } = file.document;
  const nothing = writtenNothing(text.group, property.field) ?? file.notation.nothing(property.field, object);
  if (nothing !== undefined) return [replaceStep(uri, node, nothing)];
  const isKnown = isNamed(entry, text.nameOf(property.field, file, object));
  return isKnown ? [{ kind: 'remove', uri, container: object, element: entry }] : undefined;
}

/** Adds a property behind the one that comes before it in Azure's documents. */
function added(text: RuleText, { field, value }: Wanted): readonly Step[] | undefined {
  const neighbour = neighbourOf(text, field);
  if (!neighbour) return undefined;
  const { place, object } = neighbour;
  const { file } = place;
  const name = text.nameOf(field, file, object);
  if (name === undefined || !place.entry) return undefined;
  const { key: model } = place.entry;
  const key = file.notation.key(name, file.document.text.slice(model.start, model.end));
  const valueAt = { file, offset: place.entry.start, model: undefined };
  return [
    {
      kind: 'insert',
      uri: file.document.uri,
      container: object,
      after: place.entry,
      name,
      text: file.notation.entry(key, valueText(text.group, field, value, valueAt)),
    },
  ];
}

interface Neighbour {
  readonly place: Place;
  readonly object: DataObject;
}

/** The written property behind which another one is best written. */
function neighbourOf(text: RuleText, field: RuleField): Neighbour | undefined {
  const index = slots.indexOf(slotOf(field));
  const before = slots.slice(0, index).reverse();
  const others = [...before, ...slots.slice(index + 1).reverse()].flat().filter((one) => one !== 'name');
  for (const other of others) {
    const property = text.rule.properties.get(other);
    const place = property && text.placeOf(property);
    const object = place && objectAround(place);
    if (object) return { place, object };
  }
  return undefined;
}
