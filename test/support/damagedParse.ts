import assert from 'node:assert/strict';
import type { ParsedLanguage } from '../tools/languages.js';
import { firstDifference } from './damage.js';
import type { SyntaxNode } from './syntaxTree.js';
import { childrenOf, descendantsOf } from './syntaxTree.js';

/** How many of the statements behind the damage were found again. */
export interface Survivors {
  readonly behind: number;
  readonly found: number;
}

/**
 * Checks what holds of the parse of any text made from another by damage: there is a tree whose nodes lie in one
 * another, the work for it is bounded, and statements wholly before the damage are what they were.
 */
export function checkDamaged(language: ParsedLanguage, whole: string, damaged: string): Survivors {
  const before = language.parse(whole).statements;
  const { result: after, tokens } = language.count(damaged);
  assert.ok(tokens <= 3 * damaged.length + 100, `${tokens} tokens were read of ${damaged.length} characters`);
  for (const statement of after.statements) checkPlaces(statement, damaged.length);
  const damagedAt = firstDifference(whole, damaged);
  const kept = before.filter((_, index) => (before[index + 1]?.start ?? whole.length) < damagedAt);
  assert.deepEqual(after.statements.slice(0, kept.length), kept);
  return countSurvivors(whole, damaged, before, after.statements);
}

function checkPlaces(root: SyntaxNode, length: number): void {
  assert.ok(root.start >= 0 && root.end <= length);
  for (const node of descendantsOf(root)) {
    let end = node.start;
    assert.ok(node.start <= node.end, `${node.kind} ends before it begins`);
    for (const child of childrenOf(node)) {
      assert.ok(child.start >= end && child.end <= node.end, `${child.kind} lies outside of ${node.kind}`);
      end = child.end;
    }
  }
}

function countSurvivors(
  whole: string,
  damaged: string,
  before: readonly SyntaxNode[],
  after: readonly SyntaxNode[],
): Survivors {
  const same = commonEnd(whole, damaged);
  const behind = before.filter(
    (statement) => whole.slice(0, statement.start).trimEnd().length > whole.length - same,
  );
  const found = behind.filter((statement) => {
    const start = statement.start + damaged.length - whole.length;
    const end = statement.end + damaged.length - whole.length;
    return after.some((other) => other.start === start && other.end === end && other.kind === statement.kind);
  });
  return { behind: behind.length, found: found.length };
}

/** How many characters at their ends two texts have in common. */
function commonEnd(a: string, b: string): number {
  let count = 0;
  while (count < Math.min(a.length, b.length) && a[a.length - 1 - count] === b[b.length - 1 - count]) count++;
  return count;
}
