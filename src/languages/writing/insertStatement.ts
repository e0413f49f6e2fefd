import type { TextStyle } from '../language.js';
import type { DataDocument, DataObject } from './dataTree.js';
import { behind, elementsIn } from './elementLayout.js';
import { endsLine, nextLineOf } from './style.js';
import type { TextEdit } from './textEdits.js';

const byteOrderMark = '\uFEFF';

/**
 * The edit that adds a statement to a file whose statements this object has, set apart by empty lines: behind the
 * statement at or before an offset and those that follow it without an empty line, as a row of parameters does. Behind
 * the last one where the offset is before all of them.
 */
export function insertStatement(
  document: DataDocument,
  { lineEnd }: TextStyle,
  statements: DataObject,
  offset: number,
  statement: string,
): TextEdit {
  const { text } = document;
  const list = elementsIn(document, { indent: '', lineEnd }, statements);
  const { elements } = list;
  if (elements.length === 0) return insertIntoEmpty(text, lineEnd, statement);
  const before = elements.findLastIndex(({ start }) => start <= offset);
  let index = before < 0 ? elements.length - 1 : before;
  while (index < elements.length - 1 && !isSetApart(text, behind(list, index))) index += 1;
  const at = behind(list, index);
  const isFollowed = text.slice(at).trim() !== '' && !isSetApart(text, at);
  const newText = lineEnd + lineEnd + statement + (isFollowed ? lineEnd + lineEnd : '');
  return { start: at, end: at, newText };
}

/** Whether an empty line follows. */
function isSetApart(text: string, offset: number): boolean {
  return endsLine(text, offset) && endsLine(text, nextLineOf(text, offset));
}

/** Into a file that holds comments at most. */
function insertIntoEmpty(text: string, lineEnd: string, statement: string): TextEdit {
  const written = text.trimEnd();
  const start = Math.max(written.length, text.startsWith(byteOrderMark) ? 1 : 0);
  const before = written === '' ? '' : lineEnd + lineEnd;
  return { start, end: text.length, newText: before + statement + lineEnd };
}
