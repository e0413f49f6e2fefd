import type { Language } from '../language.js';
import type { CallTemplate } from '../resourceManager/templateCall.js';
import { analyze } from './analyze.js';
import { claims, mayMatter } from './claims.js';
import { outline } from './outline.js';
import { insertGroup, renderGroup, write } from './write/index.js';

/**
 * Bicep, and its files of parameters.
 * @param callTemplate deploys the templates in JSON that are its modules
 */
export function bicepWith(callTemplate: CallTemplate): Language {
  return {
    id: 'bicep',
    claims,
    mayMatter,
    outline,
    lineComment: () => '//',
    unitOf: (uri) => uri,
    analyze: (uri, files) => analyze(uri, files, callTemplate),
    write,
    renderGroup,
    insertGroup,
  };
}

/** Bicep by itself: nothing is known of modules in JSON. */
export const bicepLanguage = bicepWith(() => undefined);
