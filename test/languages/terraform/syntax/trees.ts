import assert from 'node:assert/strict';
import type { BodyItem, TerraformFile } from '../../../../src/languages/terraform/syntax/bodySyntax.js';
import { parseTerraform } from '../../../../src/languages/terraform/syntax/parseTerraform.js';
import { childrenOf, descendantsOf, printTree } from '../../../support/syntaxTree.js';

/** Checks that a text has no syntax problem and is read as these arguments and blocks. */
export function checkItems(text: string, ...trees: readonly string[]): void {
  const file = parseTerraform(text);
  assert.deepEqual(file.problems, []);
  assert.deepEqual(itemsOf(file).map(printTree), trees);
  checkSpans(file);
}

/** Checks that a text is read as this expression, without a problem. */
export function checkExpression(text: string, tree: string): void {
  checkItems(`x = ${text}\n`, `(Attribute x ${tree})`);
}

/**
 * Checks what is reported, and what is read all the same. In the text, `«` and `»` stand around the place of each
 * problem, in the order of their messages.
 */
export function checkRecovery(
  marked: string,
  expected: { readonly messages: readonly string[]; readonly trees?: readonly string[] },
): void {
  const text = marked.replace(/[«»]/g, '');
  const file = parseTerraform(text);
  assert.equal(mark(text, file.problems), marked);
  assert.deepEqual(
    file.problems.map((problem) => problem.message),
    expected.messages,
  );
  if (expected.trees) assert.deepEqual(itemsOf(file).map(printTree), expected.trees);
  checkSpans(file);
}

function mark(text: string, places: TerraformFile['problems']): string {
  const marks = places.flatMap(({ start, end }) => [
    { offset: start, sign: '«' },
    { offset: end, sign: '»' },
  ]);
  return marks
    .reverse()
    .sort((a, b) => b.offset - a.offset)
    .reduce((result, { offset, sign }) => result.slice(0, offset) + sign + result.slice(offset), text);
}

/** Checks that every node lies in the node above it, and after the one before it. */
export function checkSpans(file: TerraformFile): void {
  for (const node of descendantsOf(file)) {
    assert.ok(node.start <= node.end, `${node.kind} ends before it begins`);
    let end = node.start;
    for (const child of childrenOf(node)) {
      assert.ok(child.start >= end && child.end <= node.end, `${child.kind} lies outside of ${node.kind}`);
      end = child.end;
    }
  }
}

/** The arguments and blocks of a file in the native syntax. */
export function itemsOf({ body }: TerraformFile): readonly BodyItem[] {
  assert.equal(body.kind, 'NativeBody');
  return body.items;
}

/** The text of every node of a kind. */
export function textsOf(text: string, kind: string): string[] {
  return descendantsOf(parseTerraform(text))
    .filter((node) => node.kind === kind)
    .map(({ start, end }) => text.slice(start, end));
}

/** Arguments and blocks by their names, blocks with their labels. */
export function namesOf(items: readonly BodyItem[]): string[] {
  return items.map((item) =>
    item.kind === 'Block'
      ? [item.type.name, ...item.labels.map((label) => label.text)].join('.')
      : item.name.name,
  );
}
