import type { CodeAction, Position, Range, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';

/**
 * Several findings have the same action, such as adding all rules or replacing a tag that is wrong in many places: it is
 * offered once, and mends all of them. Where they would write different things in one place, each is offered for itself.
 */
export function mergeActions(actions: readonly CodeAction[]): readonly CodeAction[] {
  const merged: CodeAction[] = [];
  for (const action of actions) {
    const index = merged.findIndex(
      ({ title, edit }) => title === action.title && getAlong(editsIn(edit), editsIn(action.edit)),
    );
    const same = merged[index];
    if (same) merged[index] = join(same, action);
    else merged.push(action);
  }
  return merged;
}

function join(one: CodeAction, other: CodeAction): CodeAction {
  const changes: Record<string, TextEdit[]> = { ...one.edit?.changes };
  for (const { uri, edit } of editsIn(other.edit)) {
    const known = changes[uri] ?? [];
    if (!known.some((each) => isSame(each, edit))) changes[uri] = [...known, edit];
  }
  return {
    ...one,
    diagnostics: [...(one.diagnostics ?? []), ...(other.diagnostics ?? [])],
    edit: { changes },
  };
}

interface PlacedEdit {
  readonly uri: string;
  readonly edit: TextEdit;
}

function editsIn(edit: WorkspaceEdit | undefined): readonly PlacedEdit[] {
  return Object.entries(edit?.changes ?? {}).flatMap(([uri, edits]) =>
    edits.map((each) => ({ uri, edit: each })),
  );
}

/** Whether edits are the same or in different places. */
function getAlong(left: readonly PlacedEdit[], right: readonly PlacedEdit[]): boolean {
  return right.every(({ uri, edit }) =>
    left.every(
      (other) => other.uri !== uri || isSame(other.edit, edit) || !touches(other.edit.range, edit.range),
    ),
  );
}

function isSame(left: TextEdit, right: TextEdit): boolean {
  return (
    left.newText === right.newText &&
    comparePositions(left.range.start, right.range.start) === 0 &&
    comparePositions(left.range.end, right.range.end) === 0
  );
}

/** Whether ranges overlap or meet. */
export function touches(left: Range, right: Range): boolean {
  return comparePositions(left.end, right.start) >= 0 && comparePositions(right.end, left.start) >= 0;
}

function comparePositions(left: Position, right: Position): number {
  return left.line - right.line || left.character - right.character;
}
