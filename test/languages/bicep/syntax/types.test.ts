import assert from 'node:assert/strict';
import { checkRecovery, checkType, textsOf } from './trees.js';

describe('Bicep types', () => {
  it('reads names, with namespaces and arguments', () => {
    checkType('string', '(NamedType string)');
    checkType('sys.string', '(TypePropertyAccess (NamedType sys) string)');
    checkType("resourceInput<'A/b@1'>", "(NamedType resourceInput (LiteralType 'A/b@1'))");
    checkType(
      "resourceInput<'A/b@1'>.properties",
      "(TypePropertyAccess (NamedType resourceInput (LiteralType 'A/b@1')) properties)",
    );
    checkType(
      "sys.resourceOutput<\n  'A/b@1'\n>",
      "(TypePropertyAccess (NamedType sys) resourceOutput (LiteralType 'A/b@1'))",
    );
    checkType("resource 'A/b@1'", "(NamedType resource (LiteralType 'A/b@1'))");
  });

  it('reads literals', () => {
    checkType("'Allow'", "(LiteralType 'Allow')");
    checkType('443', '(LiteralType 443)');
    checkType('-1', '(LiteralType (Unary - 1))');
    checkType('true', '(LiteralType true)');
    checkType('null', '(LiteralType (NullLiteral))');
  });

  it('reads what stands behind a type', () => {
    checkType('string[]', '(ArrayType (NamedType string))');
    checkType('string?', '(NullableType (NamedType string))');
    checkType('string[]?', '(NullableType (ArrayType (NamedType string)))');
    checkType('a!', '(NonNullableType (NamedType a))');
    checkType('a[0]', '(TypeIndexAccess (NamedType a) 0)');
    checkType('a[*].b', '(TypePropertyAccess (TypeIndexAccess (NamedType a)) b)');
    checkType('a.*', '(TypePropertyAccess (NamedType a))');
  });

  it('reads unions on one line or several', () => {
    checkType("'a' | 'b'", "(UnionType (LiteralType 'a') (LiteralType 'b'))");
    checkType("\n  | 'a'\n  | 'b'", "(UnionType (LiteralType 'a') (LiteralType 'b'))");
    checkType(
      "('a' | 'b')[]",
      "(ArrayType (ParenthesizedType (UnionType (LiteralType 'a') (LiteralType 'b'))))",
    );
    checkType('a? | b[]', '(UnionType (NullableType (NamedType a)) (ArrayType (NamedType b)))');
  });

  it('knows where unions stand', () => {
    assert.deepEqual(textsOf("type x =\n  | 'a'\n  | 'b'\ntype y = 'c' | 'd'", 'UnionType'), [
      "| 'a'\n  | 'b'",
      "'c' | 'd'",
    ]);
  });

  it('reads objects', () => {
    checkType('{}', '(ObjectType)');
    checkType(
      '{ a: string, b: int? }',
      '(ObjectType (ObjectTypeProperty a (NamedType string)) (ObjectTypeProperty b (NullableType (NamedType int))))',
    );
    checkType(
      "{\n  @minLength(1)\n  @secure()\n  'a-b': string\n  *: int\n}",
      "(ObjectType (ObjectTypeProperty (Decorator (FunctionCall minLength 1)) (Decorator (FunctionCall secure)) 'a-b' (NamedType string)) (ObjectTypeProperty (NamedType int)))",
    );
    checkType(
      "{\n  a:\n    | 'x'\n    | 'y'\n  b: int\n}",
      "(ObjectType (ObjectTypeProperty a (UnionType (LiteralType 'x') (LiteralType 'y'))) (ObjectTypeProperty b (NamedType int)))",
    );
  });

  it('reads tuples', () => {
    checkType(
      '[string, int]',
      '(TupleType (TupleTypeItem (NamedType string)) (TupleTypeItem (NamedType int)))',
    );
    checkType(
      "[\n  @description('x')\n  string\n]",
      "(TupleType (TupleTypeItem (Decorator (FunctionCall description 'x')) (NamedType string)))",
    );
  });
});

describe('Bicep types with something wrong', () => {
  it('keeps the other properties of an object', () => {
    checkRecovery('type x = {\n  a«»\n  b: «:»\n  «:» c\n  d: int\n}', {
      messages: [
        "Expected ':' after the name of the property.",
        'Expected a type.',
        "Expected the name of a property, or '*'.",
      ],
      trees: [
        '(TypeStatement x (ObjectType (ObjectTypeProperty a ?) (ObjectTypeProperty b ?) (ObjectTypeProperty d (NamedType int))))',
      ],
    });
  });

  it('says what is missing', () => {
    checkRecovery('type x =«»', { messages: ['Expected a type.'], trees: ['(TypeStatement x ?)'] });
    checkRecovery("type x = «.»a | 'b'", {
      messages: ['Expected a type.'],
      trees: ["(TypeStatement x (UnionType (TypePropertyAccess ? a) (LiteralType 'b')))"],
    });
    checkRecovery("type x = 'a' |«»\ntype y = int", {
      messages: ['Expected a type.'],
      trees: ["(TypeStatement x (UnionType (LiteralType 'a') ?))", '(TypeStatement y (NamedType int))'],
    });
    checkRecovery("type x = resourceInput<'A/b@1'«»\ntype y = int", {
      messages: ["Expected '>' after the argument of the type."],
    });
  });
});
