import assert from 'node:assert/strict';
import fc from 'fast-check';
import { armLanguage } from '../../../../src/languages/arm/index.js';
import type { Change } from '../../../support/writing.js';
import { checkReadsBack, edited, groupIn, written } from '../../../support/writing.js';
import { groupWith, template } from './templates.js';

/** How a list of rules is laid out. */
interface Layout {
  readonly separator: string;
  readonly trailing: boolean;
  readonly comments: readonly string[];
  readonly indent: string;
  readonly lineEnd: string;
}

const layouts = fc.record<Layout>({
  separator: fc.constantFrom('\n', '\n\n', ' ', ''),
  trailing: fc.boolean(),
  comments: fc.array(fc.constantFrom('', ' // note', ' /* note */'), { minLength: 6, maxLength: 6 }),
  indent: fc.constantFrom('  ', '    ', '\t'),
  lineEnd: fc.constantFrom('\n', '\r\n'),
});

interface Rule {
  readonly ports: readonly string[];
  readonly oneLine: boolean;
  readonly exported: boolean;
}

const rules = fc.array(
  fc.record<Rule>({
    ports: fc.subarray(['80', '443', '1886', '3443'], { minLength: 1 }),
    oneLine: fc.boolean(),
    exported: fc.boolean(),
  }),
  { minLength: 1, maxLength: 4 },
);

function ruleText({ ports, oneLine, exported }: Rule, index: number): string {
  const [port, ...more] = ports;
  const said = {
    name: `Rule${index}`,
    properties: {
      protocol: 'Tcp',
      sourcePortRange: '*',
      ...(more.length === 0 ? { destinationPortRange: port } : { destinationPortRanges: ports }),
      ...(exported
        ? { sourceAddressPrefixes: [], ...(more.length === 0 ? { destinationPortRanges: [] } : {}) }
        : {}),
      sourceAddressPrefix: 'Internet',
      destinationAddressPrefix: 'VirtualNetwork',
      access: 'Allow',
      priority: 100 + index,
      direction: 'Inbound',
    },
  };
  return JSON.stringify(said, null, oneLine ? undefined : 2);
}

function textOf(all: readonly Rule[], layout: Layout): string {
  const items = all.map((rule, index) => {
    const isLast = index === all.length - 1;
    const comment = layout.comments[index] ?? '';
    const ends = comment.includes('//') && !layout.separator.includes('\n') ? `${comment}\n` : comment;
    return ruleText(rule, index) + (isLast && !layout.trailing ? '' : ',') + ends;
  });
  const between = layout.separator;
  const list = `[${between}${items.join(between)}${between}]`;
  return template(groupWith(list)).replaceAll('  ', layout.indent).replaceAll('\n', layout.lineEnd);
}

const changes = fc.record({
  add: fc.boolean(),
  after: fc.nat(3),
  ports: fc.subarray(['25', '6390', '443'], { minLength: 1 }),
  set: fc.option(fc.nat(3), { nil: undefined }),
  remove: fc.option(fc.nat(3), { nil: undefined }),
});

describe('changes to ARM templates of any layout', () => {
  it('read back as they were meant, and touch nothing but the rules', () => {
    fc.assert(
      fc.property(rules, layouts, changes, (all, layout, wanted) => {
        const files = { 'main.json': textOf(all, layout) };
        const name = (index: number): string => `Rule${index % all.length}`;
        const made: Change[] = [];
        if (wanted.set !== undefined) {
          made.push({ set: name(wanted.set), field: 'destinationPortRanges', to: ['1', '2'] });
          made.push({ set: name(wanted.set), field: 'priority', to: 150 });
        }
        if (wanted.add) {
          const ports = wanted.ports.join(',');
          made.push({
            add: `New 200 Outbound Allow Udp VirtualNetwork -> Sql:${ports}`,
            after: name(wanted.after),
          });
        }
        const { remove } = wanted;
        const isUsed = [wanted.set, wanted.after].some((one) => name(one ?? 0) === name(remove ?? 0));
        if (remove !== undefined && !isUsed) made.push({ remove: name(remove) });
        checkMade(files, made);
      }),
      { numRuns: 100 },
    );
  }).timeout(60_000);
});

function checkMade(files: { readonly 'main.json': string }, made: readonly Change[]): void {
  const { edits, refused } = written(armLanguage, files, made);
  if (refused.length > 0) assert.match(refused[0]?.reason ?? '', /same place/);
  else checkReadsBack(armLanguage, files, made, edited(files, edits));
  const { ruleList } = groupIn(armLanguage, files);
  assert(ruleList);
  for (const { start, end } of edits) assert(ruleList.start < start && end < ruleList.end);
}
