import { namesRelevantType } from '../resourceManager/relevantTypes.js';
import { fileNameOf } from '../uris.js';

const editorLanguages: ReadonlySet<string> = new Set(['json', 'jsonc', 'arm-template', 'arm-deployment']);

/** Whether a document is JSON by its name or the editor's language; JSON that Terraform reads is none of ours. */
export function claims(uri: string, editorLanguage?: string): boolean {
  const name = fileNameOf(uri).toLowerCase();
  if (/\.(?:tf|tofu|tfvars)\.json$/.test(name)) return false;
  if (editorLanguage !== undefined && editorLanguages.has(editorLanguage)) return true;
  return /\.(?:json|jsonc|arm)$/.test(name);
}

/**
 * Whether a text may declare what we look at: it says that it is a template, and names a type of resource or links
 * another template.
 */
export function mayMatter(text: string): boolean {
  const isTemplate = /deploymentTemplate\.json|"contentVersion"/i.test(text);
  return isTemplate && (namesRelevantType(text) || /"templateLink"/i.test(text));
}
