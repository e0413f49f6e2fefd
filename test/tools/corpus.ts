/**
 * `npm run corpus -- FOLDER [--show NUMBER]`: parses every file below a folder that is of a language we have a parser
 * for, and prints what was found: files, those with syntax problems (the first few by name), exceptions, speed. Ends
 * with 1 when there was an exception.
 */
import { parseArgs } from 'node:util';
import type { SyntaxProblem } from '../../src/languages/text.js';
import type { TextFile } from './files.js';
import { oneFolder, readFilesBelow } from './files.js';
import type { ParsedLanguage } from './languages.js';
import { parsedLanguages } from './languages.js';

const { values, positionals } = parseArgs({
  options: { show: { type: 'string', default: '10' } },
  allowPositionals: true,
});
const folder = oneFolder(positionals, 'npm run corpus');

for (const language of parsedLanguages) {
  const files = readFilesBelow(folder, language.endings);
  if (files.length > 0) report(language, files, Number(values.show));
}

function report(language: ParsedLanguage, files: readonly TextFile[], shown: number): void {
  const broken: string[] = [];
  const exceptions: string[] = [];
  const start = performance.now();
  for (const file of files) {
    try {
      const [problem] = language.parse(file.text).problems;
      if (problem) broken.push(`${place(file, problem)}: ${problem.message}`);
    } catch (error) {
      exceptions.push(`${file.path}: ${String(error)}`);
    }
  }
  const cold = performance.now() - start;
  const megabytes = files.reduce((sum, file) => sum + file.text.length, 0) / 1e6;
  console.log(`${language.id}: ${files.length} files, ${megabytes.toFixed(2)} MB`);
  const warm = exceptions.length > 0 ? NaN : timeToParse(language, files);
  console.log(`  MB/s at first: ${speed(megabytes, cold)}, when warm: ${speed(megabytes, warm)}`);
  list('files with problems', broken, shown);
  list('exceptions', exceptions, exceptions.length);
  if (exceptions.length > 0) process.exitCode = 1;
}

function timeToParse(language: ParsedLanguage, files: readonly TextFile[]): number {
  const start = performance.now();
  for (const file of files) language.parse(file.text);
  return performance.now() - start;
}

function speed(megabytes: number, milliseconds: number): string {
  return ((megabytes * 1000) / milliseconds).toFixed(1);
}

function list(title: string, lines: readonly string[], shown: number): void {
  console.log(`  ${title}: ${lines.length}`);
  for (const line of lines.slice(0, shown)) console.log(`    ${line}`);
}

function place(file: TextFile, problem: SyntaxProblem): string {
  const lines = file.text.slice(0, problem.start).split('\n');
  return `${file.path}:${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}`;
}
