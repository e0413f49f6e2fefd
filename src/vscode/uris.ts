import type * as vscode from 'vscode';

/**
 * A URI in the spelling of the core, which encodes each name as `encodeURIComponent` does. The editor encodes
 * `!'()*` too; the core compares URIs as text, so every one that is handed to it goes through here.
 */
export function uriOf(resource: vscode.Uri): string {
  return resource.toString().replace(/%(?:21|27|28|29|2A)/g, decodeURIComponent);
}
