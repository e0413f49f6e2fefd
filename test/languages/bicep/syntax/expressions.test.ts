import { checkExpression, checkRecovery } from './trees.js';

describe('Bicep expressions', () => {
  it('reads literals', () => {
    checkExpression('443', '443');
    checkExpression('true', 'true');
    checkExpression('false', 'false');
    checkExpression('null', '(NullLiteral)');
    checkExpression("'Allow'", "'Allow'");
  });

  it('reads operators by their precedence, of one rank from left to right', () => {
    checkExpression('a + b * c', '(Binary + a (Binary * b c))');
    checkExpression('a * b + c', '(Binary + (Binary * a b) c)');
    checkExpression('a - b - c', '(Binary - (Binary - a b) c)');
    checkExpression('a % b / c', '(Binary / (Binary % a b) c)');
    checkExpression('a < b == c >= d', '(Binary == (Binary < a b) (Binary >= c d))');
    checkExpression('a =~ b != c !~ d', '(Binary !~ (Binary != (Binary =~ a b) c) d)');
    checkExpression('a || b && c ?? d', '(Binary ?? (Binary || a (Binary && b c)) d)');
    checkExpression('a && b <= c + 1', '(Binary && a (Binary <= b (Binary + c 1)))');
    checkExpression('(a + b) * c', '(Binary * (Parenthesized (Binary + a b)) c)');
  });

  it('binds unary operators to what follows with its accesses', () => {
    checkExpression('-a.b + 1', '(Binary + (Unary - (PropertyAccess a b)) 1)');
    checkExpression('!empty(a)', '(Unary ! (FunctionCall empty a))');
    checkExpression('!!a', '(Unary ! (Unary ! a))');
  });

  it('reads conditions, over several lines too', () => {
    checkExpression('a ? b : c', '(Ternary a b c)');
    checkExpression('a ? b : c ? d : e', '(Ternary a b (Ternary c d e))');
    checkExpression('a ? b ? c : d : e', '(Ternary a (Ternary b c d) e)');
    checkExpression('a\n  ? b\n  : c', '(Ternary a b c)');
    checkExpression('a // why\n\n  ? b\n  // else\n  : c', '(Ternary a b c)');
    checkExpression('a ?? b ? c : d', '(Ternary (Binary ?? a b) c d)');
  });

  it('reads accesses', () => {
    checkExpression('a.b.c', '(PropertyAccess (PropertyAccess a b) c)');
    checkExpression('a.?b', '(PropertyAccess a b safe)');
    checkExpression('a[0]', '(ArrayAccess a 0)');
    checkExpression("a[?'b']", "(ArrayAccess a 'b' safe)");
    checkExpression('a[^1]', '(ArrayAccess a 1 fromEnd)');
    checkExpression('a[?^1]', '(ArrayAccess a 1 safe fromEnd)');
    checkExpression('a::b::c', '(ResourceAccess (ResourceAccess a b) c)');
    checkExpression('a!.b!', '(NonNull (PropertyAccess (NonNull a) b))');
    checkExpression('a! != b', '(Binary != (NonNull a) b)');
    checkExpression('a.b[0].?c!', '(NonNull (PropertyAccess (ArrayAccess (PropertyAccess a b) 0) c safe))');
  });

  it('reads calls', () => {
    checkExpression('f()', '(FunctionCall f)');
    checkExpression('f(a, b.c)', '(FunctionCall f a (PropertyAccess b c))');
    checkExpression('f(\n  a,\n  b\n)', '(FunctionCall f a b)');
    checkExpression('f(a,\n  b)', '(FunctionCall f a b)');
    checkExpression('sys.range(0, 3)', '(MethodCall sys range 0 3)');
    checkExpression(
      "stg.listKeys('2023-01-01').keys[0]",
      "(ArrayAccess (PropertyAccess (MethodCall stg listKeys '2023-01-01') keys) 0)",
    );
  });

  it('reads lambdas', () => {
    checkExpression('map(a, x => x.y)', '(FunctionCall map a (Lambda x (PropertyAccess x y)))');
    checkExpression('map(a, (x, i) => i)', '(FunctionCall map a (Lambda x i i))');
    checkExpression('map(a, () => 1)', '(FunctionCall map a (Lambda 1))');
    checkExpression('map(a, x =>\n  x.y\n)', '(FunctionCall map a (Lambda x (PropertyAccess x y)))');
    checkExpression(
      'map(a, x => { b: x })',
      '(FunctionCall map a (Lambda x (ObjectExpression (ObjectProperty b x))))',
    );
  });

  it('reads arrays on one line or several', () => {
    checkExpression('[]', '(ArrayExpression)');
    checkExpression('[1, 2]', '(ArrayExpression 1 2)');
    checkExpression('[\n  1\n  2\n]', '(ArrayExpression 1 2)');
    checkExpression('[\n  1, 2\n  3\n]', '(ArrayExpression 1 2 3)');
    checkExpression('[1\n\n// two\n2]', '(ArrayExpression 1 2)');
    checkExpression('[1, 2,]', '(ArrayExpression 1 2)');
    checkExpression('[...a, 1, ...b]', '(ArrayExpression (Spread a) 1 (Spread b))');
  });

  it('reads objects on one line or several', () => {
    checkExpression('{}', '(ObjectExpression)');
    checkExpression('{\n}', '(ObjectExpression)');
    checkExpression("{ a: 1, 'b-c': 2 }", "(ObjectExpression (ObjectProperty a 1) (ObjectProperty 'b-c' 2))");
    checkExpression('{\n  a: 1\n  b: 2\n}', '(ObjectExpression (ObjectProperty a 1) (ObjectProperty b 2))');
    checkExpression(
      "{ '${a}-b': 1 }",
      "(ObjectExpression (ObjectProperty (InterpolatedString '' '-b' a) 1))",
    );
    checkExpression('{ ...a, b: 1 }', '(ObjectExpression (Spread a) (ObjectProperty b 1))');
    checkExpression(
      '{ resource: 1, for: 2, if: 3 }',
      '(ObjectExpression (ObjectProperty resource 1) (ObjectProperty for 2) (ObjectProperty if 3))',
    );
  });

  it('reads loops', () => {
    checkExpression('[for x in xs: x]', '(ForExpression x xs x)');
    checkExpression('[for (x, i) in xs: i]', '(ForExpression x i xs i)');
    checkExpression(
      '[\n  for x in range(0, 3): {\n    a: x\n  }\n]',
      '(ForExpression x (FunctionCall range 0 3) (ObjectExpression (ObjectProperty a x)))',
    );
    checkExpression('[for x in xs: [for y in x: y]]', '(ForExpression x xs (ForExpression y x y))');
  });
});

describe('Bicep expressions with something wrong', () => {
  const missing = 'Expected an expression.';

  it('says what is missing, and where', () => {
    checkRecovery('var x =«»', { messages: [missing], trees: ['(VariableStatement x ?)'] });
    checkRecovery('var x = a +«»', { messages: [missing], trees: ['(VariableStatement x (Binary + a ?))'] });
    checkRecovery('var x = a ? b«»', {
      messages: ["Expected ':' and the value for a false condition."],
      trees: ['(VariableStatement x (Ternary a b ?))'],
    });
    checkRecovery('var x = a.«»', {
      messages: ["Expected the name of a property or function after '.'."],
      trees: ['(VariableStatement x (PropertyAccess a ?))'],
    });
    checkRecovery('var x = f(a, «)»', {
      messages: ['Expected an expression after the comma.'],
      trees: ['(VariableStatement x (FunctionCall f a))'],
    });
    checkRecovery('var x = a[«]»', {
      messages: [missing],
      trees: ['(VariableStatement x (ArrayAccess a ?))'],
    });
    checkRecovery('var x = «()»', {
      messages: ['Expected one expression in the parentheses.'],
      trees: ['(VariableStatement x (Parenthesized ?))'],
    });
  });

  it('takes the arguments that are there', () => {
    checkRecovery('var x = f(a, «,» b)', {
      messages: [missing],
      trees: ['(VariableStatement x (FunctionCall f a ? b))'],
    });
    checkRecovery('var x = f(a «b»)', {
      messages: ["Expected ','."],
      trees: ['(VariableStatement x (FunctionCall f a b))'],
    });
  });

  it('reads on after what is no expression', () => {
    checkRecovery('var x = «=» 1', { messages: [missing], trees: ['(VariableStatement x ?)'] });
    checkRecovery('var x = 1 «2»\nvar y = 3', {
      messages: ['Expected the end of the line.'],
      trees: ['(VariableStatement x 1)', '(VariableStatement y 3)'],
    });
    checkRecovery('var x = 1«;»\nvar y = 3', {
      messages: ["Unexpected ';'."],
      trees: ['(VariableStatement x 1)', '(VariableStatement y 3)'],
    });
  });
});
