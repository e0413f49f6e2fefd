import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { posix } from 'node:path';
import ts from 'typescript';

/** Grammars and evaluators that call one another, as what they read is nested; every other import goes one way. */
const mutualRecursion: readonly (readonly string[])[] = [
  // A string of Bicep holds expressions; an expression holds strings, collections and what is declared in them.
  ['parseCollection', 'parseDecorators', 'parseDeployment', 'parseExpression', 'parseString'].map(
    (name) => `src/languages/bicep/syntax/${name}.ts`,
  ),
  // Functions that read files and expressions that go over loops evaluate what is in them.
  ['expressions', 'loadFunctions', 'passes'].map((name) => `src/languages/bicep/evaluation/${name}.ts`),
  ['conditionals', 'expressions', 'forObjects', 'loops', 'operators', 'templates'].map(
    (name) => `src/languages/terraform/evaluation/${name}.ts`,
  ),
  // A body of HCL holds blocks, which have a body.
  ['parseBlock', 'parseBody'].map((name) => `src/languages/terraform/syntax/${name}.ts`),
  // A template of HCL holds expressions, and an expression templates.
  ['parseAccess', 'parseCollection', 'parseExpression', 'parseTemplate', 'templateDirectives'].map(
    (name) => `src/languages/terraform/syntax/${name}.ts`,
  ),
];

type Imports = ReadonlyMap<string, readonly string[]>;

/** The files of `src`, each with those that it loads; what is imported as a type is gone when the program runs. */
function importsOfSource(): Imports {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .map((path) => posix.join('src', path.replaceAll('\\', '/')))
    .filter((path) => path.endsWith('.ts'));
  return new Map(files.map((file) => [file, loadedBy(file)]));
}

function loadedBy(file: string): readonly string[] {
  const { statements } = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  return statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
    const typesOnly = ts.isImportDeclaration(statement)
      ? statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
      : statement.isTypeOnly;
    const from = statement.moduleSpecifier;
    if (typesOnly || !from || !ts.isStringLiteral(from) || !from.text.startsWith('.')) return [];
    return [posix.join(posix.dirname(file), from.text.replace(/\.js$/, '.ts'))];
  });
}

function reachableFrom(file: string, imports: Imports): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = [...(imports.get(file) ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    open.push(...(imports.get(next) ?? []));
  }
  return reached;
}

/** Files that import one another, directly or by way of others: a list for each such group. */
function cyclesOf(imports: Imports): readonly (readonly string[])[] {
  const reachable = new Map([...imports.keys()].map((file) => [file, reachableFrom(file, imports)]));
  const cycles = new Map<string, readonly string[]>();
  for (const [file, reached] of reachable) {
    if (!reached.has(file)) continue;
    const members = [...reached].filter((other) => reachable.get(other)?.has(file)).sort();
    cycles.set(members.join(), members);
  }
  return [...cycles.values()];
}

describe('imports', () => {
  it('find a cycle by way of another file', () => {
    const imports = new Map([
      ['a', ['b']],
      ['b', ['c']],
      ['c', ['b', 'd']],
      ['d', []],
    ]);
    assert.deepEqual(cyclesOf(imports), [['b', 'c']]);
  });

  it('go in cycles only where a grammar or an evaluator is recursive', () => {
    const imports = importsOfSource();
    assert.ok((imports.get('src/service/languages.ts') ?? []).length > 0, 'no import is read');
    const byFirst = (left: readonly string[], right: readonly string[]): number =>
      left.join() < right.join() ? -1 : 1;
    assert.deepEqual([...cyclesOf(imports)].sort(byFirst), [...mutualRecursion].sort(byFirst));
  });
});
