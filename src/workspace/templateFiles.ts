/** The endings of the files that a language may claim. */
const templateEnding = /\.(json|jsonc|bicep|bicepparam|tf|tofu|tfvars)$/i;

/** Directories of tools: what lies in them was written elsewhere. */
const toolDirectories: ReadonlySet<string> = new Set(['.git', '.terraform', 'node_modules']);

/** Whether a file may be a template, by its name. */
export function isTemplateName(name: string): boolean {
  return templateEnding.test(name);
}

/** Whether a walk over a workspace leaves a directory out, by its name. */
export function isToolDirectory(name: string): boolean {
  return toolDirectories.has(name);
}
