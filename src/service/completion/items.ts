import type { CompletionItem } from 'vscode-languageserver-types';
import type { WrittenLiteral } from './literals.js';
import { constantKind, valueKind } from './protocol.js';

const kinds = { value: valueKind, constant: constantKind };

interface Value {
  readonly kind: keyof typeof kinds;
  readonly label: string;
  readonly detail: string;
  /** In Markdown. */
  readonly documentation: string;
  /** Those of a smaller rank are offered first. */
  readonly rank: number;
}

/** An item that writes a value between the quotes of a literal, or with them. */
export function valueItem(
  { range, quote }: WrittenLiteral,
  { kind, label, detail, documentation, rank }: Value,
): CompletionItem {
  return {
    label,
    kind: kinds[kind],
    detail,
    documentation: { kind: 'markdown', value: documentation },
    sortText: `${String(rank).padStart(2, '0')} ${label}`,
    filterText: `${quote}${label}`,
    textEdit: { range, newText: `${quote}${label}${quote}` },
  };
}
