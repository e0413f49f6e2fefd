import { displayText } from '../../src/languages/interpret.js';
import { languages } from '../../src/service/languages.js';
import { printRule } from './declarations.js';
import type { Files } from './sourceFiles.js';
import { sourceFiles } from './sourceFiles.js';
import { finish } from '../../src/languages/steps.js';

/** A rule of the group of some files, in a line. */
interface WrittenRule {
  readonly withoutPriority: string;
}

/** The rules that some files declare, each in the context of whichever of them calls it, by their names. */
export function rulesOf(files: Files): ReadonlyMap<string, WrittenRule> {
  const declarations = Object.keys(files).flatMap((name) => {
    const uri = `file:///w/${name}`;
    const language = languages.find((one) => one.claims(uri));
    return language ? finish(language.analyze(language.unitOf(uri), sourceFiles(files))).declarations : [];
  });
  const rules = declarations.flatMap((one) => (one.kind === 'networkSecurityGroup' ? one.rules : []));
  return new Map(
    rules.map((rule) => [
      displayText(rule.properties.get('name')?.value).replace(/^.*\//, ''),
      { withoutPriority: printRule(rule).replace(/: \S+/, '') },
    ]),
  );
}
