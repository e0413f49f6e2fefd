import type { Language } from '../language.js';
export { callTemplate } from './callTemplate.js';

import { analyze } from './analyze.js';
import { claims, mayMatter } from './claims.js';
import { lineComment, outline } from './outline.js';
import { insertGroup, renderGroup, write } from './write/index.js';

/** Azure Resource Manager templates in JSON. */
export const armLanguage: Language = {
  id: 'arm',
  claims,
  mayMatter,
  outline,
  lineComment,
  unitOf: (uri) => uri,
  analyze,
  write,
  renderGroup,
  insertGroup,
};
