import type { Presence } from '../../../azure/unknown.js';
import * as l10n from '../../../l10n.js';
import type { DeploymentScope } from '../../deploymentFunctions/index.js';
import type { SourceFile } from '../../language.js';
import type { LazyAttribute } from '../../lazyObject.js';
import { lazyObject } from '../../lazyObject.js';
import { NamedValues } from '../../namedValues.js';
import { keyOf } from '../../resourceManager/ids.js';
import type { ListItem, UnknownValue, Value } from '../../values.js';
import { identityOf, nullValue, unknownValue } from '../../values.js';
import { bicepDocumentOf } from '../documents.js';
import type { Expression } from '../syntax/expressionSyntax.js';
import type { PlacedStatement } from '../syntax/readStatements.js';
import { isKind } from '../syntax/readStatements.js';
import type {
  FunctionStatement,
  ImportStatement,
  ModuleStatement,
  ParameterStatement,
  ResourceStatement,
  Statement,
} from '../syntax/statementSyntax.js';
import type { DeclaredFunction, Environment, Names } from './environment.js';
import { originOf } from './environment.js';
import { evaluate } from './expressions.js';
import { importedFile } from './imports.js';
import type { CalledModule } from './modules.js';
import { callModules } from './modules.js';
import type { DeclaredResource, Site, Surroundings } from './resources.js';
import { declareResources } from './resources.js';
import type { Session } from './session.js';

/** The value that is given to a parameter; undefined where none is. */
export type Arguments = (name: string) => Value | undefined;

/** How a file is deployed. */
export interface DeploymentOptions {
  readonly session: Session;
  readonly file: SourceFile;
  readonly scope: DeploymentScope;
  readonly args: Arguments;
  /** Tells its unknown values from those of other deployments. */
  readonly prefix: string;
  /** When it is deployed. */
  readonly presence: Presence;
  /** The names of the modules it is in. */
  readonly hints: readonly string[];
  readonly site: Site | undefined;
  /** The files that it is in, and itself: each at most once. */
  readonly chain: readonly string[];
}

/** One deployment of a file: what is declared in it, each looked at when it is needed. */
export class Deployment implements Names {
  readonly prefix: string;
  readonly environment: Environment;
  readonly #declared = new Map<string, PlacedStatement>();
  readonly #imports: readonly PlacedStatement<ImportStatement>[];
  /** The environments of statements by how far they have moved. */
  readonly #shifted = new Map<number, Environment>();
  readonly #parameters = new NamedValues();
  readonly #variables = new NamedValues();
  readonly #resources = new Map<ResourceStatement, readonly DeclaredResource[]>();
  readonly #nested = new Map<DeclaredResource, Map<ResourceStatement, readonly DeclaredResource[]>>();
  readonly #modules = new Map<ModuleStatement, readonly CalledModule[]>();
  readonly #imported = new Map<ImportStatement, Deployment | undefined>();
  readonly #running = new Set<FunctionStatement>();

  constructor(readonly options: DeploymentOptions) {
    const { session, file, scope, prefix, presence } = options;
    this.prefix = prefix;
    this.environment = {
      session,
      uri: file.uri,
      shift: 0,
      names: this,
      context: {
        scope,
        budget: session.budget,
        resolveReference: (resource) => this.#reference(resource),
      },
      locals: undefined,
      owner: undefined,
      presence,
    };
    this.#imports = this.statements.filter((one) => isKind(one, 'ImportStatement'));
    for (const placed of this.statements) {
      const { statement } = placed;
      if ('name' in statement && isNamed(statement)) this.#declared.set(statement.name.name, placed);
    }
  }

  get statements(): readonly PlacedStatement[] {
    return bicepDocumentOf(this.options.file).statements;
  }

  /** Where the expressions of a statement are evaluated. */
  #environmentOf({ shift }: PlacedStatement): Environment {
    if (shift === 0) return this.environment;
    const environment = this.#shifted.get(shift) ?? { ...this.environment, shift };
    this.#shifted.set(shift, environment);
    return environment;
  }

  value(name: string): Value | undefined {
    const placed = this.#declared.get(name);
    if (!placed) return this.#importedValue(name);
    if (isKind(placed, 'ResourceStatement'))
      return valueOfDeclared(placed.statement, this.resourcesOf(placed));
    if (isKind(placed, 'ModuleStatement')) return valueOfDeclared(placed.statement, this.modulesOf(placed));
    return this.#evaluated(name, placed.statement, this.#environmentOf(placed));
  }

  #evaluated(name: string, statement: Statement, environment: Environment): Value | undefined {
    switch (statement.kind) {
      case 'ParameterStatement':
        return this.#parameters.get(
          name,
          () => unknownValue(l10n.t("parameter '{0}' refers to itself", name), `parameter '${name}'`),
          () => this.#evaluateParameter(statement, environment),
        );
      case 'ParameterAssignmentStatement':
        return this.assigned(name);
      case 'VariableStatement':
        return this.#variables.get(
          name,
          () => unknownValue(l10n.t("variable '{0}' refers to itself", name), `variable '${name}'`),
          () => evaluate(statement.value, environment),
        );
      default:
        return this.#importedValue(name);
    }
  }

  /** The value that a file of parameters gives to one. */
  assigned(name: string): Value | undefined {
    const placed = this.#declared.get(name);
    if (!placed || !isKind(placed, 'ParameterAssignmentStatement')) return undefined;
    return this.#parameters.get(
      name,
      () => unknownValue(l10n.t("parameter '{0}' refers to itself", name), `parameter '${name}'`),
      () => evaluate(placed.statement.value, this.#environmentOf(placed)),
    );
  }

  #evaluateParameter(
    { name: { name }, type, defaultValue }: ParameterStatement,
    environment: Environment,
  ): Value {
    const given = this.options.args(name);
    // Null means that the parameter isn't given, unless it may be null.
    if (given && (given.kind !== 'null' || type.kind === 'NullableType' || !defaultValue)) return given;
    if (defaultValue) return evaluate(defaultValue, environment);
    if (type.kind === 'NullableType') return nullValue();
    const identity = `${this.prefix}parameters(${JSON.stringify(name)})`;
    return unknownValue(l10n.t("parameter '{0}' has no default value", name), identity);
  }

  #importedValue(name: string): Value | undefined {
    const found = this.#findImport(name);
    return found?.from?.value(found.name);
  }

  /** What an imported name is called in the file that it is from. */
  #findImport(alias: string): { readonly name: string; readonly from: Deployment | undefined } | undefined {
    for (const placed of this.#imports) {
      const { imported } = placed.statement;
      if (imported.kind !== 'ImportList') continue;
      for (const { name, alias: own } of imported.items) {
        const written =
          name.kind === 'Identifier' ? name.name : name.kind === 'StringLiteral' ? name.text : '';
        if ((own?.name ?? written) === alias) return { name: written, from: this.#fileOf(placed) };
      }
    }
    return undefined;
  }

  #fileOf(placed: PlacedStatement<ImportStatement>): Deployment | undefined {
    const { statement } = placed;
    if (!this.#imported.has(statement)) {
      this.#imported.set(statement, undefined);
      const options = importedFile(placed, this.options);
      this.#imported.set(statement, options && new Deployment(options));
    }
    return this.#imported.get(statement);
  }

  #namespace(name: string): Deployment | undefined {
    const placed = this.#imports.find(
      ({ statement: { imported } }) => imported.kind === 'WildcardImport' && imported.alias.name === name,
    );
    return placed && this.#fileOf(placed);
  }

  member(namespace: string, name: string): Value | undefined {
    return this.#namespace(namespace)?.value(name);
  }

  functionNamed(name: string, namespace?: string): DeclaredFunction | undefined {
    if (namespace !== undefined) return this.#namespace(namespace)?.functionNamed(name);
    const placed = this.#declared.get(name);
    if (placed && isKind(placed, 'FunctionStatement')) return (args) => this.#call(placed, args);
    const found = this.#findImport(name);
    return found?.from?.functionNamed(found.name);
  }

  #call(placed: PlacedStatement<FunctionStatement>, args: readonly Value[]): Value {
    const { statement } = placed;
    const { name, parameters, body } = statement;
    if (this.#running.has(statement)) {
      return unknownValue(l10n.t("function '{0}' calls itself", name.name), `${this.prefix}${name.name}()`);
    }
    const values = new Map<string, Value>();
    for (const [index, parameter] of parameters.entries()) {
      values.set(parameter.name.name, args[index] ?? nullValue());
    }
    this.#running.add(statement);
    const value = evaluate(body, { ...this.#environmentOf(placed), locals: { values, outer: undefined } });
    this.#running.delete(statement);
    return value;
  }

  resource(expression: Expression, environment: Environment): DeclaredResource | undefined {
    switch (expression.kind) {
      case 'Parenthesized':
        return this.resource(expression.expression, environment);
      case 'NonNull':
        return this.resource(expression.operand, environment);
      case 'VariableAccess': {
        const found = this.#resourcesNamed(expression.name, environment);
        return found?.statement.body.kind === 'ForExpression' ? undefined : found?.all[0];
      }
      case 'ArrayAccess': {
        const found = this.#resourcesOfLoop(expression.base, environment);
        const key = found && identityOf(evaluate(expression.index, environment));
        return found?.find(({ index }) => identityOf(index) === key);
      }
      case 'ResourceAccess': {
        const owner = this.resource(expression.base, environment);
        const statement = owner && nestedIn(owner, expression.resource.name);
        return statement && this.nestedOf(owner, statement)[0];
      }
      default:
        return undefined;
    }
  }

  #resourcesOfLoop(base: Expression, environment: Environment): readonly DeclaredResource[] | undefined {
    if (base.kind === 'VariableAccess') return this.#resourcesNamed(base.name, environment)?.all;
    if (base.kind !== 'ResourceAccess') return undefined;
    const owner = this.resource(base.base, environment);
    const statement = owner && nestedIn(owner, base.resource.name);
    return statement && this.nestedOf(owner, statement);
  }

  #resourcesNamed(
    name: string,
    environment: Environment,
  ): { readonly statement: ResourceStatement; readonly all: readonly DeclaredResource[] } | undefined {
    const { owner } = environment;
    const sibling = owner && nestedIn(owner, name);
    if (sibling) return { statement: sibling, all: this.nestedOf(owner, sibling) };
    const placed = this.#declared.get(name);
    if (!placed || !isKind(placed, 'ResourceStatement')) return undefined;
    return { statement: placed.statement, all: this.resourcesOf(placed) };
  }

  /** The resources that a statement of the file declares. */
  resourcesOf(placed: PlacedStatement<ResourceStatement>): readonly DeclaredResource[] {
    const { statement } = placed;
    return this.#once(this.#resources, statement, () =>
      declareResources(statement, this.#surroundings(this.#environmentOf(placed)), undefined),
    );
  }

  /** The resources that a statement in another resource declares. */
  nestedOf(owner: DeclaredResource, statement: ResourceStatement): readonly DeclaredResource[] {
    const known = this.#nested.get(owner) ?? new Map<ResourceStatement, readonly DeclaredResource[]>();
    this.#nested.set(owner, known);
    return this.#once(known, statement, () =>
      declareResources(statement, this.#surroundings({ ...owner.environment, owner }), owner),
    );
  }

  modulesOf(placed: PlacedStatement<ModuleStatement>): readonly CalledModule[] {
    const { statement } = placed;
    return this.#once(this.#modules, statement, () =>
      callModules(
        statement,
        this.#surroundings(this.#environmentOf(placed)),
        this.options,
        (options) => new Deployment(options),
      ),
    );
  }

  /** What refers to itself while it is being declared, refers to nothing. */
  #once<K, V>(known: Map<K, readonly V[]>, key: K, declare: () => readonly V[]): readonly V[] {
    const before = known.get(key);
    if (before) return before;
    known.set(key, []);
    const declared = declare();
    known.set(key, declared);
    return declared;
  }

  #surroundings(environment: Environment): Surroundings {
    const { hints, site } = this.options;
    return { environment, hints, site };
  }

  /** The outputs of the file, each evaluated when it is asked for. */
  outputs(identity: string): Value {
    const outputs = this.statements.filter((one) => isKind(one, 'OutputStatement'));
    const attributes = outputs.map((output): LazyAttribute => {
      const environment = this.#environmentOf(output);
      const { name, value } = output.statement;
      return {
        name: name.name,
        nameOrigin: originOf(name, environment),
        evaluate: () => evaluate(value, environment),
      };
    });
    return lazyObject(attributes, { origin: undefined, identity });
  }

  /** `reference(id)`: what is known of a resource of this file by its id or name. */
  #reference(resource: Value): Value | undefined {
    const key = keyOf(resource);
    for (const placed of this.statements) {
      if (!isKind(placed, 'ResourceStatement')) continue;
      const found = this.resourcesOf(placed).find(
        ({ resource: { id, name, existing } }) => !existing && [keyOf(id), keyOf(name)].includes(key),
      );
      const value =
        found?.value.kind === 'object' ? found.value.properties.get('properties')?.value : undefined;
      if (value) return value;
    }
    return undefined;
  }
}

type Named = Extract<Statement, { readonly name: unknown }>;

/** Outputs and what tools say of a file have names of their own, which expressions don't see. */
function isNamed(statement: Statement): statement is Named {
  switch (statement.kind) {
    case 'FunctionStatement':
    case 'ModuleStatement':
    case 'ParameterAssignmentStatement':
    case 'ParameterStatement':
    case 'ResourceStatement':
    case 'VariableStatement':
      return true;
    default:
      return false;
  }
}

function nestedIn({ body }: DeclaredResource, name: string): ResourceStatement | undefined {
  for (const member of body?.members ?? []) {
    if (member.kind === 'ResourceStatement' && member.name.name === name) return member;
  }
  return undefined;
}

interface Declared {
  readonly value: Value;
  readonly presence: Presence | undefined;
  readonly repeats?: UnknownValue | undefined;
}

/** The value of a symbolic name: one, or with a loop the list of all. */
function valueOfDeclared(statement: ModuleStatement | ResourceStatement, all: readonly Declared[]): Value {
  const [only] = all;
  const name = statement.name.name;
  if (statement.body.kind !== 'ForExpression') {
    return only?.value ?? unknownValue(l10n.t("'{0}' refers to itself", name), `symbol ${name}`);
  }
  const items = all.map(({ value }): ListItem => ({ value, presence: [] }));
  const open = all.find(({ repeats }) => repeats)?.repeats;
  return { kind: 'list', items, open, origin: undefined };
}
