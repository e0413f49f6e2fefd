import * as l10n from '../../../l10n.js';
import { certain } from '../../functions/define.js';
import { unknownResult, wrongCall } from '../../functions/call.js';
import type { KnownValue, Value } from '../../values.js';
import { listValue, stringValue } from '../../values.js';
import type { Call, TerraformFunction } from './call.js';
import { numbersOf } from './define.js';

/** Blocks of IPv4 addresses. Source: Terraform language, "Built-in Functions", IP network functions. */

interface Block {
  readonly first: bigint;
  readonly length: number;
}

const bits = 32;

function blockOf(value: Value | undefined): Block | undefined {
  const match =
    value?.kind === 'string' ? /^(\d+)\.(\d+)\.(\d+)\.(\d+)\/(\d+)$/.exec(value.value) : undefined;
  const [, ...numbers] = (match ?? []).map(Number);
  const [length = bits + 1] = numbers.slice(4);
  if (numbers.length < 5 || length > bits || numbers.slice(0, 4).some((byte) => byte > 255)) return undefined;
  const address = numbers.slice(0, 4).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  const host = BigInt(bits - length);
  return { first: (address >> host) << host, length };
}

function addressText(address: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => String((address >> shift) & 255n)).join('.');
}

const noBlock = l10n.key('blocks other than of IPv4 addresses are not looked into');

/** The block of so many more bits at a place in another; undefined where there is none. */
function subnetOf({ first, length }: Block, newBits: number, place: number): string | undefined {
  const size = length + newBits;
  const isInside =
    Number.isInteger(newBits) &&
    Number.isInteger(place) &&
    newBits >= 0 &&
    size <= bits &&
    place >= 0 &&
    place < 2 ** newBits;
  return isInside ? `${addressText(first + (BigInt(place) << BigInt(bits - size)))}/${size}` : undefined;
}

function cidrSubnet(args: readonly KnownValue[], call: Call): Value {
  const block = blockOf(args[0]);
  const [newBits = -1, place = -1] = numbersOf(args.slice(1)) ?? [];
  const found = block && subnetOf(block, newBits, place);
  return found === undefined ? unknownResult(call, args, l10n.t(noBlock)) : stringValue(found, call.origin);
}

function cidrSubnets(args: readonly KnownValue[], call: Call): Value {
  const block = blockOf(args[0]);
  const sizes = numbersOf(args.slice(1));
  if (!block || !sizes) return unknownResult(call, args, l10n.t(noBlock));
  const found: Value[] = [];
  let next = block.first;
  const end = block.first + (1n << BigInt(bits - block.length));
  for (const newBits of sizes) {
    const size = block.length + newBits;
    if (!Number.isInteger(newBits) || size > bits || newBits < 1)
      return wrongCall(call, args, l10n.t('there is no such block in it'));
    const step = 1n << BigInt(bits - size);
    next = ((next + step - 1n) / step) * step;
    if (next + step > end) return wrongCall(call, args, l10n.t('there is no room in the block'));
    found.push(stringValue(`${addressText(next)}/${size}`, call.origin));
    next += step;
  }
  return { ...listValue(found, call.origin), collection: 'list' };
}

function cidrHost(args: readonly KnownValue[], call: Call): Value {
  const block = blockOf(args[0]);
  const [place = NaN] = numbersOf(args.slice(1)) ?? [];
  if (!block || !Number.isInteger(place)) return unknownResult(call, args, l10n.t(noBlock));
  const size = 1n << BigInt(bits - block.length);
  const offset = place < 0 ? size + BigInt(place) : BigInt(place);
  if (offset < 0n || offset >= size) return wrongCall(call, args, l10n.t('there is no such address in it'));
  return stringValue(addressText(block.first + offset), call.origin);
}

function cidrNetmask(args: readonly KnownValue[], call: Call): Value {
  const block = blockOf(args[0]);
  if (!block) return unknownResult(call, args, l10n.t(noBlock));
  const mask = (1n << BigInt(bits)) - (1n << BigInt(bits - block.length));
  return stringValue(addressText(mask), call.origin);
}

export const networkFunctions: readonly TerraformFunction[] = [
  certain('cidrsubnet', 3, 3, cidrSubnet),
  certain('cidrsubnets', 1, Infinity, cidrSubnets),
  certain('cidrhost', 2, 2, cidrHost),
  certain('cidrnetmask', 1, 1, cidrNetmask),
];
