import type { NewRule } from '../../language.js';
import type { Span } from '../../text.js';
import type { DataObject, Located } from '../../writing/dataTree.js';
import { findEntry } from '../../writing/dataTree.js';
import type { FieldValue } from '../../writing/fields.js';
import { speltAs } from '../../writing/naming.js';
import type { Entry, OpenFile } from '../../writing/notation.js';
import { printAttributes } from './alignment.js';
import { ruleArguments } from './arguments.js';
import { freeName } from './labels.js';

const ruleType = 'azurerm_network_security_rule';

/** What names the group of a rule, and what deploys it. */
const ownerArguments = ['resource_group_name', 'network_security_group_name', 'provider'];

/** What a rule that is a resource of its own has, however it is written. */
export interface ResourceParts {
  readonly label: string;
  readonly entries: readonly Entry[];
}

/**
 * A rule as a resource of its own, of the group of another one.
 * @param example a block of a rule's, perhaps one that a loop repeats
 * @param taken the labels that are given to new resources
 * @returns undefined where the example is no such block, or its group hangs on the loop
 */
export function printResource(
  rule: NewRule,
  example: Located,
  file: OpenFile,
  taken: ReadonlySet<string>,
  print: (value: FieldValue | null) => string,
): string | undefined {
  const { document, style } = file;
  const { entry } = example;
  const head = entry?.symbol && document.text.slice(entry.start, entry.symbol.start);
  if (!head?.includes(`"${ruleType}"`)) return undefined;
  const parts = resourceParts(rule, example, file, taken, print);
  if (!parts) return undefined;
  const body = printAttributes(parts.entries, { ...style, base: style.indent });
  return `resource "${ruleType}" "${parts.label}" {${style.lineEnd}${body}${style.lineEnd}}`;
}

/** The label and the arguments of a rule as a resource, see `printResource`. */
export function resourceParts(
  rule: NewRule,
  { node, container }: Located,
  { document: { text } }: OpenFile,
  taken: ReadonlySet<string>,
  print: (value: FieldValue | null) => string,
): ResourceParts | undefined {
  if (node.kind !== 'object' || container?.kind !== 'object') return undefined;
  const textOf = ({ start, end }: Span): string => text.slice(start, end);
  const owners = ownerArguments.flatMap((name): Entry[] => {
    const found = findEntry(node, name);
    return found ? [[name, textOf(found.value)]] : [];
  });
  if (owners.some(([, value]) => /\b(?:each|count)\./.test(value))) return undefined;
  const own = ruleArguments(rule).map(([name, value]): Entry => [name, print(value)]);
  const label = freeName(speltAs('snake_case', rule.name), [...taken, ...labelsIn(container, textOf)]);
  return { label, entries: [...own, ...owners] };
}

function labelsIn({ entries }: DataObject, textOf: (span: Span) => string): readonly string[] {
  return entries.flatMap(({ symbol }) => (symbol ? [textOf(symbol).replace(/"/g, '')] : []));
}
