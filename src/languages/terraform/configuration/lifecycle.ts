import { findAttribute, findBlocks } from '../syntax/bodies.js';
import type { Expression } from '../syntax/expressionSyntax.js';
import type { Layers } from './layers.js';

/** Whether Terraform leaves an argument of a resource as it finds it (`lifecycle`, `ignore_changes`). */
export function ignoresChanges(layers: Layers, argument: string): boolean {
  return layers.some(({ body }) =>
    findBlocks(body, 'lifecycle', 0).some((lifecycle) => {
      const ignored = findAttribute(lifecycle.body, 'ignore_changes', 'expression')?.value;
      return ignored !== undefined && namesIn(ignored).some((name) => name === argument || name === 'all');
    }),
  );
}

function namesIn(expression: Expression): readonly string[] {
  if (expression.kind === 'TupleExpression') return expression.items.flatMap(namesIn);
  if (expression.kind === 'VariableAccess') return [expression.name];
  return expression.kind === 'StringLiteral' ? [expression.text] : [];
}
