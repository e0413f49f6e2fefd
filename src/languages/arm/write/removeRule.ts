import { jsonDocumentOf } from '../../json/documents.js';
import { locate } from '../../json/locate.js';
import type { RemoveRule, SourceFiles } from '../../language.js';
import type { Written } from '../../writing/changes.js';
import { refuse } from '../../writing/changes.js';

/** Takes a rule out of its list, with the comma that belongs to it. */
export function removeRule({ rule, group }: RemoveRule, files: SourceFiles): Written {
  const file = files.read(rule.origin.uri);
  const located = file && locate(jsonDocumentOf(file).root, rule.origin);
  const shared = group.rules.some((other) => other !== rule && other.origin.start === rule.origin.start);
  if (located?.parent?.kind !== 'array' || shared)
    return refuse('The rule is not written as an item of its own.');
  const { items, uri } = located.parent;
  const index = items.indexOf(located.node);
  const next = items[index + 1];
  if (next) return [{ uri, start: located.node.start, end: next.start, newText: '' }];
  const start = items[index - 1]?.end ?? located.parent.start + 1;
  const end = index === 0 ? located.parent.end - 1 : located.node.end;
  return [{ uri, start, end, newText: '' }];
}
