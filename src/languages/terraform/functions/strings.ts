import { byCases, certain, partial } from '../../functions/define.js';
import { unknownResult, wrongCall } from '../../functions/call.js';
import { maximumTextLength } from '../../functions/budget.js';
import type { KnownValue, StringValue, UnknownValue, Value } from '../../values.js';
import { isUnknown, listValue, stringValue } from '../../values.js';
import { alternativesOf } from '../../functions/alternatives.js';
import { describe } from '../types/primitives.js';
import { putTogether } from './texts.js';
import { patternOf } from './patterns.js';
import type { Call, TerraformFunction } from './call.js';
import { charactersOf, itemsOf, ofTexts, primitiveOf } from './define.js';

/** Functions of text. Source: Terraform language, "Built-in Functions", string functions. */

/** `join(separator, list, …)`: what is known of the text is kept. */
function join(args: readonly Value[], call: Call): Value {
  const [separator, ...lists] = args;
  const between = primitiveOf(separator, 'string');
  const values: Value[] = [];
  for (const list of lists) {
    const items = itemsOf(list, args, call);
    if ('kind' in items) return items;
    const isCertain =
      list.kind === 'list' && !list.open && items.every(({ presence }) => presence.length === 0);
    if (!isCertain) return unknownResult(call, args, 'which elements there are is not known');
    values.push(...items.map(({ value }) => value));
  }
  if (!between || (between.kind !== 'string' && !isUnknown(between)))
    return wrongCall(call, args, 'its separator is no text');
  return byCases(values, call, (cases) => joined(between, cases, call), alternativesOf);
}

function joined(separator: StringValue | UnknownValue, values: readonly Value[], call: Call): Value {
  const pieces: (StringValue | UnknownValue)[] = [];
  for (const value of values) {
    const text = primitiveOf(value, 'string');
    if (!text || (text.kind !== 'string' && !isUnknown(text)))
      return wrongCall(call, values, `${describe(value)} is no text`);
    if (pieces.length > 0) pieces.push(separator);
    pieces.push(text);
  }
  return putTogether(pieces, call.context, call.origin);
}

/** `replace(text, substring, replacement)`: a substring in slashes is a regular expression. */
function replace(text: string, search: string, replacement: string): string | undefined {
  const isPattern = search.length > 1 && search.startsWith('/') && search.endsWith('/');
  if (!isPattern) return text.replaceAll(search, () => replacement);
  const pattern = patternOf(search.slice(1, -1), text);
  return pattern && text.replace(pattern, replacementOf(replacement));
}

/** Go writes `$1`, `${1}` and `${name}` where JavaScript writes `$1` and `$<name>`; a name is as long as it can be. */
function replacementOf(text: string): string {
  return text.replace(/\$\{(\w+)\}|\$(\w+)/g, (_, braced: string | undefined, bare: string | undefined) => {
    const name = braced ?? bare ?? '';
    return /^\d+$/.test(name) ? `$${name}` : `$<${name}>`;
  });
}

/** `regex`: the first match, or its groups. */
function regex(args: readonly KnownValue[], call: Call): Value {
  const matches = matchesOf(args);
  if (!matches) return unknownResult(call, args, 'the pattern is not looked into');
  const [match] = matches;
  return match ? matchValue(match, call) : wrongCall(call, args, 'the pattern does not match');
}

function regexAll(args: readonly KnownValue[], call: Call): Value {
  const matches = matchesOf(args);
  if (!matches) return unknownResult(call, args, 'the pattern is not looked into');
  return {
    ...listValue(
      matches.map((match) => matchValue(match, call)),
      call.origin,
    ),
    collection: 'list',
  };
}

function matchesOf([source, text]: readonly KnownValue[]): readonly RegExpMatchArray[] | undefined {
  if (source?.kind !== 'string' || text?.kind !== 'string') return undefined;
  const pattern = patternOf(source.value, text.value);
  return pattern && [...text.value.matchAll(pattern)];
}

function matchValue(match: RegExpMatchArray, { origin }: Call): Value {
  const textOrNull = (text: string | undefined): Value =>
    text === undefined ? { kind: 'null', origin } : stringValue(text, origin);
  if (match.groups) {
    const properties = Object.entries(match.groups).map(
      ([name, text]) => [name, { name, nameOrigin: undefined, value: textOrNull(text) }] as const,
    );
    return { kind: 'object', properties: new Map(properties), open: undefined, origin };
  }
  const groups = match.slice(1);
  return groups.length > 0 ? listValue(groups.map(textOrNull), origin) : stringValue(match[0], origin);
}

function substring(args: readonly KnownValue[], call: Call): Value {
  const [text, offset, length] = [primitiveOf(args[0], 'string'), args[1], args[2]];
  if (text?.kind !== 'string' || offset?.kind !== 'number' || length?.kind !== 'number')
    return wrongCall(call, args, 'it takes a text and two numbers');
  const characters = charactersOf(text.value);
  const start = offset.value < 0 ? offset.value + characters.length : offset.value;
  if (start < 0) return wrongCall(call, args, 'its offset is out of range');
  const end = length.value < 0 ? characters.length : start + length.value;
  return stringValue(characters.slice(start, end).join(''), call.origin);
}

function indent(args: readonly KnownValue[], call: Call): Value {
  const [count, text] = [primitiveOf(args[0], 'number'), primitiveOf(args[1], 'string')];
  if (
    count?.kind !== 'number' ||
    text?.kind !== 'string' ||
    count.value * text.value.length > maximumTextLength
  )
    return wrongCall(call, args, 'it takes a number and a text');
  return stringValue(text.value.replaceAll('\n', `\n${' '.repeat(Math.max(0, count.value))}`), call.origin);
}

const trimSet = (characters: string): ReadonlySet<string> => new Set(characters);

function trimmedStart(text: string, characters: string): string {
  const set = trimSet(characters);
  const all = charactersOf(text);
  const start = all.findIndex((character) => !set.has(character));
  return start < 0 ? '' : all.slice(start).join('');
}

function trimmedEnd(text: string, characters: string): string {
  const set = trimSet(characters);
  const all = charactersOf(text);
  return all.slice(0, all.findLastIndex((character) => !set.has(character)) + 1).join('');
}

export const stringFunctions: readonly TerraformFunction[] = [
  partial('join', 2, Infinity, join),
  ofTexts('lower', 1, (text = '') => text.toLowerCase()),
  ofTexts('upper', 1, (text = '') => text.toUpperCase()),
  ofTexts('title', 1, (text = '') =>
    text.replace(
      /(^|[^\p{L}\p{N}_'’])(\p{L})/gu,
      (_, before: string, letter: string) => before + letter.toUpperCase(),
    ),
  ),
  ofTexts('trimspace', 1, (text = '') => text.trim()),
  ofTexts('chomp', 1, (text = '') => text.replace(/[\r\n]+$/, '')),
  ofTexts('trim', 2, (text = '', set = '') => trimmedEnd(trimmedStart(text, set), set)),
  ofTexts('trimprefix', 2, (text = '', prefix = '') =>
    text.startsWith(prefix) ? text.slice(prefix.length) : text,
  ),
  ofTexts('trimsuffix', 2, (text = '', suffix = '') =>
    text.endsWith(suffix) ? text.slice(0, text.length - suffix.length) : text,
  ),
  ofTexts('startswith', 2, (text = '', prefix = '') => text.startsWith(prefix)),
  ofTexts('endswith', 2, (text = '', suffix = '') => text.endsWith(suffix)),
  ofTexts('strcontains', 2, (text = '', part = '') => text.includes(part)),
  ofTexts('strrev', 1, (text = '') => [...charactersOf(text)].reverse().join('')),
  ofTexts('split', 2, (separator = '', text = '') =>
    text === '' && separator !== '' ? [''] : text.split(separator),
  ),
  ofTexts('replace', 3, (text = '', search = '', replacement = '') => replace(text, search, replacement)),
  certain('substr', 3, 3, substring),
  certain('indent', 2, 2, indent),
  certain('regex', 2, 2, regex),
  certain('regexall', 2, 2, regexAll),
];
