import ipaddr from 'ipaddr.js';
import type { KnownValue, ObjectProperty, Value } from '../values.js';
import { numberValue, objectValue, stringValue } from '../values.js';
import type { Call, TemplateFunction } from './call.js';
import { wrongCall } from './call.js';
import { certain } from './define.js';

/** Blocks of IPv4 addresses. Azure computes with IPv6 as well; here that is a wrong call, so unknown. */

interface Block {
  readonly first: number;
  readonly length: number;
}

function blockOf(value: KnownValue | undefined): Block | undefined {
  if (value?.kind !== 'string' || !ipaddr.IPv4.isValidCIDR(value.value)) return undefined;
  const [address, length] = ipaddr.IPv4.parseCIDR(value.value);
  const number = address.octets.reduce((sum, octet) => sum * 256 + octet, 0);
  return { first: number - (number % 2 ** (32 - length)), length };
}

function addressText(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}

const notIpv4 = 'its first argument is no IPv4 block';

function cidrSubnet(args: readonly KnownValue[], call: Call): Value {
  const [network, length, index] = args;
  const block = blockOf(network);
  if (!block || length?.kind !== 'number' || index?.kind !== 'number') return wrongCall(call, args, notIpv4);
  const count = 2 ** (length.value - block.length);
  if (length.value > 32 || length.value < block.length || index.value < 0 || index.value >= count) {
    return wrongCall(call, args, 'there is no such block in it');
  }
  const first = block.first + index.value * 2 ** (32 - length.value);
  return stringValue(`${addressText(first)}/${length.value}`, call.origin);
}

function cidrHost(args: readonly KnownValue[], call: Call): Value {
  const [network, index] = args;
  const block = blockOf(network);
  if (!block || index?.kind !== 'number') return wrongCall(call, args, notIpv4);
  const address = block.first + index.value + (block.length < 31 ? 1 : 0);
  const inside = index.value >= 0 && address < block.first + 2 ** (32 - block.length);
  return inside
    ? stringValue(addressText(address), call.origin)
    : wrongCall(call, args, 'there is no such address in it');
}

function parseCidr(args: readonly KnownValue[], call: Call): Value {
  const block = blockOf(args[0]);
  if (!block) return wrongCall(call, args, notIpv4);
  const { first, length } = block;
  const last = first + 2 ** (32 - length) - 1;
  const hosts = length < 31 ? [first + 1, last - 1] : [first, last];
  const text = (name: string, address: number): ObjectProperty => ({
    name,
    nameOrigin: undefined,
    value: stringValue(addressText(address), call.origin),
  });
  return objectValue(
    [
      text('network', first),
      text('netmask', 2 ** 32 - 2 ** (32 - length)),
      text('broadcast', last),
      text('firstUsable', hosts[0] ?? first),
      text('lastUsable', hosts[1] ?? last),
      { name: 'cidr', nameOrigin: undefined, value: numberValue(length, call.origin) },
    ],
    call.origin,
  );
}

export const cidrFunctions: readonly TemplateFunction[] = [
  certain('cidrSubnet', 3, 3, cidrSubnet),
  certain('cidrHost', 2, 2, cidrHost),
  certain('parseCidr', 1, 1, parseCidr),
];
