import type { RuleDeclaration, RuleProperty } from '../declarations.js';
import type { Origin, Span } from '../text.js';
import { spanContains } from '../text.js';
import type { DataNode, DataObject, DataScalar, Located } from './dataTree.js';
import { isSameSpan, locate } from './dataTree.js';
import type { OpenFile, OpenFiles } from './notation.js';

/** A place in a file where data is written. */
export interface Place extends Located {
  readonly file: OpenFile;
}

export function placeAt(files: OpenFiles, origin: Origin | undefined): Place | undefined {
  const file = files.open(origin?.uri);
  const located = file && origin && locate(file.document, origin);
  return located && { ...located, file };
}

export function isWithin(inner: Origin | undefined, outer: Origin): boolean {
  return inner?.uri === outer.uri && spanContains(outer, inner);
}

export function isSameOrigin(left: Origin | undefined, right: Origin | undefined): boolean {
  return left?.uri === right?.uri && left !== undefined && right !== undefined && isSameSpan(left, right);
}

/** Whether a rule is read from its own text, and not made from it by a loop's body. */
export function isWrittenOut({ origin, body }: RuleDeclaration): boolean {
  return isSameOrigin(origin, body);
}

/** Whether a rule's text is the body of a loop, as what it is made from isn't written anywhere that was found. */
export function isLoopBody(rule: RuleDeclaration): boolean {
  return rule.form === 'generated' && isWrittenOut(rule);
}

/** Where a rule's own text says a property: where it is used, else where the value is written. */
export function ownPlaceOf(
  files: OpenFiles,
  rule: RuleDeclaration,
  property: RuleProperty,
): Place | undefined {
  const { site, value } = property;
  const used = isWithin(site, rule.origin) ? placeAt(files, site) : undefined;
  return used ?? (isWithin(value.origin, rule.origin) ? placeAt(files, value.origin) : undefined);
}

/** Whether something is broken within a stretch of a file: what is written there could make it worse. */
export function isBroken({ document: { problems } }: OpenFile, { start, end }: Span): boolean {
  return problems.some((problem) => start <= problem.start && problem.end <= end);
}

/** The text of a place. */
export function textOf({ file, node, entry, isKey }: Place): string {
  const { start, end } = isKey && entry ? entry.key : node;
  return file.document.text.slice(start, end);
}

/** The object in which a place is the value of an entry. */
export function objectAround({ container, entry }: Place): DataObject | undefined {
  return entry && container?.kind === 'object' ? container : undefined;
}

/** The first literal in a place: of a list, its first item. */
export function literalIn({ node, isKey }: Place): DataScalar | undefined {
  if (isKey) return undefined;
  const first: DataNode | undefined = node.kind === 'list' ? node.items[0] : node;
  return first?.kind === 'scalar' ? first : undefined;
}
