import { parseBicep } from '../../src/languages/bicep/syntax/parseBicep.js';
import type { SyntaxProblem } from '../../src/languages/text.js';
import type { SyntaxNode } from '../support/syntaxTree.js';

/** A language that has a parser of our own, as the tools that try parsers out see it. */
export interface ParsedLanguage {
  readonly id: string;
  /** How names of its files end. */
  readonly endings: readonly string[];
  readonly parse: (text: string) => ParsedFile;
}

export interface ParsedFile {
  readonly problems: readonly SyntaxProblem[];
  /** What stands side by side at the top of a file. */
  readonly statements: readonly SyntaxNode[];
}

export const parsedLanguages: readonly ParsedLanguage[] = [
  { id: 'bicep', endings: ['.bicep', '.bicepparam'], parse: parseBicep },
];
