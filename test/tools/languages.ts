import { parseBicep } from '../../src/languages/bicep/syntax/parseBicep.js';
import { Scanner as BicepScanner } from '../../src/languages/bicep/syntax/scanner.js';
import { attributesOf } from '../../src/languages/terraform/syntax/bodies.js';
import { parseTerraform } from '../../src/languages/terraform/syntax/parseTerraform.js';
import { parseTerraformJson } from '../../src/languages/terraform/syntax/parseTerraformJson.js';
import { Scanner as TerraformScanner } from '../../src/languages/terraform/syntax/scanner.js';
import type { SyntaxProblem } from '../../src/languages/text.js';
import { generateBicepFiles } from '../bench/generatedBicep.js';
import { generateTerraformFiles } from '../bench/generatedTerraform.js';
import { everyBicep } from '../support/everyBicep.js';
import { everyTerraform, everyTerraformJson } from '../support/everyTerraform.js';
import type { SyntaxNode } from '../support/syntaxTree.js';

/** A language that has a parser of our own, as the tools that try parsers out see it. */
export interface ParsedLanguage {
  readonly id: string;
  /** How names of its files end. */
  readonly endings: readonly string[];
  readonly parse: (text: string) => ParsedFile;
  /** Parses, and counts the tokens that were read for it. */
  readonly count: (text: string) => { readonly result: ParsedFile; readonly tokens: number };
  /** Files with all that there is in the language, and nothing wrong in them. */
  readonly samples: () => readonly string[];
}

export interface ParsedFile {
  readonly problems: readonly SyntaxProblem[];
  /** What stands side by side at the top of a file. */
  readonly statements: readonly SyntaxNode[];
}

export const parsedLanguages: readonly ParsedLanguage[] = [
  {
    id: 'bicep',
    endings: ['.bicep', '.bicepparam'],
    parse: parseBicep,
    count: (text) => counting(BicepScanner.prototype, () => parseBicep(text)),
    samples: () => [everyBicep, everyBicep.replaceAll('\n', '\r\n'), ...generateBicepFiles(2)],
  },
  {
    id: 'terraform',
    endings: ['.tf', '.tfvars'],
    parse: parseHcl,
    count: (text) => counting(TerraformScanner.prototype, () => parseHcl(text)),
    samples: () => [everyTerraform, everyTerraform.replaceAll('\n', '\r\n'), ...generateTerraformFiles(2)],
  },
  {
    id: 'terraform-json',
    endings: ['.tf.json', '.tfvars.json'],
    parse: parseHclJson,
    count: (text) => counting(TerraformScanner.prototype, () => parseHclJson(text)),
    samples: () => [everyTerraformJson],
  },
];

function parseHcl(text: string): ParsedFile {
  const { body, problems } = parseTerraform(text);
  return { problems, statements: body.kind === 'NativeBody' ? body.items : [] };
}

function parseHclJson(text: string): ParsedFile {
  const { body, problems } = parseTerraformJson(text);
  return { problems, statements: attributesOf(body) };
}

/** Does something and counts how often it has a scanner read its next token. */
function counting<T>(
  scanner: { next: () => void },
  work: () => T,
): { readonly result: T; readonly tokens: number } {
  const { next } = scanner;
  let tokens = 0;
  scanner.next = function (this: unknown) {
    tokens++;
    next.call(this);
  };
  try {
    return { result: work(), tokens };
  } finally {
    scanner.next = next;
  }
}
