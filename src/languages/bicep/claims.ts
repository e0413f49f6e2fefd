import { namesRelevantType } from '../resourceManager/relevantTypes.js';

const editorLanguages: ReadonlySet<string> = new Set(['bicep', 'bicep-params']);

/** Whether a document is a Bicep file or a file of Bicep parameters. */
export function claims(uri: string, editorLanguage?: string): boolean {
  if (editorLanguage !== undefined && editorLanguages.has(editorLanguage)) return true;
  return /\.bicep(?:param)?$/i.test(uri);
}

/** Whether a text may declare what we look at: it names a type of resource, deploys a module, or gives parameters. */
export function mayMatter(text: string): boolean {
  return namesRelevantType(text) || /^[ \t]*(?:module|using)[ \t]/m.test(text);
}
