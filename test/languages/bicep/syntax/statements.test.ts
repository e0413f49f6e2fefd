import assert from 'node:assert/strict';
import { parseBicep } from '../../../../src/languages/bicep/syntax/parseBicep.js';
import { checkRecovery, checkStatements, textsOf } from './trees.js';

describe('Bicep statements', () => {
  it('reads scope and metadata', () => {
    checkStatements("targetScope = 'subscription'", "(TargetScopeStatement 'subscription')");
    checkStatements("metadata description = 'x'", "(MetadataStatement description 'x')");
  });

  it('reads parameters', () => {
    checkStatements('param a string', '(ParameterStatement a (NamedType string))');
    checkStatements(
      "param a 'x' | 'y' = 'x'",
      "(ParameterStatement a (UnionType (LiteralType 'x') (LiteralType 'y')) 'x')",
    );
    checkStatements(
      'param a int? = null',
      '(ParameterStatement a (NullableType (NamedType int)) (NullLiteral))',
    );
    checkStatements('param a = 1', '(ParameterAssignmentStatement a 1)');
    checkStatements('param param string', '(ParameterStatement param (NamedType string))');
  });

  it('reads variables, types and functions', () => {
    checkStatements('var a = 1', '(VariableStatement a 1)');
    checkStatements(
      'var a string[] = []',
      '(VariableStatement a (ArrayType (NamedType string)) (ArrayExpression))',
    );
    checkStatements('type a = string', '(TypeStatement a (NamedType string))');
    checkStatements('func f() string => a', '(FunctionStatement f (NamedType string) a)');
    checkStatements(
      'func f(a string, b int[]) object => {\n  c: a\n}',
      '(FunctionStatement f (FunctionParameter a (NamedType string)) (FunctionParameter b (ArrayType (NamedType int))) (NamedType object) (ObjectExpression (ObjectProperty c a)))',
    );
    checkStatements(
      'func f(\n  a string,\n  b int,\n) bool =>\n  a == b',
      '(FunctionStatement f (FunctionParameter a (NamedType string)) (FunctionParameter b (NamedType int)) (NamedType bool) (Binary == a b))',
    );
  });

  it('reads outputs and assertions', () => {
    checkStatements('output a string = b', '(OutputStatement a (NamedType string) b)');
    checkStatements(
      "output a resource 'A/b@1' = b",
      "(OutputStatement a (NamedType resource (LiteralType 'A/b@1')) b)",
    );
    checkStatements('output a resource = b', '(OutputStatement a (NamedType resource) b)');
    checkStatements('assert a = b == 1', '(AssertStatement a (Binary == b 1))');
  });

  it('reads resources', () => {
    checkStatements(
      "resource a 'A/b@1' = {\n  name: 'n'\n}",
      "(ResourceStatement a 'A/b@1' (ObjectExpression (ObjectProperty name 'n')))",
    );
    checkStatements(
      "resource a 'A/b@1' existing = {}",
      "(ResourceStatement a 'A/b@1' existing (ObjectExpression))",
    );
    checkStatements(
      "resource a 'A/b@1' = if (c) {}",
      "(ResourceStatement a 'A/b@1' (IfCondition (Parenthesized c) (ObjectExpression)))",
    );
    checkStatements(
      "resource a 'A/b@1' =\n  if (c) {}",
      "(ResourceStatement a 'A/b@1' (IfCondition (Parenthesized c) (ObjectExpression)))",
    );
    checkStatements(
      "resource a 'A/b@1' = [for b in c: {}]",
      "(ResourceStatement a 'A/b@1' (ForExpression b c (ObjectExpression)))",
    );
    checkStatements(
      "resource a 'A/b@1' = [for (b, i) in c: if (i < 3) {\n}]",
      "(ResourceStatement a 'A/b@1' (ForExpression b i c (IfCondition (Parenthesized (Binary < i 3)) (ObjectExpression))))",
    );
    checkStatements(
      "resource a 'A/b@${v}' = {}",
      "(ResourceStatement a (InterpolatedString 'A/b@' '' v) (ObjectExpression))",
    );
  });

  it('reads nested resources', () => {
    checkStatements(
      "resource a 'A/b@1' = {\n  name: 'n'\n  resource c 'd' = {\n    @batchSize(1)\n    resource e 'f' = [for g in h: {}]\n  }\n}",
      "(ResourceStatement a 'A/b@1' (ObjectExpression (ObjectProperty name 'n') (ResourceStatement c 'd' (ObjectExpression (ResourceStatement (Decorator (FunctionCall batchSize 1)) e 'f' (ForExpression g h (ObjectExpression)))))))",
    );
    checkStatements(
      "resource a 'b' = {\nresource c 'd' = {\n}\n}",
      "(ResourceStatement a 'b' (ObjectExpression (ResourceStatement c 'd' (ObjectExpression))))",
    );
  });

  it('reads nested resources with comments anywhere', () => {
    checkStatements(
      "resource a 'b' = {\n  /* c */ resource /* d */ e /* f */ 'g' = /* h */ {} // i\n}",
      "(ResourceStatement a 'b' (ObjectExpression (ResourceStatement e 'g' (ObjectExpression))))",
    );
  });

  it('reads modules and tests', () => {
    checkStatements(
      "module a 'b.bicep' = {\n  params: { c: 1 }\n}",
      "(ModuleStatement a 'b.bicep' (ObjectExpression (ObjectProperty params (ObjectExpression (ObjectProperty c 1)))))",
    );
    checkStatements(
      "module a 'br/public:avm/res/x:0.1.0' = [for b in c: if (d) {}]",
      "(ModuleStatement a 'br/public:avm/res/x:0.1.0' (ForExpression b c (IfCondition (Parenthesized d) (ObjectExpression))))",
    );
    checkStatements("test a 'b.bicep' = {}", "(TestStatement a 'b.bicep' (ObjectExpression))");
  });

  it('reads imports and extensions', () => {
    checkStatements("import * as a from 'b.bicep'", "(ImportStatement (WildcardImport a) 'b.bicep')");
    checkStatements(
      "import { a, b as c } from 'd'",
      "(ImportStatement (ImportList (ImportListItem a) (ImportListItem b c)) 'd')",
    );
    checkStatements(
      "import {\n  a\n  'b-c' as d\n} from 'e'",
      "(ImportStatement (ImportList (ImportListItem a) (ImportListItem 'b-c' d)) 'e')",
    );
    checkStatements('extension kubernetes', '(ExtensionStatement kubernetes)');
    checkStatements(
      "extension 'br:a' with {\n  b: 1\n} as c",
      "(ExtensionStatement 'br:a' (ObjectExpression (ObjectProperty b 1)) c)",
    );
    checkStatements("provider 'a@1' as b", "(ExtensionStatement 'a@1' b)");
    checkStatements("import 'a@1' as b", "(ExtensionStatement 'a@1' b)");
  });

  it('reads what only parameter files have', () => {
    checkStatements("using 'main.bicep'", "(UsingStatement 'main.bicep')");
    checkStatements('using none', '(UsingStatement)');
    checkStatements(
      "using 'main.bicep' with { a: 1 }",
      "(UsingStatement 'main.bicep' (ObjectExpression (ObjectProperty a 1)))",
    );
    checkStatements("extends 'base.bicepparam'", "(ExtendsStatement 'base.bicepparam')");
    checkStatements('extensionConfig a with {}', '(ExtensionConfigStatement a (ObjectExpression))');
  });

  it('gives decorators to the statement that follows', () => {
    checkStatements(
      "@description('x')\n\n// why\n@sys.secure()\nparam a string",
      "(ParameterStatement (Decorator (FunctionCall description 'x')) (Decorator (MethodCall sys secure)) a (NamedType string))",
    );
    assert.deepEqual(textsOf("@a()\n@sys.b('c')\nvar d = 1", 'Decorator'), ['@a()', "@sys.b('c')"]);
    assert.deepEqual(textsOf('@a()\nvar b = 1\n', 'VariableStatement'), ['@a()\nvar b = 1']);
  });

  it('takes any line end, and a byte order mark', () => {
    checkStatements(
      '\uFEFFvar a = 1\r\nvar b = {\r  c: 1\r}\n\n',
      '(VariableStatement a 1)',
      '(VariableStatement b (ObjectExpression (ObjectProperty c 1)))',
    );
    checkStatements('');
    checkStatements('\n\n');
  });

  it('keeps comments, without their markers', () => {
    const text = '// a\nvar x = { // b\n  y: /* c */ 1 //d\n}\n/*e\n*/';
    const { comments, problems } = parseBicep(text);
    assert.deepEqual(
      comments.map((comment) => comment.text),
      [' a', ' b', ' c ', 'd', 'e\n'],
    );
    assert.deepEqual(
      comments.map(({ start, end }) => text.slice(start, end)),
      ['// a', '// b', '/* c */', '//d', '/*e\n*/'],
    );
    assert.deepEqual(problems, []);
  });

  it('keeps pragmas', () => {
    const text =
      '#disable-diagnostics BCP001\n  #disable-next-line no-x BCP002 // why\nvar x = 1\n#restore-diagnostics BCP001';
    const { comments, pragmas, problems } = parseBicep(text);
    assert.deepEqual(
      pragmas.map(({ name, codes }) => [name, ...codes]),
      [
        ['disable-diagnostics', 'BCP001'],
        ['disable-next-line', 'no-x', 'BCP002'],
        ['restore-diagnostics', 'BCP001'],
      ],
    );
    assert.equal(text.slice(pragmas[1]?.start, pragmas[1]?.end), '#disable-next-line no-x BCP002');
    assert.equal(comments.length, 1);
    assert.deepEqual(problems, []);
  });
});

describe('Bicep statements with something wrong', () => {
  it('says what is missing', () => {
    checkRecovery('param«»', {
      messages: ['Expected a name for the parameter.'],
      trees: ['(ParameterStatement ? ?)'],
    });
    checkRecovery('param a«»', { messages: ['Expected a type.'], trees: ['(ParameterStatement a ?)'] });
    checkRecovery('var a«»', { messages: ["Expected '='."], trees: ['(VariableStatement a ?)'] });
    checkRecovery('output a string«»', { messages: ["Expected '='."] });
    checkRecovery('resource a«»', {
      messages: ["Expected the type of the resource as 'type@version'."],
      trees: ['(ResourceStatement a ? ?)'],
    });
    checkRecovery("resource a 'A/b@1'«»", { messages: ["Expected '='."] });
    checkRecovery("resource a 'A/b@1' =«»", { messages: ["Expected '{', 'if' or '[for'."] });
    checkRecovery("resource a 'A/b@1' = [for b in c: «d»]", { messages: ["Expected '{' or 'if'."] });
    checkRecovery("resource a 'A/b@1' = if «{»}", {
      messages: ["Expected a condition in parentheses after 'if'."],
      trees: ["(ResourceStatement a 'A/b@1' (IfCondition ? (ObjectExpression)))"],
    });
    checkRecovery("module a 'b' = if (c)«»", { messages: ["Expected '{' after the condition."] });
    checkRecovery("import 'a' «from» 'b'", { messages: ['Expected the end of the line.'] });
    checkRecovery('import { a, b }«»', { messages: ["Expected 'from'."] });
    checkRecovery("import * «from» 'b'", { messages: ["Expected 'as'."] });
    checkRecovery('using«»', { messages: ["Expected the path of a template in quotes, or 'none'."] });
    checkRecovery('@«»\nvar a = 1', { messages: ["Expected the name of a decorator after '@'."] });
    checkRecovery('@a()«»', {
      messages: ['Expected a statement after the decorators.'],
      trees: ['(UnknownStatement (Decorator (FunctionCall a)))'],
    });
    checkRecovery('@a() «var» b = 1', {
      messages: ['Expected a line end after the decorator.'],
      trees: ['(VariableStatement (Decorator (FunctionCall a)) b 1)'],
    });
  });

  it('passes over lines that are no statements', () => {
    const statement =
      "Expected a statement, which begins with a word such as 'param', 'var', 'resource' or 'output'.";
    checkRecovery('«foo» bar\nvar a = 1\n«}»\n«42», 43\nvar b = 2', {
      messages: [statement, statement, statement],
      trees: [
        '(UnknownStatement)',
        '(VariableStatement a 1)',
        '(UnknownStatement)',
        '(UnknownStatement)',
        '(VariableStatement b 2)',
      ],
    });
    checkRecovery('«foo» {\n  a: [1, (\n  2)]\n}\nvar a = 1', {
      messages: [statement],
      trees: ['(UnknownStatement)', '(VariableStatement a 1)'],
    });
  });

  it('ends a comment that nothing ends with its line', () => {
    checkRecovery('«/*» a\nvar b = 1', {
      messages: ["Expected '*/' to end this comment."],
      trees: ['(VariableStatement b 1)'],
    });
  });

  it('names what it can not read', () => {
    checkRecovery('var a = «ä€» 1 «#»', {
      messages: ["Unexpected 'ä€'.", "Unexpected '#'."],
      trees: ['(VariableStatement a 1)'],
    });
    checkRecovery('var a =«\u00a0»1', {
      messages: ['Unexpected character U+00A0.'],
      trees: ['(VariableStatement a 1)'],
    });
  });
});
