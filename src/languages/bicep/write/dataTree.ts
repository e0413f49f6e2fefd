import type { SourceFile } from '../../language.js';
import type { Span } from '../../text.js';
import type { DataDocument, DataEntry, DataNode, DataScalar } from '../../writing/dataTree.js';
import { lazily } from '../../writing/dataTree.js';
import { bicepDocumentOf } from '../documents.js';
import type { Expression, IfCondition, ObjectMember, Spread } from '../syntax/expressionSyntax.js';
import type { BicepFile, Decorator, Statement } from '../syntax/statementSyntax.js';

const documents = new WeakMap<BicepFile, DataDocument>();

/** A Bicep file as the writers see it: an object of statements, with their symbolic names. */
export function bicepData(file: SourceFile): DataDocument {
  const tree = bicepDocumentOf(file);
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
  return { kind: 'expression', start: offset, end: offset, parts: [] };
}

function nodeOf(expression: Expression | IfCondition | Spread): DataNode {
  const { start, end } = expression;
  switch (expression.kind) {
    case 'StringLiteral':
      return scalarOf(expression, expression.text);
    case 'NumberLiteral':
    case 'BooleanLiteral':
      return scalarOf(expression, expression.value);
    case 'NullLiteral':
      return scalarOf(expression, null);
    case 'ObjectExpression': {
      const entries = lazily(() => expression.members.map(memberEntry));
      return {
        kind: 'object',
        ...between(expression),
        get entries() {
          return entries();
        },
      };
    }
    case 'ArrayExpression': {
      const items = lazily(() => expression.items.map(nodeOf));
      return {
        kind: 'list',
        ...between(expression),
        get items() {
          return items();
        },
      };
    }
    default: {
      const parts = lazily(() => partsOf(expression).map(nodeOf));
      return {
        kind: 'expression',
        start,
        end,
        get parts() {
          return parts();
        },
      };
    }
  }
}

function between({ start, end }: Span) {
  const inside = { start: start + 1, end: Math.max(start + 1, end - 1) };
  return { start, end, inside, separator: 'line', spaced: false } as const;
}

function scalarOf({ start, end }: Span, value: DataScalar['value']): DataScalar {
  return { kind: 'scalar', start, end, value };
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
