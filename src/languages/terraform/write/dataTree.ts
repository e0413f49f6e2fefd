import type { SourceFile } from '../../language.js';
import type { Span } from '../../text.js';
import type { DataDocument, DataEntry, DataNode, DataObject } from '../../writing/dataTree.js';
import { bracketedList, bracketedObject, computed, lazily, scalar } from '../../writing/dataTree.js';
import { treeOf } from '../configuration/files.js';
import type { Attribute, Block, Body, TerraformFile } from '../syntax/bodySyntax.js';
import type { Expression, ObjectMember } from '../syntax/expressionSyntax.js';

const documents = new WeakMap<TerraformFile, DataDocument>();

/** A file in the native syntax as the writers see it: a block is an entry with its body for a value. */
export function terraformData(file: SourceFile): DataDocument {
  const tree = treeOf(file);
  const known = documents.get(tree) ?? dataOf(file, tree);
  documents.set(tree, known);
  return known;
}

function dataOf({ uri, text }: SourceFile, { body, comments, problems }: TerraformFile): DataDocument {
  const whole = { start: 0, end: text.length };
  const root = body.kind === 'NativeBody' ? bodyOf(body, whole, true) : undefined;
  return { uri, text, root, comments: comments.map(withoutLineEnd(text)), problems };
}

function withoutLineEnd(text: string): (comment: Span) => Span {
  return ({ start, end }) => ({ start, end: start + text.slice(start, end).trimEnd().length });
}

/** A body has no brackets of its own: it is what stands between them. */
export function isBody({ start, inside }: DataObject): boolean {
  return start === inside.start;
}

function bodyOf(body: Body, { start, end }: Span, spaced: boolean): DataObject {
  const entries = lazily(() =>
    body.kind === 'NativeBody'
      ? body.items.map((item) => (item.kind === 'Block' ? blockEntry(item) : attributeEntry(item)))
      : [],
  );
  return {
    kind: 'object',
    start,
    end,
    inside: { start, end },
    separator: 'line',
    spaced,
    get entries() {
      return entries();
    },
  };
}

/** Of two labels, the first is a type: what tells a resource from its siblings is the last one. */
function blockEntry({ start, end, type, labels, body }: Block): DataEntry {
  return {
    start,
    end,
    name: type.name,
    key: { start: type.start, end: type.end },
    symbol: labels.at(-1),
    value: bodyOf(body, body, false),
  };
}

function attributeEntry({ start, end, name, value }: Attribute): DataEntry {
  return { start, end, name: name.name, key: name, symbol: undefined, value: nodeOf(value) };
}

function nodeOf(expression: Expression): DataNode {
  switch (expression.kind) {
    case 'StringLiteral':
      return scalar(expression, expression.text);
    case 'NumberLiteral':
    case 'BooleanLiteral':
      return scalar(expression, expression.value);
    case 'NullLiteral':
      return scalar(expression, null);
    case 'ObjectExpression':
      return bracketedObject(expression, { separator: 'line' }, () => expression.members.map(memberEntry));
    case 'TupleExpression':
      return bracketedList(expression, { separator: 'comma' }, () => expression.items.map(nodeOf));
    default:
      return computed(expression, () => partsOf(expression).map(nodeOf));
  }
}

function memberEntry({ start, end, key, value }: ObjectMember): DataEntry {
  const name = key.kind === 'Identifier' ? key.name : key.kind === 'StringLiteral' ? key.text : undefined;
  return { start, end, name, key, symbol: key, value: nodeOf(value) };
}

/** What stands in an expression that is computed, in the order of the text. */
function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'AttributeAccess':
    case 'Splat':
      return [expression.base];
    case 'Binary':
      return [expression.left, expression.right];
    case 'Conditional':
      return [expression.condition, expression.whenTrue, expression.whenFalse];
    case 'ForObject':
      return [expression.collection, expression.resultKey, expression.result];
    case 'ForTuple':
      return [expression.collection, expression.result];
    case 'FunctionCall':
      return expression.arguments;
    case 'IndexAccess':
      return [expression.base, expression.index];
    case 'Parenthesized':
    case 'TemplateWrap':
      return [expression.expression];
    case 'Unary':
      return [expression.operand];
    default:
      return [];
  }
}
