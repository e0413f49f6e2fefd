import ipaddr from 'ipaddr.js';
import * as l10n from '../../l10n.js';
import type { KnownValue, ObjectProperty, Value } from '../values.js';
import { numberValue, objectValue, stringValue, unknownValue } from '../values.js';
import type { Call, TemplateFunction } from './call.js';
import { callIdentity, unknownResult, wrongCall } from '../functions/call.js';
import { certain } from '../functions/define.js';

/** Blocks of addresses, IPv4 and IPv6 (reference of CIDR functions). */

interface Block {
  readonly bits: 32 | 128;
  readonly first: bigint;
  readonly length: number;
}

const notBlock = l10n.key('its first argument is no block of addresses in CIDR notation');

function blockOf(value: KnownValue | undefined): Block | undefined {
  if (value?.kind !== 'string' || !ipaddr.isValidCIDR(value.value)) return undefined;
  const [address, length] = ipaddr.parseCIDR(value.value);
  const bits = address.kind() === 'ipv4' ? 32 : 128;
  const isPlain = bits === 128 || /^\d+(\.\d+){3}\/\d+$/.test(value.value);
  if (!isPlain) return undefined;
  const number = address.toByteArray().reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  const host = BigInt(bits - length);
  return { bits, first: (number >> host) << host, length };
}

function addressText(address: bigint, bits: Block['bits']): string {
  const bytes = Array.from({ length: bits / 8 }, (_, index) =>
    Number((address >> BigInt(bits - 8 * (index + 1))) & 255n),
  );
  return ipaddr.fromByteArray(bytes).toString();
}

function cidrSubnet(args: readonly KnownValue[], call: Call): Value {
  const [network, length, index] = args;
  const block = blockOf(network);
  if (!block || length?.kind !== 'number' || index?.kind !== 'number')
    return wrongCall(call, args, l10n.t(notBlock));
  const isFiner =
    Number.isInteger(length.value) && length.value >= block.length && length.value <= block.bits;
  if (!isFiner) return wrongCall(call, args, l10n.t('there is no block of length {0} in it', length.value));
  const position = positionOf(index.value, 1n << BigInt(length.value - block.length));
  if (position === undefined)
    return wrongCall(call, args, l10n.t('there is no block {0} in it', index.value));
  const first = block.first + position * (1n << BigInt(block.bits - length.value));
  return stringValue(`${addressText(first, block.bits)}/${length.value}`, call.origin);
}

function positionOf(index: number, count: bigint): bigint | undefined {
  if (!Number.isInteger(index) || index < 0) return undefined;
  return BigInt(index) < count ? BigInt(index) : undefined;
}

/** The first usable address is the one behind the network's own; in IPv4 the last one is for broadcasts. */
function cidrHost(args: readonly KnownValue[], call: Call): Value {
  const [network, index] = args;
  const block = blockOf(network);
  if (!block || index?.kind !== 'number') return wrongCall(call, args, l10n.t(notBlock));
  const size = 1n << BigInt(block.bits - block.length);
  if (size <= 2n)
    return unknownResult(
      call,
      args,
      l10n.t('which addresses of a block of {0} are usable is not documented', String(size)),
    );
  const position = positionOf(index.value, block.bits === 32 ? size - 2n : size - 1n);
  if (position === undefined)
    return wrongCall(call, args, l10n.t('there is no address {0} in it', index.value));
  return stringValue(addressText(block.first + 1n + position, block.bits), call.origin);
}

function parseCidr(args: readonly KnownValue[], call: Call): Value {
  const block = blockOf(args[0]);
  if (!block) return wrongCall(call, args, l10n.t(notBlock));
  const size = 1n << BigInt(block.bits - block.length);
  const last = block.first + size - 1n;
  const mask = (1n << BigInt(block.bits)) - size;
  const isIpv4 = block.bits === 32;
  const edge = isIpv4 ? 1n : 0n;
  const text = (name: string, address: bigint): ObjectProperty =>
    property(name, stringValue(addressText(address, block.bits), call.origin));
  const usable = (name: string, address: bigint): ObjectProperty =>
    isIpv4 && size <= 2n ? property(name, undocumented(name, args, call)) : text(name, address);
  return objectValue(
    [
      text('network', block.first),
      text('netmask', mask),
      ...(isIpv4 ? [text('broadcast', last)] : []),
      usable('firstUsable', block.first + edge),
      usable('lastUsable', last - edge),
      property('cidr', numberValue(block.length, call.origin)),
    ],
    call.origin,
  );
}

function property(name: string, value: Value): ObjectProperty {
  return { name, nameOrigin: undefined, value };
}

function undocumented(name: string, args: readonly Value[], call: Call): Value {
  const reason = l10n.t('which addresses of so small a block are usable is not documented');
  return unknownValue(reason, `${callIdentity(call.name, args)}.${name}`, call.origin);
}

export const cidrFunctions: readonly TemplateFunction[] = [
  certain('cidrSubnet', 3, 3, cidrSubnet),
  certain('cidrHost', 2, 2, cidrHost),
  certain('parseCidr', 1, 1, parseCidr),
];
