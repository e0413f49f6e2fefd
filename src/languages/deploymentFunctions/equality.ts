import type { Origin } from '../text.js';
import type { ListValue, ObjectValue, Value } from '../values.js';

const deepest = 200;

/** Whether two values are certainly the same: known ones by content, unknown ones by identity. */
export function sameValue(left: Value, right: Value, depth = 0): boolean {
  if (left === right) return true;
  if (left.kind !== right.kind || depth > deepest) return false;
  switch (left.kind) {
    case 'null':
      return true;
    case 'unknown':
      return right.kind === 'unknown' && left.identity === right.identity;
    case 'list':
      return right.kind === 'list' && sameList(left, right, depth + 1);
    case 'object':
      return right.kind === 'object' && sameObject(left, right, depth + 1);
    default:
      return 'value' in right && left.value === right.value;
  }
}

function sameList(left: ListValue, right: ListValue, depth: number): boolean {
  if (left.items.length !== right.items.length || left.open || right.open) return false;
  return left.items.every((item, index) => {
    const other = right.items[index];
    return (
      other !== undefined &&
      item.presence.length === 0 &&
      other.presence.length === 0 &&
      sameValue(item.value, other.value, depth)
    );
  });
}

function sameObject(left: ObjectValue, right: ObjectValue, depth: number): boolean {
  if (left.properties.size !== right.properties.size || left.open || right.open) return false;
  for (const property of left.properties.values()) {
    const other = right.properties.get(property.name)?.value;
    if (!other || !sameValue(property.value, other, depth)) return false;
  }
  return true;
}

/** Whether two values are the same and written at the same place. */
export function sameWriting(left: Value, right: Value): boolean {
  return left === right || (sameOrigin(left.origin, right.origin) && sameValue(left, right));
}

export function sameOrigin(left: Origin | undefined, right: Origin | undefined): boolean {
  return left?.uri === right?.uri && left?.start === right?.start && left?.end === right?.end;
}
