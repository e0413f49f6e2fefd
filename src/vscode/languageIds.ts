/**
 * The languages that templates are written in, by the editor's ids. package.json activates the extension on these,
 * and on `hcl`: a `.tf` or `.tofu` file that another extension takes for plain HCL.
 */
export const languageIds = [
  'json',
  'jsonc',
  'arm-template',
  'bicep',
  'bicep-params',
  'terraform',
  'terraform-vars',
  'opentofu',
  'opentofu-vars',
] as const;
