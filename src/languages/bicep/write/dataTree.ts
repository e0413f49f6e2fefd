import type { SourceFile } from '../../language.js';
import type { DataDocument, DataEntry, DataNode } from '../../writing/dataTree.js';
import { bracketedList, bracketedObject, computed, lazily, scalar } from '../../writing/dataTree.js';
import { bicepTreeOf } from '../documents.js';
import type { Expression, IfCondition, ObjectMember, Spread } from '../syntax/expressionSyntax.js';
import type { BicepFile, Decorator, Statement } from '../syntax/statementSyntax.js';

const documents = new WeakMap<BicepFile, DataDocument>();

/** A Bicep file as the writers see it: an object of statements, with their symbolic names. */
export function bicepData(file: SourceFile): DataDocument {
  const tree = bicepTreeOf(file);
  const known = documents.get(tree) ?? dataOf(file, tree);
  documents.set(tree, known);
  return known;
}

function dataOf(
  { uri, text }: SourceFile,
  { statements, comments, pragmas, problems }: BicepFile,
): DataDocument {
  const entries = lazily(() => statements.map(statementEntry));
  const attached = [...comments, ...pragmas, ...statements.flatMap(decoratorsOf)].sort(
    (left, right) => left.start - right.start,
  );
  const root: DataNode = {
    kind: 'object',
    start: 0,
    end: text.length,
    inside: { start: 0, end: text.length },
    separator: 'line',
    spaced: true,
    get entries() {
      return entries();
    },
  };
  return { uri, text, root, comments: attached, problems };
}

/** The decorators of a statement and of the resources in it, which belong to what is below them as comments do. */
function decoratorsOf(statement: Statement): readonly Decorator[] {
  if (statement.kind !== 'ResourceStatement') return statement.decorators;
  const { decorators, body } = statement;
  const nested = body.kind === 'ObjectExpression' ? body.members : [];
  return [
    ...decorators,
    ...nested.flatMap((member) => (member.kind === 'ResourceStatement' ? decoratorsOf(member) : [])),
  ];
}

function statementEntry(statement: Statement): DataEntry {
  const { start, end } = statement;
  const name = 'name' in statement ? statement.name : undefined;
  const key = name ?? { start, end: start };
  return { start, end, name: statement.kind, key, symbol: name, value: valueOf(statement) };
}

function valueOf(statement: Statement): DataNode {
  switch (statement.kind) {
    case 'ModuleStatement':
    case 'ResourceStatement':
    case 'TestStatement':
      return nodeOf(statement.body);
    case 'ParameterStatement':
      return statement.defaultValue ? nodeOf(statement.defaultValue) : nothingAt(statement.end);
    case 'MetadataStatement':
    case 'OutputStatement':
    case 'ParameterAssignmentStatement':
    case 'VariableStatement':
      return nodeOf(statement.value);
    case 'FunctionStatement':
      return nodeOf(statement.body);
    default:
      return nothingAt(statement.end);
  }
}

function nothingAt(offset: number): DataNode {
  return computed({ start: offset, end: offset });
}

function nodeOf(expression: Expression | IfCondition | Spread): DataNode {
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
    case 'ArrayExpression':
      return bracketedList(expression, { separator: 'line' }, () => expression.items.map(nodeOf));
    default:
      return computed(expression, () => partsOf(expression).map(nodeOf));
  }
}

function memberEntry(member: ObjectMember): DataEntry {
  const { start, end } = member;
  switch (member.kind) {
    case 'ObjectProperty':
      return {
        start,
        end,
        name: member.name,
        key: member.key,
        symbol: member.key,
        value: nodeOf(member.value),
      };
    case 'ResourceStatement':
      return statementEntry(member);
    case 'Spread':
      return {
        start,
        end,
        name: undefined,
        key: { start, end: start },
        symbol: undefined,
        value: nodeOf(member.expression),
      };
  }
}

/** What stands in an expression that is computed, in the order of the text. */
function partsOf(
  expression: Exclude<Expression | IfCondition | Spread, { kind: 'ObjectExpression' | 'ArrayExpression' }>,
): readonly (Expression | IfCondition)[] {
  switch (expression.kind) {
    case 'ArrayAccess':
      return [expression.base, expression.index];
    case 'Binary':
      return [expression.left, expression.right];
    case 'ForExpression':
      return [expression.collection, expression.body];
    case 'FunctionCall':
      return expression.arguments;
    case 'IfCondition':
      return [expression.condition, expression.body];
    case 'InterpolatedString':
      return expression.expressions;
    case 'Lambda':
      return [expression.body];
    case 'MethodCall':
      return [expression.base, ...expression.arguments];
    case 'NonNull':
    case 'Unary':
      return [expression.operand];
    case 'Parenthesized':
    case 'Spread':
      return [expression.expression];
    case 'PropertyAccess':
    case 'ResourceAccess':
      return [expression.base];
    case 'Ternary':
      return [expression.condition, expression.whenTrue, expression.whenFalse];
    default:
      return [];
  }
}
