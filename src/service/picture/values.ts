import type { RuleDeclaration, RuleField } from '../../languages/declarations.js';
import { entriesOf } from '../../languages/interpret.js';
import type { LoadedFiles } from '../../languages/language.js';
import type { Origin } from '../../languages/text.js';
import type { Value } from '../../languages/values.js';
import type { PicturedValue } from './rulesPicture.js';

/** A longer expression is cut: the source is a click away. */
const longestExpression = 60;

export function knownValue(text: string): PicturedValue {
  return { text, unknown: undefined };
}

/** What a rule has in some properties, its singular and plural form for instance. */
export function valueOf(
  declaration: RuleDeclaration,
  fields: readonly RuleField[],
  files: LoadedFiles,
): PicturedValue {
  const texts: string[] = [];
  let unknown: string | undefined;
  for (const field of fields) {
    const property = declaration.properties.get(field);
    if (!property) continue;
    const { value, site } = property;
    for (const entry of entriesOf(value)) {
      texts.push(textOf(entry, entry === value ? site : (entry.origin ?? site), files));
      if (entry.kind === 'unknown') unknown ??= entry.reason;
    }
  }
  return { text: texts.join(', '), unknown };
}

/** @param site where the value, or the expression for it, is written */
function textOf(value: Value, site: Origin, files: LoadedFiles): string {
  switch (value.kind) {
    case 'string':
      return value.value;
    case 'number':
    case 'boolean':
      return String(value.value);
    case 'object':
      return securityGroupName(value.properties.get('id')?.value, site, files);
    default:
      return expressionAt(site, files);
  }
}

/** The last part of the id of an application security group. */
function securityGroupName(id: Value | undefined, site: Origin, files: LoadedFiles): string {
  if (id?.kind === 'string') return id.value.slice(id.value.lastIndexOf('/') + 1);
  return expressionAt(id?.origin ?? site, files);
}

/** An expression as it is written, without the quotes and brackets that JSON has around it. */
function expressionAt({ uri, start, end }: Origin, files: LoadedFiles): string {
  const written = files.read(uri)?.text.slice(start, end) ?? '';
  const text = (/^"\[(.*)\]"$/s.exec(written)?.[1] ?? written).replace(/\s+/g, ' ').trim();
  return text.length > longestExpression ? `${text.slice(0, longestExpression - 1)}…` : text;
}
