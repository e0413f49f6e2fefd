import type { Span } from '../../text.js';
import type { Entry, Layout } from '../../writing/notation.js';
import { lineStartOf, nextLineOf } from '../../writing/style.js';
import type { TextEdit } from '../../writing/textEdits.js';
import { applyTextEdits, inOrder } from '../../writing/textEdits.js';

/** The `=` of attributes on consecutive lines below one another, as `terraform fmt` puts them. */

/** Attributes on lines of their own, aligned. */
export function printAttributes(entries: readonly Entry[], { base, lineEnd }: Layout): string {
  const width = Math.max(...entries.map(([name]) => name.length));
  return entries.map(([name, value]) => `${base}${name.padEnd(width)} = ${value}`).join(lineEnd);
}

interface AttributeLine {
  readonly indent: string;
  readonly name: string;
  readonly value: string;
}

/** A line that is an attribute as a whole; one that goes on below stands alone. */
function attributeIn(line: string): AttributeLine | undefined {
  const match = /^([ \t]*)([\w-]+|"[^"]*")[ \t]*=(?![=>])[ \t]*(\S.*?)(\r?)$/.exec(line);
  if (!match) return undefined;
  const [, indent = '', name = '', value = '', end = ''] = match;
  if (/[[{(]\s*$/.test(value) || value.startsWith('<<')) return undefined;
  return { indent, name, value: value.trimEnd() + end };
}

/** A text with the attributes in it aligned. */
export function align(text: string): string {
  const lines = text.split('\n');
  let run: AttributeLine[] = [];
  const endRun = (before: number): void => {
    const width = Math.max(0, ...run.map(({ name }) => name.length));
    for (const [index, { indent, name, value }] of run.entries()) {
      lines[before - run.length + index] = `${indent}${name.padEnd(width)} = ${value}`;
    }
    run = [];
  };
  for (const [number, line] of lines.entries()) {
    const attribute = attributeIn(line);
    if (!attribute || (run[0] && run[0].indent !== attribute.indent)) endRun(number);
    if (attribute) run.push(attribute);
    else lines[number] = line.replace(/^[ \t]+(\r?)$/, '$1');
  }
  endRun(lines.length);
  return lines.join('\n');
}

/**
 * The edits, with the attributes on the lines around each aligned anew where they were aligned before. What is beyond
 * these lines stays as it is.
 */
export function aligned(text: string, edits: readonly TextEdit[]): readonly TextEdit[] {
  const stretches: { span: Span; edits: TextEdit[] }[] = [];
  for (const edit of inOrder(edits.map(withoutGaps))) {
    const span = linesAround(text, edit);
    const last = stretches.at(-1);
    if (last && span.start <= last.span.end) {
      last.span = { start: last.span.start, end: Math.max(last.span.end, span.end) };
      last.edits.push(edit);
    } else stretches.push({ span, edits: [edit] });
  }
  return stretches.flatMap((stretch) => alignStretch(text, stretch.span, stretch.edits));
}

/** At most one empty line at a time. */
function withoutGaps(edit: TextEdit): TextEdit {
  return { ...edit, newText: edit.newText.replace(/(\r?\n)[ \t]*\r?\n(?:[ \t]*\r?\n)+/g, '$1$1') };
}

/** The whole lines of an edit, with the attributes directly above and below. */
function linesAround(text: string, edit: Span): Span {
  let start = lineStartOf(text, edit.start);
  while (start > 0) {
    const above = lineStartOf(text, start - 1);
    if (!attributeIn(text.slice(above, start - 1))) break;
    start = above;
  }
  let end = nextLineOf(text, edit.end);
  while (end < text.length) {
    const next = nextLineOf(text, end);
    if (!attributeIn(text.slice(end, next).replace(/\n$/, ''))) break;
    end = next;
  }
  return { start, end };
}

function alignStretch(text: string, { start, end }: Span, edits: readonly TextEdit[]): readonly TextEdit[] {
  const before = text.slice(start, end);
  if (align(before) !== before) return edits;
  const inside = edits.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
  const plain = applyTextEdits(before, inside);
  const after = align(plain);
  return after === plain ? edits : [{ start, end, newText: after }];
}
