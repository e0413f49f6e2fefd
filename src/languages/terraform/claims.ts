import { namesRelevantType } from '../resourceManager/readResources.js';
import { fileNameOf } from '../uris.js';

const editorLanguages: ReadonlySet<string> = new Set([
  'terraform',
  'terraform-vars',
  'opentofu',
  'opentofu-vars',
]);

/** Whether a document is written in Terraform's language, by its name or the editor's language. */
export function claims(uri: string, editorLanguage?: string): boolean {
  const name = fileNameOf(uri).toLowerCase();
  if (/\.(?:tf|tfvars)(?:\.json)?$/.test(name)) return true;
  return editorLanguage !== undefined && editorLanguages.has(editorLanguage);
}

/**
 * Whether a text may declare anything we look at. Rules may be made of what any file of a module gives: a variable's
 * default, a local value, a variable file.
 */
export function mayMatter(text: string): boolean {
  return text.includes('=') || text.includes('{');
}

const resourceTypes = /"azurerm_(?:network_security_|subnet|virtual_network"|api_management"|route)/;

const knownModules = /avm-res-(?:network-networksecuritygroup|network-virtualnetwork|apimanagement-service)/;

/** Whether a text declares a resource that we look at, or calls a module that we know: a scan without a parse. */
export function declaresResources(text: string): boolean {
  return (
    resourceTypes.test(text) ||
    knownModules.test(text) ||
    (text.includes('azapi_') && namesRelevantType(text))
  );
}

/** Whether a text of a variable file may give rules. */
export function givesRules(text: string): boolean {
  return text.includes('priority') && text.includes('direction') && text.includes('access');
}

/** Whether a text calls modules. */
export function callsModules(text: string): boolean {
  return /\bmodule["\s]/.test(text);
}
