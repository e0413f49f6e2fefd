import { checkExpression, checkRecovery } from './trees.js';

describe('HCL expressions', () => {
  it('reads literals', () => {
    checkExpression('443', '443');
    checkExpression('1.5', '1.5');
    checkExpression('1.5e3', '1500');
    checkExpression('2E-2', '0.02');
    checkExpression('true', 'true');
    checkExpression('null', '(NullLiteral)');
    checkExpression('"Allow"', "'Allow'");
  });

  it('reads operators by their precedence, of one rank from left to right', () => {
    checkExpression('a + b * c', '(Binary + a (Binary * b c))');
    checkExpression('a * b + c', '(Binary + (Binary * a b) c)');
    checkExpression('a - b - c', '(Binary - (Binary - a b) c)');
    checkExpression('a % b / c', '(Binary / (Binary % a b) c)');
    checkExpression('a < b == c >= d', '(Binary == (Binary < a b) (Binary >= c d))');
    checkExpression('a <= b != c > d', '(Binary != (Binary <= a b) (Binary > c d))');
    checkExpression('a || b && c == d', '(Binary || a (Binary && b (Binary == c d)))');
    checkExpression('(a + b) * c', '(Binary * (Parenthesized (Binary + a b)) c)');
  });

  it('binds unary operators to what follows with its accesses', () => {
    checkExpression('-a.b + 1', '(Binary + (Unary - (AttributeAccess a b)) 1)');
    checkExpression('!f(a)', '(Unary ! (FunctionCall f a))');
    checkExpression('!!a', '(Unary ! (Unary ! a))');
    checkExpression('a - -b', '(Binary - a (Unary - b))');
    checkExpression('a-b', 'a-b');
  });

  it('reads conditions', () => {
    checkExpression('a ? b : c', '(Conditional a b c)');
    checkExpression('a ? b : c ? d : e', '(Conditional a b (Conditional c d e))');
    checkExpression('a ? b ? c : d : e', '(Conditional a (Conditional b c d) e)');
    checkExpression('a == b ? c + 1 : d', '(Conditional (Binary == a b) (Binary + c 1) d)');
  });

  it('reads on over line ends in parentheses, square brackets, calls and interpolations', () => {
    checkExpression('(\n  a ?\n  b\n  : c\n)', '(Parenthesized (Conditional a b c))');
    checkExpression('[\n  a\n  ,\n  b\n]', '(TupleExpression a b)');
    checkExpression('f(\n  a,\n  b\n)', '(FunctionCall f a b)');
    checkExpression('a[\n0\n]', '(IndexAccess a 0)');
    checkExpression('"${\n  a\n}"', '(TemplateWrap a)');
    checkExpression('[a\n.\nb]', '(TupleExpression (AttributeAccess a b))');
  });

  it('reads accesses', () => {
    checkExpression('a.b.c', '(AttributeAccess (AttributeAccess a b) c)');
    checkExpression('a[0]', '(IndexAccess a 0)');
    checkExpression('a["b"].c', "(AttributeAccess (IndexAccess a 'b') c)");
    checkExpression('a.0.b', '(AttributeAccess (IndexAccess a 0 legacy) b)');
    checkExpression('a[b.c + 1]', '(IndexAccess a (Binary + (AttributeAccess b c) 1))');
    checkExpression('[a][0]', '(IndexAccess (TupleExpression a) 0)');
    checkExpression('f(a).b', '(AttributeAccess (FunctionCall f a) b)');
  });

  it('reads splats with what belongs to each element', () => {
    checkExpression('a[*]', '(Splat a (SplatItem) full)');
    checkExpression(
      'a[*].b[0].c',
      '(Splat a (AttributeAccess (IndexAccess (AttributeAccess (SplatItem) b) 0) c) full)',
    );
    checkExpression('a.*.b.c', '(Splat a (AttributeAccess (AttributeAccess (SplatItem) b) c))');
    checkExpression('a.*.b[0]', '(IndexAccess (Splat a (AttributeAccess (SplatItem) b)) 0)');
    checkExpression('a.*.b.0', '(Splat a (IndexAccess (AttributeAccess (SplatItem) b) 0 legacy))');
    checkExpression(
      'a[*].b[*].c',
      '(Splat a (Splat (AttributeAccess (SplatItem) b) (AttributeAccess (SplatItem) c) full) full)',
    );
  });

  it('reads calls', () => {
    checkExpression('f()', '(FunctionCall f)');
    checkExpression('f(a, b.c)', '(FunctionCall f a (AttributeAccess b c))');
    checkExpression('f(a, b,)', '(FunctionCall f a b)');
    checkExpression('f(a, b...)', '(FunctionCall f a b expandsLast)');
    checkExpression('f(g(a...), b)', '(FunctionCall f (FunctionCall g a expandsLast) b)');
    checkExpression('f (a)', '(FunctionCall f a)');
    checkExpression('provider::x::y(1)', '(FunctionCall provider::x::y 1)');
  });

  it('reads tuples', () => {
    checkExpression('[]', '(TupleExpression)');
    checkExpression('[1, "a", [b]]', "(TupleExpression 1 'a' (TupleExpression b))");
    checkExpression('[\n  1,\n  2,\n]', '(TupleExpression 1 2)');
  });

  it('reads objects on one line or several', () => {
    const tree = '(ObjectExpression (ObjectMember a 1) (ObjectMember b 2))';
    checkExpression('{}', '(ObjectExpression)');
    checkExpression('{ a = 1, b = 2 }', tree);
    checkExpression('{ a: 1, b: 2, }', tree);
    checkExpression('{\n  a = 1\n  b = 2\n}', tree);
    checkExpression('{\n  a = 1,\n\n  b : 2,\n}', tree);
    checkExpression('[{\n  a = 1\n  b = 2\n}]', `(TupleExpression ${tree})`);
  });

  it('reads keys of any kind', () => {
    checkExpression('{ "a b" = 1 }', "(ObjectExpression (ObjectMember 'a b' 1))");
    checkExpression('{ "${a}" = 1 }', '(ObjectExpression (ObjectMember (TemplateWrap a) 1))');
    checkExpression(
      '{ (a.b) = 1 }',
      '(ObjectExpression (ObjectMember (Parenthesized (AttributeAccess a b)) 1))',
    );
    checkExpression('{ a.b = 1 }', '(ObjectExpression (ObjectMember (AttributeAccess a b) 1))');
    checkExpression('{ true = 1, 2 = 3 }', '(ObjectExpression (ObjectMember true 1) (ObjectMember 2 3))');
    checkExpression(
      '{ in = 1, if = 2, null = 3 }',
      '(ObjectExpression (ObjectMember in 1) (ObjectMember if 2) (ObjectMember null 3))',
    );
  });

  it('reads loops', () => {
    checkExpression('[for x in xs : x]', '(ForTuple x xs x)');
    checkExpression('[for k, v in xs : v if k > 0]', '(ForTuple k v xs v (Binary > k 0))');
    checkExpression('{for x in xs : x.a => x}', '(ForObject x xs (AttributeAccess x a) x)');
    checkExpression('{for k, v in xs : k => v... if v}', '(ForObject k v xs k v grouped v)');
    checkExpression(
      '{\n  for x in xs :\n  x => {\n    a = x\n  }\n}',
      '(ForObject x xs x (ObjectExpression (ObjectMember a x)))',
    );
    checkExpression('[for x in a ? b : c : x]', '(ForTuple x (Conditional a b c) x)');
    checkExpression('[for x in xs: [for y in x: y]]', '(ForTuple x xs (ForTuple y x y))');
  });
});

describe('HCL expressions with something wrong', () => {
  const missing = 'Expected an expression.';

  it('says what is missing, and where', () => {
    checkRecovery('x =«»\n', { messages: [missing], trees: ['(Attribute x ?)'] });
    checkRecovery('x«»\n', {
      messages: ["Expected '=' and a value, or a block."],
      trees: ['(Attribute x ?)'],
    });
    checkRecovery('x = a +«»\n', { messages: [missing], trees: ['(Attribute x (Binary + a ?))'] });
    checkRecovery('x = a ? b«»\n', {
      messages: ["Expected ':' and the value for a false condition."],
      trees: ['(Attribute x (Conditional a b ?))'],
    });
    checkRecovery('x = a.«»\n', {
      messages: ["Expected the name of an attribute after '.'."],
      trees: ['(Attribute x (AttributeAccess a ?))'],
    });
    checkRecovery('x = a[«]»\n', { messages: [missing], trees: ['(Attribute x (IndexAccess a ?))'] });
    checkRecovery('x = («)»\n', { messages: [missing], trees: ['(Attribute x (Parenthesized ?))'] });
    checkRecovery('x = a::b«»\n', {
      messages: ["Expected '(' and the arguments of the function."],
      trees: ['(Attribute x (FunctionCall a::b))'],
    });
    checkRecovery('x = { a «}»\n', {
      messages: ["Expected '=' and a value."],
      trees: ['(Attribute x (ObjectExpression (ObjectMember a ?)))'],
    });
  });

  it('takes the elements that are there', () => {
    checkRecovery('x = f(a, «,» b)\n', {
      messages: [missing],
      trees: ['(Attribute x (FunctionCall f a ? b))'],
    });
    checkRecovery('x = [a «b»]\n', {
      messages: ["Expected ','."],
      trees: ['(Attribute x (TupleExpression a b))'],
    });
    checkRecovery('x = [\n  a\n  «b»\n]\n', {
      messages: ["Expected ','."],
      trees: ['(Attribute x (TupleExpression a b))'],
    });
    checkRecovery('x = { a = 1 «b» = 2 }\n', {
      messages: ['Expected a comma or a line end.'],
      trees: ['(Attribute x (ObjectExpression (ObjectMember a 1) (ObjectMember b 2)))'],
    });
    checkRecovery('x = {\n  a = 1\n  «=»\n  b = 2\n}\n', {
      messages: ['Expected a key.'],
      trees: ['(Attribute x (ObjectExpression (ObjectMember a 1) (ObjectMember b 2)))'],
    });
    checkRecovery('x = {\n  a = 1\n «,» b = 2\n}\n', {
      messages: ['Expected a key.'],
      trees: ['(Attribute x (ObjectExpression (ObjectMember a 1) (ObjectMember b 2)))'],
    });
  });

  it('knows what can be no more than once, or only at the end', () => {
    checkRecovery('x = (a«,» b)\n', {
      messages: ["Expected an operator or ')'."],
      trees: ['(Attribute x (Parenthesized a))'],
    });
    checkRecovery('x = f(a...«,» b)\n', {
      messages: ["Expected ')' after the '...' of the last argument."],
      trees: ['(Attribute x (FunctionCall f a b))'],
    });
    checkRecovery('x = a.«0.1»\n', {
      messages: ['Expected each index in square brackets: the legacy syntax has one index at a time.'],
      trees: ['(Attribute x (IndexAccess a 0.1 legacy))'],
    });
    checkRecovery('x = «1.2.3»\n', {
      messages: ['Expected a number with at most one decimal point and one exponent.'],
      trees: ['(Attribute x ?)'],
    });
    checkRecovery('x = a.*.«*».b\n', {
      messages: ["Expected the name of an attribute: a splat in a splat has to be written '[*]'."],
      trees: ['(Attribute x (Splat a (AttributeAccess (SplatItem) b)))'],
    });
  });

  it('knows what belongs into a loop', () => {
    checkRecovery('x = [for «]»\n', { messages: ["Expected the name of a variable after 'for'."] });
    checkRecovery('x = [for a «b»]\n', { messages: ["Expected 'in' and what to go through."] });
    checkRecovery('x = [for a in b«]»\n', {
      messages: ["Expected ':' and the result of the loop."],
      trees: ['(Attribute x (ForTuple a b ?))'],
    });
    checkRecovery('x = {for a in b : a«}»\n', {
      messages: ["Expected '=>' and a value after the key."],
      trees: ['(Attribute x (ForObject a b a ?))'],
    });
    checkRecovery('x = [for a in b : a «=>» a]\n', {
      messages: ["Expected 'if' and a condition, or ']'."],
      trees: ['(Attribute x (ForTuple a b a))'],
    });
  });

  it('reads on after what is no expression', () => {
    checkRecovery('x = «=» 1\ny = 2\n', {
      messages: [missing],
      trees: ['(Attribute x ?)', '(Attribute y 2)'],
    });
    checkRecovery('x = 1 «2»\ny = 3\n', {
      messages: ['Expected the end of the line.'],
      trees: ['(Attribute x 1)', '(Attribute y 3)'],
    });
    checkRecovery('x = 1«;»\ny = 3\n', {
      messages: ["Unexpected ';'."],
      trees: ['(Attribute x 1)', '(Attribute y 3)'],
    });
    checkRecovery('x = «“»a«”»\n', { messages: ["Unexpected '“'.", "Unexpected '”'."] });
  });
});
