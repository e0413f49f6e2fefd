import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Value } from '../../../src/languages/values.js';
import {
  booleanValue,
  listValue,
  nullValue,
  numberValue,
  objectValue,
  stringValue,
} from '../../../src/languages/values.js';
import { admits, isKnownThroughout } from './admits.js';
import { show } from './expressions.js';
import { evaluate } from './parser.js';

/** Expressions by what they give, in the notation of parser.ts. `?b`, `?s` … are the variables below. */
type Expressions = Record<'condition' | 'text' | 'number' | 'texts' | 'object', string>;

const { condition, text, number, texts, object } = fc.letrec<Expressions>((tie) => {
  const [bool, str, int, list, obj] = [
    tie('condition'),
    tie('text'),
    tie('number'),
    tie('texts'),
    tie('object'),
  ];
  const call =
    (...args: readonly fc.Arbitrary<string>[]) =>
    (write: (...args: readonly string[]) => string): fc.Arbitrary<string> =>
      fc.tuple(...args).map((values) => write(...values));
  const calls = (args: readonly fc.Arbitrary<string>[], ...names: readonly string[]): fc.Arbitrary<string> =>
    fc.tuple(fc.constantFrom(...names), ...args).map(([name, ...values]) => `${name}(${values.join(', ')})`);
  const maybe = fc.oneof(
    { maxDepth: 3 },
    fc.constant('?m'),
    str,
    call(bool, str)((c, s) => `if(${c}, null, ${s})`),
    call(obj)((o) => `tryGet(${o}, 'k')`),
    call(list, int)((l, n) => `tryGet(${l}, ${n})`),
  );
  const predicate = fc.oneof(
    { maxDepth: 3 },
    call(str)((s) => `equals(x, ${s})`),
    call(str)((s) => `contains(${s}, x)`),
    call(bool, str)((c, s) => `if(${c}, equals(x, ${s}), true)`),
    bool,
  );
  const change = fc.oneof(
    { maxDepth: 3 },
    call(str)((s) => `concat(x, ${s})`),
    call(bool)((c) => `if(${c}, x, 'a')`),
    fc.constant('toUpper(x)'),
    str,
  );
  return {
    condition: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'depth' },
      fc.constantFrom('true', 'false', '?b', '?c', '?b'),
      calls([str, str], 'equals', 'contains', 'startsWith', 'endsWith', 'less'),
      calls([maybe, maybe], 'equals'),
      calls([list, list], 'equals'),
      calls([int, int], 'equals', 'less', 'greaterOrEquals'),
      calls([list, str], 'contains'),
      calls([obj, str], 'contains'),
      calls([bool, bool], 'and', 'or', 'equals'),
      calls([bool], 'not', 'bool'),
      calls([bool, bool, bool], 'if'),
      calls([fc.oneof(list, str, obj)], 'empty'),
    ),
    text: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'depth' },
      fc.constantFrom("'a'", "'b'", "'ab'", "'A'", "'k'", "'a,b'", "''", '?s', '?t', '?s'),
      calls([str, str], 'concat'),
      calls([str], 'toLower', 'toUpper', 'trim', 'first', 'last', 'string'),
      calls([bool, str, str], 'if'),
      calls([str, int], 'take', 'skip', 'substring'),
      calls([maybe, str], 'coalesce'),
      call(str, int)((s, n) => `format('{0}-{1,3}', ${s}, ${n})`),
      call(str, str)((s, by) => `replace(${s}, 'a', ${by})`),
      call(str)((s) => `replace(${s}, 'ab', 'c')`),
      call(list)((l) => `join(${l}, ',')`),
      call(str)((s) => `padLeft(${s}, 3, 'x')`),
      call(list, int)((l, n) => `${l}[${n}]`),
      call(list, int)((l, n) => `indexFromEnd(${l}, ${n})`),
      call(obj)((o) => `${o}.k`),
      call(obj, str)((o, s) => `${o}[${s}]`),
      calls([list], 'string', 'first', 'last'),
    ),
    number: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'depth' },
      fc.constantFrom('0', '1', '2', '?n'),
      calls([fc.oneof(list, str, obj)], 'length'),
      calls([str, str], 'indexOf', 'lastIndexOf'),
      calls([list, str], 'indexOf', 'lastIndexOf'),
      calls([int, int], 'add', 'sub', 'min', 'max', 'div', 'mod'),
      calls([bool, int, int], 'if'),
    ),
    texts: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'depth' },
      fc.constantFrom('?l', '[]', "['a']", "['a', 'b']", '?l'),
      call(str, str)((s, t) => `[${s}, ${t}]`),
      calls([list, list], 'concat', 'union', 'intersection'),
      calls([bool, list, list], 'if'),
      calls([list, int], 'take', 'skip'),
      calls([obj], 'objectKeys'),
      calls([list], 'union', 'distinct'),
      call(list, list, bool)((l, m, c) => `flatten([${l}, if(${c}, ${m}, [])])`),
      call(str)((s) => `split(${s}, ',')`),
      call(list, predicate)((l, p) => `filter(${l}, x => ${p})`),
      call(list, change)((l, c) => `map(${l}, x => ${c})`),
      call(list)((l) => `map(${l}, (x, i) => concat(x, i))`),
      call(list)((l) => `sort(${l}, (x, y) => less(x, y))`),
      call(list, change)((l, c) => `reduce(${l}, [], (sum, x) => concat(sum, [${c}]))`),
      call(obj)((o) => `map(items(${o}), x => x.value)`),
    ),
    object: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'depth' },
      fc.constantFrom('?o', "{k: 'a'}", "{k: 'a', m: 'b'}", '{}', '?o'),
      call(str, str)((s, t) => `{k: ${s}, a: ${t}}`),
      calls([obj, obj], 'union', 'intersection'),
      calls([bool, obj, obj], 'if'),
      calls([str, str], 'createObject'),
      call(obj, obj)((o, p) => `shallowMerge([${o}, ${p}])`),
      call(obj, obj)((o, p) => `union({n: ${o}}, {n: ${p}}).n`),
      call(obj, change)((o, c) => `mapValues(${o}, x => ${c})`),
      call(list, change)((l, c) => `toObject(${l}, x => x, x => ${c})`),
    ),
  };
});

const anyText = fc.constantFrom('', 'a', 'b', 'ab', 'A', 'k', 'a,b').map((value) => stringValue(value));
const anyList = fc.array(anyText, { maxLength: 3 }).map((items) => listValue(items));
const anyObject = fc
  .array(fc.tuple(fc.constantFrom('k', 'a', 'm'), anyText), { maxLength: 3 })
  .map((entries) => {
    const byName = new Map(
      entries.map(([name, value]) => [name.toLowerCase(), { name, nameOrigin: undefined, value }]),
    );
    return objectValue(byName.values());
  });
const anyCondition = fc.boolean().map((value) => booleanValue(value));

const variables: fc.Arbitrary<ReadonlyMap<string, Value>> = fc
  .record({
    b: anyCondition,
    c: anyCondition,
    s: anyText,
    t: anyText,
    m: fc.oneof(anyText, fc.constant(nullValue())),
    n: fc.integer({ min: 0, max: 3 }).map((value) => numberValue(value)),
    l: anyList,
    o: anyObject,
  })
  .map((record) => new Map<string, Value>(Object.entries(record)));

const names = ['b', 'c', 's', 't', 'm', 'n', 'l', 'o'];

describe('what is told of calls with unknown arguments', () => {
  it('is never contradicted by what comes out when these are known', () => {
    fc.assert(
      fc.property(
        fc.oneof(condition, text, number, texts, object),
        variables,
        fc.subarray(names),
        (expression, values, knownNames) => {
          const some = new Map([...values].filter(([name]) => knownNames.includes(name)));
          const partly = evaluate(expression, {}, some);
          const known = evaluate(expression, {}, values);
          assert.ok(
            !isKnownThroughout(known) || admits(partly, known, values),
            `${expression} with ${[...values].map(([name, value]) => `${name} = ${show(value)}`).join(', ')}: ${show(partly)}, but ${show(known)}`,
          );
        },
      ),
      { numRuns: 3000 },
    );
  });
});
