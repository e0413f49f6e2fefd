import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { PacketQuestion } from '../../../src/service/picture/rulesPicture.js';
import { neverCancelled } from '../../../src/workspace/workspace.js';
import { serviceOver } from './pictures.js';
import { sameGroups } from './sameGroup.js';

/** Asks by a line, `Outbound Storage TCP 443`, and gives all that is answered. */
async function answer(line: string, { uri, text } = sameGroups[0] ?? { uri: '', text: '' }): Promise<string> {
  const [direction, far = '', protocol, port = ''] = line.split(' ');
  const question: PacketQuestion = {
    direction: direction === 'Inbound' ? 'Inbound' : 'Outbound',
    far,
    protocol: protocol === 'UDP' ? 'UDP' : 'TCP',
    port,
  };
  const service = serviceOver(uri, text);
  const pictures = await service.pictures(uri, neverCancelled);
  const id = pictures?.groups[0]?.id ?? '';
  const given = await service.decidePacket(uri, id, question, neverCancelled);
  assert.ok(given);
  return [`${given.access}: ${given.headline}`, ...given.reasons].join('\n');
}

async function check(line: string, ...expected: readonly string[]): Promise<void> {
  assert.equal(await answer(line), expected.join('\n'));
}

describe('what happens to a packet, in words', () => {
  it('names the rule that decides', async () => {
    await check(
      'Outbound AzureMonitor TCP 443',
      'Allow: Allowed',
      "'AllowMonitor' (priority 100) allows it.",
    );
    await check('Outbound Storage TCP 443', 'Deny: Denied', "'DenyAll' (priority 4000) denies it.");
    await check('Inbound Internet UDP 443', 'Deny: Denied', "Default rule 'DenyAllInBound' denies it.");
  });

  it('tells what it depends on', async () => {
    await check(
      'Outbound Sql TCP 1433',
      'unknown: Depends on what is not known here',
      "One of these decides: 'AllowSql' (priority 110) allows it; 'DenyAll' (priority 4000) denies it.",
      'Whether \'AllowSql\' exists is decided at deployment: parameters("withSql").',
    );
    await check(
      'Outbound 20.38.98.100 TCP 443',
      'unknown: Depends on what is not known here',
      "One of these decides: 'AllowMonitor' (priority 100) allows it; 'DenyAll' (priority 4000) denies it.",
      "Whether the address is one of AzureMonitor, as 'AllowMonitor' asks, is not known here.",
    );
  });

  it('tells what an earlier rule takes of it', async () => {
    await check(
      'Outbound Internet TCP 443',
      'Deny: Denied',
      "'DenyAll' (priority 4000) denies it.",
      "Not all of it: 'AllowMonitor' (priority 100) allows first what is to AzureMonitor.",
    );
  });

  it('tells what is wrong with the question', async () => {
    await check('Outbound Storag TCP 443', "invalid: 'Storag' is no service tag. Did you mean Storage?");
    await check('Outbound 300.1.1.1 TCP 443', "invalid: '300.1.1.1' is no service tag and no IPv4 address.");
    await check('Outbound  TCP 443', 'invalid: Enter a service tag or an IPv4 address.');
    await check('Outbound Storage TCP 65536', 'invalid: Enter a port from 0 to 65535.');
    await check('Outbound Storage TCP -1', 'invalid: Enter a port from 0 to 65535.');
  });

  it('is answered alike in the three languages, but for the names of parameters', async () => {
    for (const group of sameGroups) {
      const text = await answer('Outbound Sql TCP 1433', group);
      assert.equal(
        text.replace(group.withSql, 'parameters("withSql")'),
        await answer('Outbound Sql TCP 1433'),
      );
    }
  });

  it('is not answered for an NSG that is gone', async () => {
    const { uri, text } = sameGroups[0] ?? { uri: '', text: '' };
    const question = { direction: 'Inbound', far: 'Internet', protocol: 'TCP', port: '443' } as const;
    assert.equal(await serviceOver(uri, text).decidePacket(uri, 'gone', question, neverCancelled), undefined);
  });
});
