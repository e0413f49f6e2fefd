import { checkAll, checkReasons } from './expressions.js';

checkAll('logical functions of known values', [
  ["if(true, 'a', 'b')", "'a'"],
  ["if(false, 'a', 'b')", "'b'"],
  ['and(true, true, false)', 'false'],
  ['and(true, true)', 'true'],
  ['or(false, false)', 'false'],
  ['or(false, true)', 'true'],
  ['not(true)', 'false'],
  ["bool('TRUE')", 'true'],
  ["bool('0')", 'false'],
  ['bool(1)', 'true'],
  ['TRUE()', 'true'],
  ['null()', 'null'],
]);

checkAll('logical functions of three values', [
  ['and(?a, false)', 'false'],
  ['and(false, ?a)', 'false'],
  ['and(?a, true)', 'true if a | false if !a'],
  ['and(?a, ?b)', 'true if a & b | false if !a | false if a & !b'],
  ['and(?a, not(?a))', 'false'],
  ['or(?a, true)', 'true'],
  ['or(?a, not(?a))', 'true'],
  ['or(?a, false)', 'false if !a | true if a'],
  ['not(?a)', 'false if a | true if !a'],
  ['if(?a, 1, 2)', '1 if a | 2 if !a'],
  ['if(not(?a), 1, 2)', '2 if a | 1 if !a'],
  ['if(?a, 1, 1)', '1'],
  ['if(?a, if(?a, 1, 2), 3)', '1 if a | 3 if !a'],
  ['if(?a, if(?b, 1, 2), 2)', '1 if a & b | 2 if a & !b | 2 if !a'],
  ['if(and(?a, ?b), 1, 2)', '1 if a & b | 2 if !a | 2 if a & !b'],
  ['if(?a, ?x, ?x)', '<x>'],
]);

checkAll('lists under a condition', [
  ['if(?a, [1, 2], [])', '[1 if a, 2 if a]'],
  ['if(?a, [1, 2, 3], [1, 4, 3])', '[1, 2 if a, 4 if !a, 3]'],
  ['if(?a, [1], [1])', '[1]'],
  ['if(?a, [1], null)', '[1] if a | null if !a'],
  ['if(?a, [1], [...?x])', '[1 if a, ...<x>]'],
  ['concat([1], if(?a, [2], []), [3])', '[1, 2 if a, 3]'],
]);

checkAll('what decides leaves the rest unevaluated', [
  ["if(true, 1, noSuchFunction('x'))", '1'],
  ['and(false, noSuchFunction())', 'false'],
]);

checkReasons('logical functions called wrongly', [
  ["if('yes', 1, 2)", 'if() fails: a string is no condition'],
  ['not(1)', 'not() fails: an integer is no condition'],
  ["bool('maybe')", 'bool() fails: the value is neither true nor false'],
  ['if(true, 1)', 'if() fails: it takes 3 arguments, 2 are given'],
  ['noSuchFunction(1)', "'noSuchFunction' is no template function"],
  ['if(?a, 1, 2)', 'a is not known'],
  ['bool(x => 1)', 'bool() fails: it takes no lambda'],
]);
