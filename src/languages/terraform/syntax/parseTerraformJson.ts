import type { Comment } from '../../language.js';
import { parseJson } from '../../json/parse.js';
import type { JsonNode, JsonProperty } from '../../json/tree.js';
import type { SyntaxProblem } from '../../text.js';
import type { JsonSource, StringReading, TerraformFile } from './bodySyntax.js';
import { commentName, objectsOf } from './jsonBody.js';
import { jsonTemplate } from './jsonExpression.js';

/**
 * The syntax tree of a `.tf.json` file, or, with literal strings, of a `.tfvars.json` file (HCL JSON syntax
 * specification; Terraform language, "JSON Configuration Syntax"). Never throws; what can't be read, in the JSON and in
 * the templates of its strings, is a problem in the tree.
 *
 * @param strings how strings are read where nobody says otherwise
 */
export function parseTerraformJson(text: string, strings: StringReading = 'template'): TerraformFile {
  const document = parseJson('', text);
  const source: JsonSource = { text, strings };
  const found: Found = { comments: [...document.comments], problems: [...document.problems] };
  if (document.root) look(document.root, [], source, found);
  return {
    kind: 'TerraformFile',
    start: 0,
    end: text.length,
    body: { kind: 'JsonBody', start: 0, end: text.length, objects: objectsOf(document.root), source },
    comments: found.comments.sort(byPlace),
    problems: found.problems.sort(byPlace),
  };
}

interface Found {
  readonly comments: Comment[];
  readonly problems: SyntaxProblem[];
}

function byPlace(a: { readonly start: number }, b: { readonly start: number }): number {
  return a.start - b.start;
}

/** Looks for comments and for templates with problems. What is a template depends on where it stands. */
function look(node: JsonNode, path: readonly string[], source: JsonSource, found: Found): void {
  if (node.kind === 'string') {
    if (source.strings === 'template' && isTemplate(path)) {
      found.problems.push(...jsonTemplate(node, source).problems);
    }
  } else if (node.kind === 'array') {
    for (const item of node.items) look(item, path, source, found);
  } else if (node.kind === 'object') {
    for (const property of node.properties) lookAtProperty(property, path, source, found);
  }
}

function lookAtProperty(
  property: JsonProperty,
  path: readonly string[],
  source: JsonSource,
  found: Found,
): void {
  const { name, value } = property;
  if (!value) return;
  if (name === commentName && value.kind === 'string') {
    found.comments.push({ start: value.start, end: value.end, text: value.value });
  } else look(value, [...path, name], source, found);
}

/**
 * Whether Terraform reads a string as a template. It takes literally what it has to know before it evaluates anything:
 * variables but for their validations, its own settings, and descriptions of outputs.
 */
function isTemplate([block, , argument]: readonly string[]): boolean {
  switch (block) {
    case 'terraform':
      return false;
    case 'variable':
      return argument === 'validation';
    case 'output':
      return argument !== 'description';
    default:
      return true;
  }
}
