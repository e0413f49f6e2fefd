import type { CompletionItem, Position } from 'vscode-languageserver-types';
import type { CancellationToken } from '../../workspace/workspace.js';
import type { Analyzer, JudgedFile } from '../analyzer.js';
import { withTexts } from '../otherTexts.js';
import { groupsOf } from '../picture/pictureOf.js';
import { documentOf } from '../positions.js';
import { begunComment, commentItems } from './comments.js';
import type { ItemPlace } from './itemPlace.js';
import { itemPlaceAt } from './itemPlace.js';
import { literalAt } from './literals.js';
import { portItems } from './ports.js';
import { tagItems } from './tags.js';
import { ruleItems } from './wholeRules.js';

/** Whether anything may be completed in a line: an address or ports, an item of a list, an empty line, a comment. */
export function mayComplete(line: string): boolean {
  return (
    begunComment.test(line.trimEnd()) ||
    /prefix|port/i.test(line) ||
    /^\s*(["']?)[\w.*-]*\1\s*,?\s*$/.test(line)
  );
}

/** What a rule may be completed by at a position. */
export async function completionsAt(
  analyzer: Analyzer,
  uri: string,
  position: Position,
  token: CancellationToken,
): Promise<readonly CompletionItem[]> {
  const judged = await analyzer.judge(uri, token);
  if (!judged) return [];
  const values = valueItems(judged, position);
  if (values.length > 0) return values;
  const comments = commentItems(judged, position);
  const place = itemPlaceAt(judged.file, judged.language, position);
  const groups = groupsOf(judged).map((group) => group.judged);
  if (!place || !groups.some((group) => group.checked !== 'no' && place.isIn(group))) return comments;
  return [...(await itemsAt(analyzer, judged, place, token)), ...comments];
}

/** A word that is being typed is no rule: what is missing is told of the file without it. */
async function itemsAt(
  given: Analyzer,
  judged: JudgedFile,
  place: ItemPlace,
  token: CancellationToken,
): Promise<readonly CompletionItem[]> {
  const { uri, text } = place.file;
  if (place.file === judged.file) return ruleItems(judged, place, given.project.files);
  const analyzer = given.fork(withTexts(given.host.workspace, new Map([[uri, text]])));
  analyzer.textChanged(uri);
  const without = await analyzer.judge(uri, token);
  return without && !token.isCancellationRequested ? ruleItems(without, place, analyzer.project.files) : [];
}

/** The service tags that an address may be, or the ports that a requirement has, at the value of a rule. */
function valueItems(judged: JudgedFile, position: Position): readonly CompletionItem[] {
  const offset = documentOf(judged.file).offsetAt(position);
  for (const { judged: group } of groupsOf(judged)) {
    for (const { declaration, rule } of group.rules) {
      const literal = literalAt(declaration, judged.file, offset);
      if (literal) return [...tagItems(group, rule, literal), ...portItems(group, rule, literal)];
    }
  }
  return [];
}
