import { namesRelevantType } from '../resourceManager/readResources.js';
import { fileNameOf } from '../uris.js';

const editorLanguages: ReadonlySet<string> = new Set(['json', 'jsonc', 'arm-template', 'arm-deployment']);

/** Whether a document is JSON by its name or the editor's language; JSON that Terraform reads is none of ours. */
export function claims(uri: string, editorLanguage?: string): boolean {
  const name = fileNameOf(uri).toLowerCase();
  if (/\.(?:tf|tfvars)\.json$/.test(name)) return false;
  if (editorLanguage !== undefined && editorLanguages.has(editorLanguage)) return true;
  return /\.(?:json|jsonc|arm)$/.test(name);
}

/** Whether a text may declare what we look at: a type of resource is named, or another template is linked. */
export function mayMatter(text: string): boolean {
  return namesRelevantType(text) || /"templateLink"/i.test(text);
}
