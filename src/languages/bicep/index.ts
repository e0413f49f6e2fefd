import type { Language } from '../language.js';
import { analyze } from './analyze.js';
import { claims, mayMatter } from './claims.js';
import { outline } from './outline.js';

/** Bicep, and its files of parameters. */
export const bicepLanguage: Language = {
  id: 'bicep',
  claims,
  mayMatter,
  outline,
  lineComment: () => '//',
  unitOf: (uri) => uri,
  analyze,
  write: (changes) => ({
    edits: [],
    refused: changes.map((change) => ({ change, reason: 'Bicep files are not written yet.' })),
  }),
  renderGroup: () => '',
  insertGroup: () => undefined,
};
