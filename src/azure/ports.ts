/** Ports `first` to `last`, both included. */
export interface PortRange {
  readonly first: number;
  readonly last: number;
}

/** A set of TCP or UDP ports: ranges in ascending order that neither overlap nor touch. */
export type PortSet = readonly PortRange[];

export const lowestPort = 0;
export const highestPort = 65535;
export const allPorts: PortSet = [{ first: lowestPort, last: highestPort }];
export const noPorts: PortSet = [];

/**
 * Reads what Azure accepts as one port range: a number, `first-last` or `*`.
 * `undefined` when Azure refuses the text (SecurityRuleInvalidPortRange).
 */
export function parsePortRange(text: string): PortRange | undefined {
  if (text === '*') return allPorts[0];
  const separator = text.indexOf('-');
  if (separator < 0) {
    const port = parsePort(text);
    return port === undefined ? undefined : { first: port, last: port };
  }
  const first = parsePort(text.slice(0, separator));
  const last = parsePort(text.slice(separator + 1));
  return first === undefined || last === undefined || first > last ? undefined : { first, last };
}

function parsePort(text: string): number | undefined {
  const trimmed = text.trim();
  if (!/^\d{1,5}$/.test(trimmed)) return undefined;
  const port = Number(trimmed);
  return port <= highestPort ? port : undefined;
}

export function portSet(ranges: readonly PortRange[]): PortSet {
  if (ranges.length < 2) return ranges;
  const merged: PortRange[] = [];
  for (const range of [...ranges].sort((left, right) => left.first - right.first)) {
    const last = merged[merged.length - 1];
    if (last && range.first <= last.last + 1) {
      merged[merged.length - 1] = { first: last.first, last: Math.max(last.last, range.last) };
    } else {
      merged.push(range);
    }
  }
  return merged;
}

export function singlePorts(ports: readonly number[]): PortSet {
  return portSet(ports.map((port) => ({ first: port, last: port })));
}

export function hasPort(ports: PortSet, port: number): boolean {
  return ports.some((range) => range.first <= port && port <= range.last);
}

export function containsPorts(outer: PortSet, inner: PortSet): boolean {
  return inner.every((range) =>
    outer.some((other) => other.first <= range.first && range.last <= other.last),
  );
}

export function portsOverlap(left: PortSet, right: PortSet): boolean {
  return left.some((range) => right.some((other) => other.first <= range.last && range.first <= other.last));
}

/** How a set of ports stands to another; it is always known. */
export function relatePorts(ports: PortSet, target: PortSet): 'contains' | 'disjoint' | 'overlaps' {
  if (containsPorts(ports, target)) return 'contains';
  return portsOverlap(ports, target) ? 'overlaps' : 'disjoint';
}

/** The ports of `left` that aren't in `right`. */
export function withoutPorts(left: PortSet, right: PortSet): PortSet {
  let rest: readonly PortRange[] = left;
  for (const taken of right) {
    if (portsOverlap(rest, [taken])) rest = rest.flatMap((range) => withoutRange(range, taken));
  }
  return rest;
}

function withoutRange(range: PortRange, taken: PortRange): PortRange[] {
  if (taken.last < range.first || range.last < taken.first) return [range];
  const rest: PortRange[] = [];
  if (range.first < taken.first) rest.push({ first: range.first, last: taken.first - 1 });
  if (taken.last < range.last) rest.push({ first: taken.last + 1, last: range.last });
  return rest;
}

/** As a person writes it: `443, 1886` or `3000-3442`; `*` for all ports, an empty text for none. */
export function formatPorts(ports: PortSet): string {
  return ports.map(formatPortRange).join(', ');
}

export function formatPortRange(range: PortRange): string {
  if (range.first === lowestPort && range.last === highestPort) return '*';
  return range.first === range.last ? String(range.first) : `${range.first}-${range.last}`;
}
