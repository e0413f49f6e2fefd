import type { RuleField } from '../declarations.js';
import type { GroupText, WrittenProperty } from './groupText.js';
import { isWithin, isWrittenOut, objectAround } from './places.js';

/** The name under which the data of a loop's rules have a property: by the example of any of them. */
export function nameInLoopData(group: GroupText, field: RuleField): string | undefined {
  const inData = group
    .examplesOf(field)
    .properties.filter(({ rule, place }) => !isWrittenOut(rule) && place.entry && !place.isKey);
  const example = inData.find(({ property }) => property.field === field);
  if (example) return example.place.entry?.name;
  return inData.map((other) => nameByCounterpart(field, other)).find((name) => name !== undefined);
}

/** A module of a registry, for which its call stands, takes all that it has by Azure's names. */
function nameByCounterpart(field: RuleField, { rule, property, place }: WrittenProperty): string | undefined {
  const object = objectAround(place);
  if (!object || !isWithin(rule.origin, rule.body)) return undefined;
  const { notation } = place.file;
  return place.entry?.name === notation.nameOf(property.field, object)
    ? notation.nameOf(field, object)
    : undefined;
}
