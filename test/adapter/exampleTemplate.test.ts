import assert from 'node:assert/strict';
import { exampleTemplate } from '../../src/vscode/commands/exampleTemplate.js';
import { neverCancelled } from '../../src/workspace/workspace.js';
import { serviceOverFiles, uriIn } from '../service/files.js';

describe('the example of the walkthrough', () => {
  it('begins with what its tab is called, which is cut after 40 characters', () => {
    const [first = ''] = exampleTemplate.split('\n');
    assert.match(first, /^\/\/ Example: .{1,28}$/);
  });

  it('has a mistake of each kind that is met most', async () => {
    const service = serviceOverFiles({ 'main.bicep': exampleTemplate });
    const { findings } = await service.check([uriIn('main.bicep')], neverCancelled);
    const codes = new Set(findings.filter(({ severity }) => severity === 1).map(({ code }) => code));
    assert.deepEqual([...codes].sort(), ['blocked-rule', 'missing-rule', 'wrong-rule']);
    assert.ok(findings.filter(({ severity }) => severity === 1).every(({ fixable }) => fixable));
  });
});
