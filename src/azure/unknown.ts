/**
 * A fact that can't be known before deployment. It is an answer of its own: whatever depends on it is judged for every
 * value it may have, and stays unknown where these judgements differ.
 */
export interface Unknown {
  readonly kind: 'unknown';
  /** What is not known and why, as a clause for a person: "parameter 'rules' has no default value". */
  readonly reason: string;
}

/**
 * One thing that decides whether something exists: a condition of the template that is not known before deployment,
 * and the outcome it must have. Equal identities are the same condition, so two rules under opposite outcomes of one
 * condition never exist together.
 */
export interface Condition {
  readonly identity: string;
  readonly holds: boolean;
}

/** When something exists: if all of these conditions come out as said. Empty: always. */
export type Presence = readonly Condition[];

export const always: Presence = [];

/** Both presences together; `undefined` when they contradict each other, so that the thing never exists. */
export function bothPresent(left: Presence, right: Presence): Presence | undefined {
  if (left.length === 0) return right;
  if (right.length === 0) return left;
  const added = right.filter((condition) => !left.some((other) => sameCondition(other, condition)));
  const contradicts = added.some((condition) =>
    left.some((other) => other.identity === condition.identity && other.holds !== condition.holds),
  );
  if (contradicts) return undefined;
  return added.length === 0 ? left : [...left, ...added];
}

/**
 * When something exists that does in some of all cases.
 * @param cases those in which it does
 * @param all how many there are
 * @param identity what tells the condition that one of several comes out from others
 */
export function presenceInAny(
  cases: readonly { readonly presence: Presence }[],
  all: number,
  identity: string,
): Presence {
  if (cases.length === all) return always;
  return cases.length === 1 ? (cases[0]?.presence ?? always) : [{ identity, holds: true }];
}

function sameCondition(left: Condition, right: Condition): boolean {
  return left.identity === right.identity && left.holds === right.holds;
}
