/**
 * The order of text. Azure compares with .NET's invariant culture: letters first without regard to case, and where
 * only that differs, the small letter comes first (less and greater in the reference of comparison functions).
 */

/**
 * Negative, zero or positive as `left` comes before, with or after `right`. Undefined where it hangs on the weights of
 * characters other than ASCII letters and digits.
 */
export function compareText(left: string, right: string): number | undefined {
  if (left === right) return 0;
  let byCase = 0;
  const shared = Math.min(left.length, right.length);
  for (let index = 0; index < shared; index += 1) {
    const [one, other] = [left.charCodeAt(index), right.charCodeAt(index)];
    if (one === other) continue;
    if (!isLetterOrDigit(one) || !isLetterOrDigit(other)) return undefined;
    const [oneUpper, otherUpper] = [upper(one), upper(other)];
    if (oneUpper !== otherUpper) return oneUpper - otherUpper;
    byCase ||= other - one;
  }
  if (left.length === right.length) return byCase;
  const next = (left.length > shared ? left : right).charCodeAt(shared);
  return isLetterOrDigit(next) ? left.length - right.length : undefined;
}

function isLetterOrDigit(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

function upper(code: number): number {
  return code >= 97 ? code - 32 : code;
}

/** The order in which the names of an object are listed: alphabetical, and always the same. */
export function compareNames(left: string, right: string): number {
  return compareText(left, right) ?? (left < right ? -1 : 1);
}
