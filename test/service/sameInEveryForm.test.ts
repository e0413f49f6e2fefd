import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { VirtualNetworkType } from '../../src/azure/profiles.js';
import { neverCancelled } from '../../src/workspace/workspace.js';
import { serviceOf, uriOf } from '../support/filesService.js';
import { groupForms } from '../support/forms/index.js';
import { randomRules, randomVnetType } from '../support/randomGroup.js';
import type { Files } from '../support/sourceFiles.js';

/** What becomes of each requirement, and what is said: all but where. */
async function saidOf(files: Files, vnetType: VirtualNetworkType): Promise<unknown> {
  const service = serviceOf(files, { vnetType });
  const { networkSecurityGroups, findings } = await service.check(
    Object.keys(files).map(uriOf),
    neverCancelled,
  );
  return {
    groups: networkSecurityGroups.map(({ name, checked, profile, requirements }) => ({
      name,
      checked,
      profile,
      requirements,
    })),
    findings: findings
      .map(
        ({ severity, code, requirement, message }) => `${severity} ${code} ${requirement ?? ''} ${message}`,
      )
      .sort(),
  };
}

describe('the same NSG in every form of every language', () => {
  it('is judged alike, and the same is said of it', async () => {
    await fc.assert(
      fc.asyncProperty(randomRules, randomVnetType, async (rules, vnetType) => {
        const [first, ...others] = groupForms;
        assert(first);
        const expected = await saidOf(first.write(rules), vnetType);
        for (const { what, write } of others) {
          assert.deepEqual(await saidOf(write(rules), vnetType), expected, what);
        }
      }),
      { numRuns: 50 },
    );
  }).timeout(120_000);
});
