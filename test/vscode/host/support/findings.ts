import * as vscode from 'vscode';
import { until } from './events.js';

/** The findings that the extension shows in a document. */
export function findingsOf(uri: vscode.Uri): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'apim-nsg');
}

/** The diagnostic code of a finding. */
export function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** Waits until the findings of a document have these codes, in order, and gives them. */
export async function findingsWithCodes(
  uri: vscode.Uri,
  codes: readonly string[],
): Promise<readonly vscode.Diagnostic[]> {
  const expected = codes.toSorted().join();
  await until(
    () => findingsOf(uri).map(codeOf).toSorted().join() === expected,
    vscode.languages.onDidChangeDiagnostics,
  );
  return findingsOf(uri);
}
