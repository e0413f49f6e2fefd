import type { Outline, SourceFile } from '../language.js';
import { bicepDocumentOf } from './documents.js';

/** The syntax problems and comments of a file. */
export function outline(file: SourceFile): Outline {
  return bicepDocumentOf(file);
}
