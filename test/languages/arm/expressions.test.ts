import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseExpression } from '../../../src/languages/arm/expressions/parse.js';
import {
  isExpressionText,
  literalText,
  printExpression,
} from '../../../src/languages/arm/expressions/syntax.js';

/** Checks the canonical text of an expression. */
function check(text: string, printed: string): void {
  const { expression, problem } = parseExpression(text);
  assert.equal(problem?.message, undefined);
  assert(expression);
  assert.equal(printExpression(expression), printed);
}

/** Checks where the first problem of an expression is, and what it says. */
function checkProblem(text: string, place: string, message: string): void {
  const { problem } = parseExpression(text);
  assert(problem);
  assert.deepEqual([text.slice(problem.start, problem.end), problem.message], [place, message]);
}

describe('parseExpression', () => {
  it('reads strings, numbers, calls and accesses', () => {
    check("['it''s']", '"it\'s"');
    check('[-12]', '-12');
    check("[ Concat ( 'a' ,\n\t parameters('B') ) ]", 'concat("a", parameters("b"))');
    check('[resourceGroup().location]', 'resourcegroup().location');
    check("[variables('x')[0].tags['a b'].c]", 'variables("x")[0].tags["a b"].c');
    check("[contoso.uniqueName('x')]", 'contoso.uniquename("x")');
    check(
      "[map(parameters('l'), lambda('x', lambdaVariables('x')))]",
      'map(parameters("l"), lambda("x", lambdavariables("x")))',
    );
  });

  it('gives the places of its parts', () => {
    const text = "[if(equals(1, 2), 'yes', variables('no').x)]";
    const { expression } = parseExpression(text);
    assert(expression?.kind === 'call');
    const places = expression.args.map(({ start, end }) => text.slice(start, end));
    assert.deepEqual(places, ['equals(1, 2)', "'yes'", "variables('no').x"]);
  });

  it('says what is wrong and where', () => {
    checkProblem("[concat('a']", ']', "A comma or the ')' of 'concat' is expected.");
    checkProblem("[concat('a' 'b')]", "'b'", "A comma or the ')' of 'concat' is expected.");
    checkProblem("[parameters('a)]", "'a)", 'The string has no closing single quote.');
    checkProblem('[parameters]', ']', "A '(' is expected behind the function 'parameters'.");
    checkProblem("[variables('a').]", ']', 'A name is expected.');
    checkProblem("[variables('a')[0]", ']', "A ']' is expected behind the index.");
    checkProblem('[f()x]', 'x', "The expression ends before this 'x'.");
    checkProblem('[]', ']', 'A function, a string in single quotes or a number is expected.');
    checkProblem('[f(,)]', ',', 'A function, a string in single quotes or a number is expected.');
    checkProblem('["a"]', '"', 'A function, a string in single quotes or a number is expected.');
  });

  it('refuses what is nested too deeply', () => {
    for (const text of [
      `[${'f('.repeat(100_000)}]`,
      `[f()${'.a'.repeat(100_000)}]`,
      `[f()${'[f()'.repeat(100_000)}]`,
    ]) {
      assert.equal(parseExpression(text).problem?.message, 'The expression is nested too deeply.');
    }
  });

  it('never throws', () => {
    const token = fc.constantFrom(
      'f',
      '(',
      ')',
      '[',
      ']',
      ',',
      '.',
      "'",
      "'a'",
      '1',
      '-',
      ' ',
      '\n',
      '\u00e4',
      '\ud83d',
    );
    fc.assert(
      fc.property(fc.array(token, { maxLength: 30 }), (tokens) => {
        const { expression, problem } = parseExpression(`[${tokens.join('')}]`);
        assert((expression === undefined) !== (problem === undefined));
      }),
      { numRuns: 5000 },
    );
  });
});

describe('strings of templates', () => {
  it('are expressions in brackets, unless the first is doubled', () => {
    assert(isExpressionText("[concat('a')]"));
    assert(!isExpressionText('[[not one]'));
    assert(!isExpressionText('[not closed'));
    assert.equal(literalText('[[not one]'), '[not one]');
    assert.equal(literalText('[not closed'), '[not closed');
  });
});
