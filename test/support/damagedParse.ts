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

/** A text before the damage, and what it was read as. */
export interface Whole {
  readonly text: string;
  readonly statements: readonly SyntaxNode[];
}

/** Reads a text that is to be damaged, once for all the ways to damage it. */
export function readWhole(language: ParsedLanguage, text: string): Whole {
  return { text, statements: language.parse(text).statements };
}

/**
 * Checks what holds of the parse of any text made from another by damage: there is a tree whose nodes lie in one
 * another, the work for it is bounded, and statements wholly before the damage are what they were.
 */
export function checkDamaged(language: ParsedLanguage, whole: Whole, damaged: string): Survivors {
  const { text, statements: before } = whole;
  const { result, tokens } = language.count(damaged);
  assert.ok(tokens <= 3 * damaged.length + 100, `${tokens} tokens were read of ${damaged.length} characters`);
  const damagedAt = firstDifference(text, damaged);
  const kept = before.filter((_, index) => (before[index + 1]?.start ?? text.length) < damagedAt);
  assert.deepEqual(result.statements.slice(0, kept.length), kept);
  for (const statement of result.statements.slice(kept.length)) checkPlaces(statement, damaged.length);
  return countSurvivors(whole, damaged, result.statements);
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

function countSurvivors(whole: Whole, damaged: string, after: readonly SyntaxNode[]): Survivors {
  const { text, statements } = whole;
  const same = text.length - commonEnd(text, damaged);
  const behind = statements.filter(({ start }) => text.slice(0, start).trimEnd().length > same);
  const places = new Set(after.map(({ kind, start, end }) => `${kind} ${start} ${end}`));
  const moved = damaged.length - text.length;
  const found = behind.filter(({ kind, start, end }) =>
    places.has(`${kind} ${start + moved} ${end + moved}`),
  );
  return { behind: behind.length, found: found.length };
}

/** How many characters at their ends two texts have in common. */
function commonEnd(a: string, b: string): number {
  let count = 0;
  while (count < Math.min(a.length, b.length) && a[a.length - 1 - count] === b[b.length - 1 - count]) count++;
  return count;
}
