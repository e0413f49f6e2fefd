import type { JsonDocument, JsonNode, JsonObject, JsonString } from '../json/tree.js';
import { findObject, findString, findValue } from '../json/tree.js';
import type { Outline, SourceFile } from '../language.js';
import { isRelevantType } from '../resourceManager/relevantTypes.js';
import type { SyntaxProblem } from '../text.js';
import { jsonDocumentOf } from '../json/documents.js';
import { isDeployment } from './evaluation/resourceTree.js';
import { expressionOf, originInString } from './expressions/expressionSite.js';
import { isExpressionText } from './expressions/syntax.js';
import { mayMatter } from './claims.js';
import type { Template } from './template.js';
import { findTemplate, templateOf } from './template.js';

const nothing: Outline = { problems: [], comments: [] };

const outlines = new WeakMap<SourceFile, Outline>();

/** The syntax problems of a template, those in its expressions included, and its comments. */
export function outline(file: SourceFile): Outline {
  let known = outlines.get(file);
  if (!known) outlines.set(file, (known = mayMatter(file.text) ? outlineOf(jsonDocumentOf(file)) : nothing));
  return known;
}

/**
 * Strict readers of JSON refuse comments, and so do editors: only where the file's ending allows them, or there are some
 * already, another one does no harm.
 */
export function lineComment(file: SourceFile): string | undefined {
  return file.uri.endsWith('.jsonc') || outline(file).comments.length > 0 ? '//' : undefined;
}

function outlineOf(document: JsonDocument): Outline {
  const { comments, problems } = document;
  const template = findTemplate(document)?.template;
  // What is no template is none of ours, and neither are its mistakes.
  if (!template) return { comments, problems: [] };
  const inExpressions: SyntaxProblem[] = [];
  checkTemplate(template, document, inExpressions);
  return { comments, problems: [...problems, ...inExpressions] };
}

/** Of the resources, those that we look at are checked; the others are left to tools that know them. */
function checkTemplate(template: Template, document: JsonDocument, problems: SyntaxProblem[]): void {
  for (const part of ['parameters', 'variables', 'functions', 'outputs']) {
    checkNode(findValue(template.root, part), document, problems);
  }
  for (const { node } of template.resources) checkResource(node, document, problems);
}

function checkResource(resource: JsonObject, document: JsonDocument, problems: SyntaxProblem[]): void {
  const type = findString(resource, 'type') ?? '';
  if (isRelevantType(type)) checkNode(resource, document, problems);
  if (!isDeployment(type)) return;
  for (const { name, value } of resource.properties) {
    if (name.toLowerCase() !== 'properties') checkNode(value, document, problems);
  }
  for (const { name, value } of findObject(resource, 'properties')?.properties ?? []) {
    const isTemplate = name.toLowerCase() === 'template' && value?.kind === 'object';
    if (isTemplate) checkTemplate(templateOf(value), document, problems);
    else checkNode(value, document, problems);
  }
}

function checkNode(node: JsonNode | undefined, document: JsonDocument, problems: SyntaxProblem[]): void {
  switch (node?.kind) {
    case 'string':
      if (isExpressionText(node.value)) checkExpression(node, document, problems);
      return;
    case 'array':
      for (const item of node.items) checkNode(item, document, problems);
      return;
    case 'object':
      for (const { value } of node.properties) checkNode(value, document, problems);
      return;
    default:
      return;
  }
}

function checkExpression(node: JsonString, document: JsonDocument, problems: SyntaxProblem[]): void {
  const { problem } = expressionOf(document, node.value);
  if (!problem) return;
  const { start, end } = originInString(document, node, problem);
  problems.push({ start, end, message: problem.message });
}
