import type { NewRule } from '../../language.js';
import type { Span } from '../../text.js';
import type { DataObject, Located } from '../../writing/dataTree.js';
import { findEntry } from '../../writing/dataTree.js';
import type { FieldValue } from '../../writing/fields.js';
import { speltAs } from '../../writing/naming.js';
import type { Entry, OpenFile } from '../../writing/notation.js';
import { printAttributes } from './alignment.js';
import { ruleArguments } from './arguments.js';

const ruleType = 'azurerm_network_security_rule';

/** What names the group of a rule, and what deploys it. */
const ownerArguments = ['resource_group_name', 'network_security_group_name', 'provider'];

/**
 * A rule as a resource of its own, of the group of another one.
 * @param example a block of a rule's, perhaps one that a loop repeats
 * @param taken the labels that are given to new resources
 * @returns undefined where the example is no such block, or its group hangs on the loop
 */
export function printResource(
  rule: NewRule,
  { node, entry, container }: Located,
  { document, style }: OpenFile,
  taken: ReadonlySet<string>,
  print: (value: FieldValue | null) => string,
): string | undefined {
  const textOf = ({ start, end }: Span): string => document.text.slice(start, end);
  if (!entry?.symbol || node.kind !== 'object' || container?.kind !== 'object') return undefined;
  if (!textOf({ start: entry.start, end: entry.symbol.start }).includes(`"${ruleType}"`)) return undefined;
  const owners = ownerArguments.flatMap((name): Entry[] => {
    const found = findEntry(node, name);
    return found ? [[name, textOf(found.value)]] : [];
  });
  if (owners.some(([, text]) => /\b(?:each|count)\./.test(text))) return undefined;
  const own = ruleArguments(rule).map(([name, value]): Entry => [name, print(value)]);
  const label = freeLabel(rule, [...taken, ...labelsIn(container, textOf)]);
  const body = printAttributes([...own, ...owners], { ...style, base: style.indent });
  return `resource "${ruleType}" "${label}" {${style.lineEnd}${body}${style.lineEnd}}`;
}

function labelsIn({ entries }: DataObject, textOf: (span: Span) => string): readonly string[] {
  return entries.flatMap(({ symbol }) => (symbol ? [textOf(symbol).replace(/"/g, '')] : []));
}

function freeLabel({ name }: NewRule, taken: readonly string[]): string {
  const stem = speltAs('snake_case', name);
  let label = stem;
  for (let number = 2; taken.includes(label); number += 1) label = `${stem}_${number}`;
  return label;
}
