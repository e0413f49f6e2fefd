import { equality } from '../../functions/equality.js';
import type { Value } from '../../values.js';

/** Whether values are equal, as `==` has it; undefined where that can't be told. */
export function equalityOf(left: Value, right: Value): boolean | undefined {
  const result = equality(left, right);
  // Collections of one type are never equal to tuples and objects; as what a value is may not be known, nothing is said.
  return result === true && isCollection(left) !== isCollection(right) ? undefined : result;
}

function isCollection(value: Value): boolean {
  return 'collection' in value && value.collection !== undefined;
}
