import { namesRelevantType } from '../resourceManager/relevantTypes.js';
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
  if (/\.(?:tf|tofu|tfvars)(?:\.json)?$/.test(name)) return true;
  return editorLanguage !== undefined && editorLanguages.has(editorLanguage);
}

/**
 * Whether a text may declare anything we look at. Rules may be made of what any file of a module gives: a variable's
 * default, a local value, a variable file.
 */
export function mayMatter(text: string): boolean {
  return text.includes('=') || text.includes('{');
}

const subjects =
  /network_security_(?:group|rule)|azurerm_(?:api_management(?:_standalone_gateway)?|subnet|virtual_network)"|avm-res-(?:network-(?:networksecuritygroup|virtualnetwork)|apimanagement-service)/;

/**
 * Whether a text declares, by itself or through a module that we know, what findings are about: security groups, their
 * rules, API Management services, and subnets, in which another deployment may have a service. A scan without a parse.
 */
export function declaresSubjects(text: string): boolean {
  return subjects.test(text) || (text.includes('azapi_') && namesRelevantType(text));
}

// A network whose subnets are an argument may have them from anywhere.
const moreThanSubnets =
  /security_group|network_security_rule|azurerm_api_management|\bsubnet"?\s*[=:]|(?<!\.)\bmodule\b/;

/** Whether a text may declare more than networks and subnets without an NSG, or call modules: a scan without a parse. */
export function mayDeclareMore(text: string): boolean {
  return moreThanSubnets.test(text) || (text.includes('azapi_') && namesRelevantType(text));
}

/** Whether a text of a variable file may give rules. */
export function givesRules(text: string): boolean {
  return text.includes('priority') && text.includes('direction') && text.includes('access');
}

const localSource = /"?\bsource"?\s*[=:]\s*"(\.{1,2}(?:\/[^"]*)?)"/g;

/** The paths of the local modules that a text may call: a scan without a parse. */
export function localSources(text: string): readonly string[] {
  if (!text.includes('module')) return [];
  return Array.from(text.matchAll(localSource), ([, path = '']) => path);
}

/** Whether a text may call modules from elsewhere. */
export function callsRemoteModules(text: string): boolean {
  return /\bmodule["\s]/.test(text) && /\bsource"?\s*[=:]\s*"[^."]/.test(text);
}
