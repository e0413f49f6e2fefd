import { checkAll } from './expressions.js';

checkAll('text', [
  ["format('{0}-{1}', 'a', 1)", "'a-1'"],
  ["format('{0}-{1}', 'a', ?b)", "'a-<b>'"],
  ["format('{0:D3}|{1,4}|{2,-3}|', 7, 'x', 'y')", "'007|   x|y  |'"],
  ["format('{{0}}')", "'{0}'"],
  ["toLower('ABC')", "'abc'"],
  ["toLower(concat('A', ?b))", "'a<toLower(b)>'"],
  ["replace('a-b-c', '-', '')", "'abc'"],
  ["substring('abcdef', 2, 3)", "'cde'"],
  ["substring('abc', 1)", "'bc'"],
  ["split('a/b', '/')", "['a', 'b']"],
  ["split('a;b,c', [';', ','])", "['a', 'b', 'c']"],
  ["split(concat(?v, '/', ?s), '/')", '[<v>, <s>]'],
  ["join(['a', 'b'], '-')", "'a-b'"],
  ["startsWith('Abc', 'aB')", 'true'],
  ["startsWith(concat('x', ?b), 'ab')", 'false'],
  ["endsWith(concat(?b, '-nsg'), '-NSG')", 'true'],
  ["indexOf('Hello', 'L')", '2'],
  ["lastIndexOf('Hello', 'l')", '3'],
  ["padLeft(7, 3, '0')", "'007'"],
  ["base64ToString(base64('héllo'))", "'héllo'"],
  ["trim('  a ')", "'a'"],
  ["uniqueString('a')", '<uniqueString("a")>'],
]);

checkAll('arrays and objects', [
  ["length(['a', 'b'])", '2'],
  ["empty('')", 'true'],
  ["empty(concat('a', ?b))", 'false'],
  ['empty(?a)', '<empty(a)>'],
  ["first(['a', 'b'])", "'a'"],
  ["last('abc')", "'c'"],
  ["take(['a', 'b', 'c'], 2)", "['a', 'b']"],
  ["skip('abc', 1)", "'bc'"],
  ["contains(['a', 'b'], 'b')", 'true'],
  ["contains({a: 1}, 'A')", 'true'],
  ["contains('abc', 'bc')", 'true'],
  ['range(3, 2)', '[3, 4]'],
  ["union(['a', 'b'], ['b', 'c'])", "['a', 'b', 'c']"],
  ['union({a: {b: 1}}, {a: {c: 2}})', '{a: {b: 1, c: 2}}'],
  ["intersection(['a', 'b'], ['b'])", "['b']"],
  ["flatten([['a'], ['b', 'c']])", "['a', 'b', 'c']"],
  ['items({b: 1, a: 2})', "[{key: 'a', value: 2}, {key: 'b', value: 1}]"],
  ['objectKeys({b: 1})', "['b']"],
  ['objectKeys(union({b: 1}, ?o))', "['b', ...<objectKeys(o)>]"],
  ['objectKeys(union(?o, {b: 1}))', '[<spelling(o, b)>, ...<objectKeys(o)>]'],
  ["createObject('a', 1)", '{a: 1}'],
  ["indexFromEnd(['a', 'b'], 1)", "'b'"],
  ['shallowMerge([{a: {b: 1}}, {a: {c: 2}}])', '{a: {c: 2}}'],
]);

checkAll('numbers and comparison', [
  ['add(1, 2)', '3'],
  ['div(7, 2)', '3'],
  ['mod(7, 2)', '1'],
  ['min([3, 1, 2])', '1'],
  ["int('42')", '42'],
  ["equals('a', 'a')", 'true'],
  ['equals(?a, ?a)', 'true'],
  ["equals(?a, 'x')", '<equals(a, "x")>'],
  ["equals(concat('a', ?b), 'xb')", 'false'],
  ['less(1, 2)', 'true'],
  ["coalesce(null(), 'b')", "'b'"],
  ['json(\'{"a": [1, true, null]}\')', '{a: [1, true, null]}'],
  ['string({a: [1]})', '\'{"a":[1]}\''],
]);

checkAll('lambdas', [
  ['map([1, 2], x => add(x, 1))', '[2, 3]'],
  ['filter([1, 2, 3], x => less(x, 3))', '[1, 2]'],
  ["filter(['a'], x => ?c)", "['a' if c]"],
  ["toObject(['a'], x => x, x => 1)", '{a: 1}'],
]);

checkAll('blocks of addresses', [
  ["cidrSubnet('10.0.0.0/16', 24, 3)", "'10.0.3.0/24'"],
  ["cidrHost('10.0.0.0/24', 4)", "'10.0.0.5'"],
]);
