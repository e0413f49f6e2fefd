import { jsonDocumentOf } from '../../json/documents.js';
import { locate } from '../../json/locate.js';
import type { JsonDocument, JsonNode, JsonObject } from '../../json/tree.js';
import { findProperty } from '../../json/tree.js';
import type { FileEdit, SetField, SourceFiles } from '../../language.js';
import type { Origin } from '../../text.js';
import type { Written } from '../../writing/changes.js';
import { listOfValue, placeToSet, refuse } from '../../writing/changes.js';
import { indentationAt, styleOf } from '../../writing/style.js';
import { counterpartOf, isPlural, valueText } from './fields.js';

/** Writes another value for a property of a rule, in its plural or singular form. */
export function setField(change: SetField, files: SourceFiles): Written {
  const place = placeToSet(change);
  if (!place)
    return refuse('The value is shared with other rules, so that it can not be changed for this one alone.');
  const file = files.read(place.uri);
  const document = file && jsonDocumentOf(file);
  const located = document && locate(document.root, place);
  if (!located) return refuse('The value is written in a way that can not be changed here.');
  const { node, property, parent } = located;
  const renames = change.field !== change.property.field;
  if (
    renames &&
    (parent?.kind !== 'object' || property?.name.toLowerCase() !== change.property.field.toLowerCase())
  ) {
    return refuse(`The value is no ${change.field}; write it by hand.`);
  }
  const edits: FileEdit[] = [valueEdit(change, node, document)];
  if (renames && property) edits.push({ ...spanOf(property), newText: JSON.stringify(change.field) });
  if (parent?.kind === 'object') edits.push(...emptyCounterpart(change, parent, renames));
  return edits;
}

function spanOf({ uri, start, end }: Origin): Origin {
  return { uri, start, end };
}

function valueEdit({ field, value }: SetField, node: JsonNode, { text }: JsonDocument): FileEdit {
  const layout = { ...styleOf(text), base: indentationAt(text, node.start) };
  const wanted = isPlural(field) ? listOfValue(value) : value;
  return { ...spanOf(node), newText: valueText(wanted, node, layout, text) };
}

/** Of the singular and the plural property, the one that isn't written now must hold nothing. */
function emptyCounterpart({ field }: SetField, rule: JsonObject, renames: boolean): readonly FileEdit[] {
  const counterpart = counterpartOf(field);
  const other = counterpart && !renames ? findProperty(rule, counterpart) : undefined;
  if (!other?.value) return [];
  if (other.value.kind === 'array') {
    return other.value.items.length === 0 ? [] : [{ ...spanOf(other.value), newText: '[]' }];
  }
  return [removeProperty(rule, rule.properties.indexOf(other))];
}

/** Takes a property out of an object with the comma that belongs to it. */
function removeProperty(object: JsonObject, index: number): FileEdit {
  const property = object.properties[index];
  const previous = object.properties[index - 1]?.value;
  const next = object.properties[index + 1];
  const end = property?.value?.end ?? object.end;
  if (next) return { uri: object.uri, start: property?.start ?? end, end: next.start, newText: '' };
  const start = previous?.end ?? object.start + 1;
  return { uri: object.uri, start, end, newText: '' };
}
