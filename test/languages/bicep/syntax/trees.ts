import assert from 'node:assert/strict';
import { parseBicep } from '../../../../src/languages/bicep/syntax/parseBicep.js';
import type { BicepFile, Statement } from '../../../../src/languages/bicep/syntax/statementSyntax.js';
import type { SyntaxNode } from '../../../support/syntaxTree.js';
import { childrenOf, descendantsOf, printTree } from '../../../support/syntaxTree.js';

/** Checks that a text has no syntax problem and is read as these statements. */
export function checkStatements(text: string, ...trees: readonly string[]): void {
  const file = parseBicep(text);
  assert.deepEqual(file.problems, []);
  assert.deepEqual(file.statements.map(printTree), trees);
  checkSpans(file);
}

/** Checks that a text is read as this expression, without a problem. */
export function checkExpression(text: string, tree: string): void {
  checkStatements(`var x = ${text}`, `(VariableStatement x ${tree})`);
}

/** Checks that a text is read as this type, without a problem. */
export function checkType(text: string, tree: string): void {
  checkStatements(`type x = ${text}`, `(TypeStatement x ${tree})`);
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
  const file = parseBicep(text);
  assert.equal(mark(text, file.problems), marked);
  assert.deepEqual(
    file.problems.map((problem) => problem.message),
    expected.messages,
  );
  if (expected.trees) assert.deepEqual(file.statements.map(printTree), expected.trees);
  checkSpans(file);
}

function mark(text: string, places: BicepFile['problems']): string {
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
export function checkSpans(file: BicepFile): void {
  for (const node of descendantsOf(file)) {
    assert.ok(node.start <= node.end, `${node.kind} ends before it begins`);
    let end = node.start;
    for (const child of childrenOf(node)) {
      assert.ok(child.start >= end && child.end <= node.end, `${child.kind} lies outside of ${node.kind}`);
      end = child.end;
    }
  }
}

/** The text of every node of a kind. */
export function textsOf(text: string, kind: string): string[] {
  return descendantsOf(parseBicep(text))
    .filter((node: SyntaxNode) => node.kind === kind)
    .map(({ start, end }) => text.slice(start, end));
}

/** The statements of a file, by their names, those without a name by their kinds. */
export function namesOf(statements: readonly Statement[]): string[] {
  return statements.map((statement) =>
    'name' in statement && statement.name.name !== '' ? statement.name.name : statement.kind,
  );
}
