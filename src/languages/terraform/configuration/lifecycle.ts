import { findAttribute, findBlocks } from '../syntax/bodies.js';
import type { Expression } from '../syntax/expressionSyntax.js';
import type { Layers } from './layers.js';

/** Whether Terraform leaves an argument of a resource as it finds it (`lifecycle`, `ignore_changes`). */
export function ignoresChanges(layers: Layers, argument: string): boolean {
  // Of `lifecycle` blocks the arguments are merged, unlike those of other blocks.
  const ignored = layers
    .flatMap(({ body }) => findBlocks(body, 'lifecycle', 0))
    .flatMap(({ body }) => findAttribute(body, 'ignore_changes', 'expression') ?? [])
    .at(-1)?.value;
  return ignored !== undefined && namesIn(ignored).some((name) => name === argument || name === 'all');
}

function namesIn(expression: Expression): readonly string[] {
  if (expression.kind === 'TupleExpression') return expression.items.flatMap(namesIn);
  if (expression.kind === 'VariableAccess') return [expression.name];
  return expression.kind === 'StringLiteral' ? [expression.text] : [];
}
