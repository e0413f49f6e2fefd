import type { Language } from '../language.js';
import { analyze } from './analyze.js';
import { claims, mayMatter } from './claims.js';
import { outline } from './outline.js';
import { insertGroup, renderGroup, write } from './write/index.js';

/** Bicep, and its files of parameters. */
export const bicepLanguage: Language = {
  id: 'bicep',
  claims,
  mayMatter,
  outline,
  lineComment: () => '//',
  unitOf: (uri) => uri,
  analyze,
  write,
  renderGroup,
  insertGroup,
};
