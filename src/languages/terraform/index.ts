import type { Language } from '../language.js';
import { analyze } from './analyze.js';
import { claims, mayMatter } from './claims.js';
import { moduleOf } from './configuration/files.js';
import { outline } from './outline.js';
import { declaresMereSubnets } from './relevance.js';
import { insertGroup, renderGroup, tidy, write } from './write/index.js';

/** Terraform's language, in its native syntax and in JSON. Its unit is the module: a directory. */
export const terraformLanguage: Language = {
  id: 'terraform',
  claims,
  mayMatter,
  outline,
  lineComment: ({ uri }) => (uri.endsWith('.json') ? undefined : '#'),
  tidy,
  unitOf: moduleOf,
  declaresMereSubnets,
  analyze,
  write,
  renderGroup,
  insertGroup,
};
