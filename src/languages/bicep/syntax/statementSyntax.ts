import type { Comment } from '../../language.js';
import type { Span, SyntaxProblem } from '../../text.js';
import type {
  Expression,
  ForExpression,
  Identifier,
  IfCondition,
  MissingExpression,
  ObjectExpression,
  StringExpression,
} from './expressionSyntax.js';
import type { TypeExpression } from './typeSyntax.js';

/** A `.bicep` or `.bicepparam` file as it is written. Whatever the text, there is a tree. */
export interface BicepFile extends Span {
  readonly kind: 'BicepFile';
  readonly statements: readonly Statement[];
  /** In the order written. */
  readonly comments: readonly Comment[];
  readonly pragmas: readonly Pragma[];
  /** By their place. */
  readonly problems: readonly SyntaxProblem[];
}

/** A directive to Bicep's linter: `#disable-next-line`, `#disable-diagnostics`, `#restore-diagnostics`. */
export interface Pragma extends Span {
  readonly kind: 'Pragma';
  /** Without the `#`. */
  readonly name: string;
  /** The codes of diagnostics that follow, as written. */
  readonly codes: readonly string[];
}

/**
 * A declaration. The span begins with the first decorator. Parts that are not there yet are empty identifiers,
 * missing expressions and missing types.
 */
export type Statement =
  | AssertStatement
  | ExtendsStatement
  | ExtensionConfigStatement
  | ExtensionStatement
  | FunctionStatement
  | ImportStatement
  | MetadataStatement
  | ModuleStatement
  | OutputStatement
  | ParameterAssignmentStatement
  | ParameterStatement
  | ResourceStatement
  | TargetScopeStatement
  | TestStatement
  | TypeStatement
  | UnknownStatement
  | UsingStatement
  | VariableStatement;

interface StatementBase extends Span {
  readonly decorators: readonly Decorator[];
}

/** `@description('…')`, `@sys.secure()`. */
export interface Decorator extends Span {
  readonly kind: 'Decorator';
  readonly expression: Expression;
}

/** A line that is no statement, or decorators that no statement follows. */
export interface UnknownStatement extends StatementBase {
  readonly kind: 'UnknownStatement';
}

/** `targetScope = 'subscription'`. */
export interface TargetScopeStatement extends StatementBase {
  readonly kind: 'TargetScopeStatement';
  readonly value: Expression;
}

/** `metadata name = value`. */
export interface MetadataStatement extends StatementBase {
  readonly kind: 'MetadataStatement';
  readonly name: Identifier;
  readonly value: Expression;
}

/** `param name type` or `param name type = default`. */
export interface ParameterStatement extends StatementBase {
  readonly kind: 'ParameterStatement';
  readonly name: Identifier;
  readonly type: TypeExpression;
  readonly defaultValue: Expression | undefined;
}

/** `param name = value`, as a parameter file gives it. */
export interface ParameterAssignmentStatement extends StatementBase {
  readonly kind: 'ParameterAssignmentStatement';
  readonly name: Identifier;
  readonly value: Expression;
}

/** `var name = value`, with a type between where one is given. */
export interface VariableStatement extends StatementBase {
  readonly kind: 'VariableStatement';
  readonly name: Identifier;
  readonly type: TypeExpression | undefined;
  readonly value: Expression;
}

/** `type name = type`. */
export interface TypeStatement extends StatementBase {
  readonly kind: 'TypeStatement';
  readonly name: Identifier;
  readonly type: TypeExpression;
}

/** `func name(parameter type, …) returnType => body`. */
export interface FunctionStatement extends StatementBase {
  readonly kind: 'FunctionStatement';
  readonly name: Identifier;
  readonly parameters: readonly FunctionParameter[];
  readonly returnType: TypeExpression;
  readonly body: Expression;
}

export interface FunctionParameter extends Span {
  readonly kind: 'FunctionParameter';
  readonly name: Identifier;
  readonly type: TypeExpression;
}

/** What is deployed by a resource or module: once, under a condition, or once for each item of a loop. */
export type DeploymentBody = ForExpression | IfCondition | MissingExpression | ObjectExpression;

/** `resource name 'type@version' = { … }`, on its own or nested in the body of another. */
export interface ResourceStatement extends StatementBase {
  readonly kind: 'ResourceStatement';
  readonly name: Identifier;
  readonly type: StringExpression | MissingExpression;
  /** Whether it is only referred to, and deployed elsewhere. */
  readonly existing: boolean;
  readonly body: DeploymentBody;
}

/** `module name 'path' = { … }`. */
export interface ModuleStatement extends StatementBase {
  readonly kind: 'ModuleStatement';
  readonly name: Identifier;
  readonly path: StringExpression | MissingExpression;
  readonly body: DeploymentBody;
}

/** `test name 'path' = { … }`. */
export interface TestStatement extends StatementBase {
  readonly kind: 'TestStatement';
  readonly name: Identifier;
  readonly path: StringExpression | MissingExpression;
  readonly body: DeploymentBody;
}

/** `output name type = value`. */
export interface OutputStatement extends StatementBase {
  readonly kind: 'OutputStatement';
  readonly name: Identifier;
  readonly type: TypeExpression;
  readonly value: Expression;
}

/** `assert name = condition`. */
export interface AssertStatement extends StatementBase {
  readonly kind: 'AssertStatement';
  readonly name: Identifier;
  readonly value: Expression;
}

/** `import * as name from 'path'` or `import { name, name as alias } from 'path'`. */
export interface ImportStatement extends StatementBase {
  readonly kind: 'ImportStatement';
  readonly imported: ImportList | MissingExpression | WildcardImport;
  readonly path: StringExpression | MissingExpression;
}

export interface WildcardImport extends Span {
  readonly kind: 'WildcardImport';
  readonly alias: Identifier;
}

export interface ImportList extends Span {
  readonly kind: 'ImportList';
  readonly items: readonly ImportListItem[];
}

export interface ImportListItem extends Span {
  readonly kind: 'ImportListItem';
  /** What the other file calls it; a string where that is no identifier. */
  readonly name: Identifier | StringExpression;
  readonly alias: Identifier | undefined;
}

/** `extension name`, `extension 'reference' with { … } as alias`; older files begin with `provider` or `import`. */
export interface ExtensionStatement extends StatementBase {
  readonly kind: 'ExtensionStatement';
  readonly specification: Identifier | StringExpression | MissingExpression;
  readonly configuration: ObjectExpression | MissingExpression | undefined;
  readonly alias: Identifier | undefined;
}

/** `extensionConfig alias with { … }` in a parameter file. */
export interface ExtensionConfigStatement extends StatementBase {
  readonly kind: 'ExtensionConfigStatement';
  readonly alias: Identifier;
  readonly configuration: ObjectExpression | MissingExpression;
}

/** `using 'path'` or `using none` in a parameter file, with `with { … }` where it is deployed as a stack. */
export interface UsingStatement extends StatementBase {
  readonly kind: 'UsingStatement';
  /** Undefined for `none`. */
  readonly path: StringExpression | MissingExpression | undefined;
  readonly configuration: ObjectExpression | MissingExpression | undefined;
}

/** `extends 'path'` in a parameter file. */
export interface ExtendsStatement extends StatementBase {
  readonly kind: 'ExtendsStatement';
  readonly path: StringExpression | MissingExpression;
}
