import assert from 'node:assert/strict';
import { parseBicep } from '../../../../src/languages/bicep/syntax/parseBicep.js';
import { checkExpression, checkRecovery, textsOf } from './trees.js';

/** Checks what a string without holes stands for. */
function checkText(written: string, text: string): void {
  const [statement] = parseBicep(`var x = ${written}`).statements;
  assert.ok(statement?.kind === 'VariableStatement' && statement.value.kind === 'StringLiteral');
  assert.equal(statement.value.text, text);
}

describe('Bicep strings', () => {
  it('resolves escapes', () => {
    checkText("'a\\'b'", "a'b");
    checkText("'\\n\\r\\t\\\\'", '\n\r\t\\');
    checkText("'\\${a}'", '${a}');
    checkText("'$a {b}'", '$a {b}');
    checkText("'\\u{1F600}\\u{41}'", '😀A');
    checkText("'\\\\'", '\\');
    checkText("''", '');
  });

  it('takes several lines as they are, without the first line end', () => {
    checkText("'''a\nb'''", 'a\nb');
    checkText("'''\na\n'''", 'a\n');
    checkText("'''\r\na\\n'''", 'a\\n');
    checkText("''''a'''''", "'a''");
    checkText("''''''", '');
    checkText("'''${a}'''", '${a}');
    checkText("$'''a $ {b}'''", 'a $ {b}');
    checkText("$$'''${a}'''", '${a}');
  });

  it('reads what is in the holes', () => {
    checkExpression("'${a}'", "(InterpolatedString '' '' a)");
    checkExpression("'a${b}c${d}e'", "(InterpolatedString 'a' 'c' 'e' b d)");
    checkExpression("'${a}${b}'", "(InterpolatedString '' '' '' a b)");
    checkExpression("'${'${a}'}'", "(InterpolatedString '' '' (InterpolatedString '' '' a))");
    checkExpression(
      "'${f('}', { a: 1 }.a)}'",
      "(InterpolatedString '' '' (FunctionCall f '}' (PropertyAccess (ObjectExpression (ObjectProperty a 1)) a)))",
    );
    checkExpression("'\\t${a}\\'b'", "(InterpolatedString '\t' ''b' a)");
    checkExpression("'${a ? 'b' : 'c'}'", "(InterpolatedString '' '' (Ternary a 'b' 'c'))");
  });

  it('reads the holes of strings on several lines', () => {
    checkExpression("$'''\na ${b}\n'''", "(InterpolatedString 'a ' '\n' b)");
    checkExpression("$$'''${a} $${b}'''", "(InterpolatedString '${a} ' '' b)");
    checkExpression("$$'''$$${a}'''", "(InterpolatedString '$' '' a)");
    checkExpression("$'''${a}${b}'c'''", "(InterpolatedString '' '' ''c' a b)");
  });

  it('knows where strings, their text and their holes stand', () => {
    const text = "var x = ['a', 'b${c}d', '''\ne''', $$'''$${f}''']";
    assert.deepEqual(textsOf(text, 'StringLiteral'), ["'a'", "'''\ne'''"]);
    assert.deepEqual(textsOf(text, 'InterpolatedString'), ["'b${c}d'", "$$'''$${f}'''"]);
    assert.deepEqual(textsOf(text, 'StringSegment'), ['b', 'd', '', '']);
    assert.deepEqual(textsOf(text, 'VariableAccess'), ['c', 'f']);
  });
});

describe('Bicep strings with something wrong', () => {
  const after = '(VariableStatement y 1)';

  it('ends a string that nothing ends with its line', () => {
    checkRecovery("var x = 'a«»\nvar y = 1", {
      messages: ["Expected ' to end the string."],
      trees: ["(VariableStatement x 'a')", after],
    });
    checkRecovery("var x = '''a«»\nvar y = 1", {
      messages: ["Expected ''' to end the string."],
      trees: ["(VariableStatement x 'a')", after],
    });
    checkRecovery("var x = '''«»", { messages: ["Expected ''' to end the string."] });
  });

  it('ends a hole with its line, and the string if it can have only one', () => {
    checkRecovery("var x = 'a${b«»\nvar y = 1", {
      messages: ["Expected '}' to end the expression in the string."],
      trees: ["(VariableStatement x (InterpolatedString 'a' '' b))", after],
    });
    checkRecovery("var x = $'''a${b«»\nc'''\nvar y = 1", {
      messages: ["Expected '}' to end the expression in the string."],
      trees: ["(VariableStatement x (InterpolatedString 'a' '\nc' b))", after],
    });
  });

  it('passes over what is too much in a hole', () => {
    checkRecovery("var x = 'a${b «c», d}e'\nvar y = 1", {
      messages: ["Expected '}' to end the expression in the string."],
      trees: ["(VariableStatement x (InterpolatedString 'a' 'e' b))", after],
    });
    checkRecovery("var x = '${«}»'", {
      messages: ['Expected an expression.'],
      trees: ["(VariableStatement x (InterpolatedString '' '' ?))"],
    });
  });

  it('keeps an escape that there is not as it is written', () => {
    checkRecovery("var x = 'a«\\d»b«\\u»{}'", {
      messages: Array<string>(2).fill(
        "Expected \\n, \\r, \\t, \\\\, \\', \\$ or \\u{…} after the backslash.",
      ),
      trees: ["(VariableStatement x 'a\\db\\u{}')"],
    });
  });

  it('reads double quotes as if they were single', () => {
    checkRecovery('var x = «"a"»\nvar y = 1', {
      messages: ['Expected single quotes: Bicep has no strings in double quotes.'],
      trees: ["(VariableStatement x 'a')", after],
    });
  });
});
