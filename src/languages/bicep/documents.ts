import type { SourceFile } from '../language.js';
import type { Steps } from '../steps.js';
import { finish } from '../steps.js';
import { parseBicep } from './syntax/parseBicep.js';
import type { Found, PlacedStatement, ReadText } from './syntax/readStatements.js';
import { foundIn, placedStatements, readInSteps } from './syntax/readStatements.js';
import type { BicepFile } from './syntax/statementSyntax.js';

/** A file as it was read for its meaning: statements that an edit leaves alone are those of the version before. */
export interface BicepDocument extends Found {
  readonly statements: readonly PlacedStatement[];
}

const documents = new WeakMap<SourceFile, BicepDocument>();

/** What was read last: while somebody types, that is the version before, of which most is as it was. */
let latest: ReadText | undefined;

/** What a file says, read once for each version of it. */
export function bicepDocumentOf(file: SourceFile): BicepDocument {
  return finish(bicepDocumentInSteps(file));
}

/** The same, read in steps. */
export function* bicepDocumentInSteps(file: SourceFile): Steps<BicepDocument> {
  const known = documents.get(file);
  if (known) return known;
  const read = yield* readInSteps(file.text, latest);
  latest = read;
  const document = { statements: placedStatements(read), ...foundIn(read) };
  documents.set(file, document);
  return document;
}

const trees = new WeakMap<SourceFile, BicepFile>();

/** The tree of a file, whose offsets are all those in its text, for those who write into it. */
export function bicepTreeOf(file: SourceFile): BicepFile {
  const known = trees.get(file);
  if (known) return known;
  const tree = parseBicep(file.text);
  trees.set(file, tree);
  return tree;
}
