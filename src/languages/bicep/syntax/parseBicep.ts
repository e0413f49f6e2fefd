import { foundIn, placedStatements, readStatements } from './readStatements.js';
import type { BicepFile } from './statementSyntax.js';

/**
 * The syntax tree of a `.bicep` or `.bicepparam` file. Never throws: what can't be read is a problem in the tree, and
 * costs the line, property or item that it stands in. Takes time in proportion to the text.
 *
 * The grammar is that of Azure/bicep's parser (src/Bicep.Core/Parsing, November 2026). A few things that Bicep refuses
 * are accepted: repeated unary operators, objects and arrays in the holes of strings, statements of parameter files
 * among those of templates.
 */
export function parseBicep(text: string): BicepFile {
  const read = readStatements(text);
  const statements = placedStatements(read).map(({ statement }) => statement);
  return { kind: 'BicepFile', start: 0, end: text.length, statements, ...foundIn(read) };
}
