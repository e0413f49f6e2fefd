import type { Workspace } from '../workspace/workspace.js';

/** A workspace in which some files have other texts, by their URIs. */
export function withTexts(workspace: Workspace, texts: ReadonlyMap<string, string>): Workspace {
  return {
    ...workspace,
    readText: async (uri, token) => texts.get(uri) ?? (await workspace.readText(uri, token)),
    readDirectory: (uri, token) => workspace.readDirectory(uri, token),
  };
}
