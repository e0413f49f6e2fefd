import { parseTree } from 'jsonc-parser';
import type { Node } from 'jsonc-parser';
import type { Origin } from '../text.js';
import type { KnownValue, Value } from '../values.js';
import {
  booleanValue,
  isUnknown,
  listValue,
  nullValue,
  numberValue,
  objectValue,
  stringValue,
} from '../values.js';
import { isCertainList } from './alternatives.js';
import type { Call, TemplateFunction } from './call.js';
import { unknownResult, wrongCall } from './call.js';
import { certain, partial } from './define.js';

/** Values to text and back. */

function toText(args: readonly Value[], call: Call): Value {
  const [value] = args;
  if (!value || value.kind === 'string' || isUnknown(value)) return value ?? nullValue(call.origin);
  if (value.kind === 'boolean') return stringValue(value.value ? 'True' : 'False', call.origin);
  const plain = plainOf(value, 0);
  if (plain === undefined)
    return unknownResult(call, args, 'a part of the value is not known before deployment');
  return stringValue(JSON.stringify(plain.value), call.origin);
}

interface Plain {
  readonly value: unknown;
}

/** The value as plain data; undefined where a part of it isn't known. */
function plainOf(value: Value, depth: number): Plain | undefined {
  if (isUnknown(value) || depth > 100) return undefined;
  if (value.kind === 'null') return { value: null };
  if (value.kind === 'list') {
    const items = value.items.map((item) => plainOf(item.value, depth + 1));
    if (!isCertainList(value) || items.includes(undefined)) return undefined;
    return { value: items.map((item) => item?.value) };
  }
  if (value.kind !== 'object') return { value: value.value };
  const entries = [...value.properties.values()].map(
    ({ name, value: own }) => [name, plainOf(own, depth + 1)] as const,
  );
  if (value.open || entries.some(([, own]) => own === undefined)) return undefined;
  return { value: Object.fromEntries(entries.map(([name, own]) => [name, own?.value])) };
}

function fromJson(args: readonly KnownValue[], call: Call): Value {
  const [text] = args;
  if (text?.kind !== 'string') return wrongCall(call, args, 'its argument must be a string');
  if (!call.context.budget.spend(text.value.length / 100))
    return unknownResult(call, args, 'the text is too long');
  return jsonValue(text.value, call.origin) ?? wrongCall(call, args, 'its argument is no JSON');
}

/** The value of a JSON text; undefined for what is none. */
export function jsonValue(text: string, origin: Origin | undefined): Value | undefined {
  const root = isShallow(text) ? parseTree(text) : undefined;
  return root && valueOfNode(root, origin);
}

/** The parser recurses: text that opens more brackets than this is left alone. */
function isShallow(text: string): boolean {
  return (text.match(/[[{]/g)?.length ?? 0) < 2_000;
}

function valueOfNode(node: Node, origin: Origin | undefined): Value {
  const children = node.children ?? [];
  switch (node.type) {
    case 'array':
      return listValue(
        children.map((child) => valueOfNode(child, origin)),
        origin,
      );
    case 'object':
      return objectValue(
        children.flatMap(({ children: [key, value] = [] }) =>
          key && value
            ? [{ name: String(key.value), nameOrigin: undefined, value: valueOfNode(value, origin) }]
            : [],
        ),
        origin,
      );
    case 'string':
      return stringValue(String(node.value), origin);
    case 'number':
      return numberValue(Number(node.value), origin);
    case 'boolean':
      return booleanValue(node.value === true, origin);
    default:
      return nullValue(origin);
  }
}

export const conversionFunctions: readonly TemplateFunction[] = [
  partial('string', 1, 1, toText),
  certain('json', 1, 1, fromJson),
  certain('base64ToJson', 1, 1, (args, call) => {
    const [text] = args;
    try {
      const decoded = text?.kind === 'string' ? atob(text.value) : undefined;
      const value = decoded === undefined ? undefined : jsonValue(decoded, call.origin);
      return value ?? wrongCall(call, args, 'its argument is no JSON');
    } catch {
      return wrongCall(call, args, 'its argument is no base64');
    }
  }),
  partial('any', 1, 1, ([value]) => value ?? nullValue()),
];
