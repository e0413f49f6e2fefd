import type { Outline, SourceFile } from '../language.js';
import { namesRelevantType } from '../resourceManager/readResources.js';
import { bicepDocumentOf } from './documents.js';

/**
 * The comments of a file, and its syntax problems: those of files that declare nothing we look at are left to others,
 * so that these files are not even parsed.
 */
export function outline(file: SourceFile): Outline {
  return {
    get comments() {
      return bicepDocumentOf(file).comments;
    },
    get problems() {
      return namesRelevantType(file.text) ? bicepDocumentOf(file).problems : [];
    },
  };
}
