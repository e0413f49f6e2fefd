import * as l10n from '../../../l10n.js';
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
import { byLetters, lowerLetter, spaceAtEnds, title, upperLetter } from './letters.js';
import { charactersOf, itemsOf, numbersOf, ofTexts, primitiveOf } from './define.js';

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
    if (!isCertain) return unknownResult(call, args, l10n.t('which elements there are is not known'));
    values.push(...items.map(({ value }) => value));
  }
  if (!between || (between.kind !== 'string' && !isUnknown(between)))
    return wrongCall(call, args, l10n.t('its separator is no text'));
  return byCases(values, call, (cases) => joined(between, cases, call), alternativesOf);
}

function joined(separator: StringValue | UnknownValue, values: readonly Value[], call: Call): Value {
  const pieces: (StringValue | UnknownValue)[] = [];
  for (const value of values) {
    const text = primitiveOf(value, 'string');
    if (!text || (text.kind !== 'string' && !isUnknown(text)))
      return wrongCall(call, values, l10n.t('{0} is no text', describe(value)));
    if (pieces.length > 0) pieces.push(separator);
    pieces.push(text);
  }
  return putTogether(pieces, call.context, call.origin);
}

/** `replace(text, substring, replacement)`: a substring in slashes is a regular expression. */
function replace(text: string, search: string, replacement: string): string | undefined {
  const isPattern = search.length > 1 && search.startsWith('/') && search.endsWith('/');
  if (!isPattern && search === '') return ['', ...Array.from(text), ''].join(replacement);
  if (!isPattern) return text.replaceAll(search, () => replacement);
  const matches = matchesOf(search.slice(1, -1), text);
  if (!matches) return undefined;
  let result = '';
  let position = 0;
  for (const match of matches) {
    result += text.slice(position, match.index) + expanded(replacement, match);
    position = match.index + match[0].length;
  }
  return result + text.slice(position);
}

/** A replacement with what a match's groups have for `$1`, `${1}`, `$name` and `${name}`; a name is as long as it can be. */
function expanded(replacement: string, match: RegExpExecArray): string {
  return replacement.replace(
    /\$\$|\$\{(\w+)\}|\$(\w+)/g,
    (all, braced: string | undefined, bare: string | undefined) => {
      const name = braced ?? bare;
      if (name === undefined) return all.slice(1);
      const group = /^(?:0|[1-9]\d*)$/.test(name) ? match[Number(name)] : match.groups?.[name];
      return group ?? '';
    },
  );
}

/** `regex`: the first match, or its groups. */
function regex(args: readonly KnownValue[], call: Call): Value {
  const matches = matchesIn(args);
  if (!matches) return unknownResult(call, args, l10n.t('the pattern is not looked into'));
  const [match] = matches;
  return match ? matchValue(match, call) : wrongCall(call, args, l10n.t('the pattern does not match'));
}

function regexAll(args: readonly KnownValue[], call: Call): Value {
  const matches = matchesIn(args);
  if (!matches) return unknownResult(call, args, l10n.t('the pattern is not looked into'));
  return {
    ...listValue(
      matches.map((match) => matchValue(match, call)),
      call.origin,
    ),
    collection: 'list',
  };
}

function matchesIn([source, text]: readonly KnownValue[]): readonly RegExpExecArray[] | undefined {
  if (source?.kind !== 'string' || text?.kind !== 'string') return undefined;
  return matchesOf(source.value, text.value);
}

/** All matches of a pattern; undefined where it isn't looked into. Empty ones right after another don't count in Go. */
function matchesOf(source: string, text: string): readonly RegExpExecArray[] | undefined {
  const pattern = patternOf(source, text);
  if (!pattern) return undefined;
  let end = -1;
  return [...text.matchAll(pattern)].filter((match) => {
    if (match[0] === '' && match.index === end) return false;
    end = match.index + match[0].length;
    return true;
  });
}

function matchValue(match: RegExpExecArray, call: Call): Value {
  const { origin } = call;
  const textOrNull = (text: string | undefined): Value =>
    text === undefined ? { kind: 'null', origin } : stringValue(text, origin);
  if (match.groups) {
    if (Object.keys(match.groups).length < match.length - 1)
      return wrongCall(call, [], l10n.t('only some of its groups have names'));
    const properties = Object.entries(match.groups).map(
      ([name, text]) => [name, { name, nameOrigin: undefined, value: textOrNull(text) }] as const,
    );
    return { kind: 'object', properties: new Map(properties), open: undefined, origin };
  }
  const groups = match.slice(1);
  return groups.length > 0 ? listValue(groups.map(textOrNull), origin) : stringValue(match[0], origin);
}

function substring(args: readonly KnownValue[], call: Call): Value {
  const text = primitiveOf(args[0], 'string');
  const [offset = NaN, length = NaN] = numbersOf(args.slice(1)) ?? [];
  if (text?.kind !== 'string' || !Number.isInteger(offset) || !Number.isInteger(length))
    return wrongCall(call, args, l10n.t('it takes a text and two whole numbers'));
  const characters = charactersOf(text.value);
  const start = offset < 0 ? Math.max(0, offset + characters.length) : offset;
  const end = length < 0 ? characters.length : start + length;
  return stringValue(characters.slice(start, end).join(''), call.origin);
}

function indent(args: readonly KnownValue[], call: Call): Value {
  const [count, text] = [primitiveOf(args[0], 'number'), primitiveOf(args[1], 'string')];
  if (
    count?.kind !== 'number' ||
    text?.kind !== 'string' ||
    !Number.isInteger(count.value) ||
    count.value < 0
  )
    return wrongCall(call, args, l10n.t('it takes a whole number and a text'));
  if (count.value * text.value.length > maximumTextLength)
    return unknownResult(call, args, l10n.t('the text is too long'));
  return stringValue(text.value.replaceAll('\n', `\n${' '.repeat(count.value)}`), call.origin);
}

const trimSet = (characters: string): ReadonlySet<string> => new Set(characters);

function trimmedStart(text: string, characters: string): string {
  const set = trimSet(characters);
  const all = Array.from(text);
  const start = all.findIndex((character) => !set.has(character));
  return start < 0 ? '' : all.slice(start).join('');
}

function trimmedEnd(text: string, characters: string): string {
  const set = trimSet(characters);
  const all = Array.from(text);
  return all.slice(0, all.findLastIndex((character) => !set.has(character)) + 1).join('');
}

export const stringFunctions: readonly TerraformFunction[] = [
  partial('join', 2, Infinity, join),
  ofTexts('lower', 1, (text = '') => byLetters(text, lowerLetter)),
  ofTexts('upper', 1, (text = '') => byLetters(text, upperLetter)),
  ofTexts('title', 1, title),
  ofTexts('trimspace', 1, (text = '') => text.replace(spaceAtEnds, '')),
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
    separator === '' ? Array.from(text) : text.split(separator),
  ),
  ofTexts('replace', 3, (text = '', search = '', replacement = '') => replace(text, search, replacement)),
  certain('substr', 3, 3, substring),
  certain('indent', 2, 2, indent),
  certain('regex', 2, 2, regex),
  certain('regexall', 2, 2, regexAll),
];
