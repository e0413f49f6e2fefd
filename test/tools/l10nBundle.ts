import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getL10nJson } from '@vscode/l10n-dev';

export const bundlePath = 'l10n/bundle.l10n.json';

/** The content of the bundle of all texts in the sources, by their order in the alphabet. */
export async function collectedBundle(): Promise<string> {
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({ extension: '.ts', contents: asKnownCalls(readFileSync(join('src', name), 'utf8')) }));
  const texts = Object.entries(await getL10nJson(sources)).sort(([one], [other]) => (one < other ? -1 : 1));
  return `${JSON.stringify(Object.fromEntries(texts), undefined, 2)}\n`;
}

/** The collector knows the calls of `@vscode/l10n`, which ours are like. */
function asKnownCalls(source: string): string {
  return source
    .replace(/from '(?:\.\.?\/)+l10n\.js'/, "from '@vscode/l10n'")
    .replaceAll(/\bl10n\.key\(/g, 'l10n.t(');
}
