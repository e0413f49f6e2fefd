import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { neverCancelled } from '../../src/workspace/workspace.js';
import { serviceOf, uriOf } from '../support/filesService.js';
import { armForms } from '../support/forms/armForms.js';
import { bicepForms } from '../support/forms/bicepForms.js';
import type { GroupRule } from '../support/forms/groupRule.js';
import { terraformForms } from '../support/forms/terraformForms.js';

/** Azure SQL on a port that it doesn't have. */
const wrong: GroupRule = {
  name: 'AllowSql',
  priority: 100,
  direction: 'Outbound',
  access: 'Allow',
  protocol: 'Tcp',
  source: 'VirtualNetwork',
  sourcePort: '*',
  destination: 'Sql',
  ports: ['1443'],
};

const severities = ['', 'error', 'warning', 'information', 'hint'];

const languages = {
  'ARM templates': { write: armForms['properties of the group'], comment: '//' },
  Bicep: { write: bicepForms['properties of the group'], comment: '//' },
  Terraform: { write: terraformForms['blocks in the group'], comment: '#' },
};

for (const [language, { write, comment }] of Object.entries(languages)) {
  const [name, text] = Object.entries(write?.([wrong]) ?? {})[0] ?? ['', ''];

  /** What is said of the rule and of comments: `hint unused-suppression: the message`. */
  const said = async (changed: string): Promise<readonly string[]> => {
    const service = serviceOf({ [name]: changed }, { vnetType: 'Internal' });
    const { findings } = await service.check([uriOf(name)], neverCancelled);
    return findings.flatMap(({ severity, code, message }) => {
      if (code === 'wrong-rule') return [code];
      const isOfComment = code === 'unused-suppression' || code === 'invalid-directive';
      return isOfComment ? [`${severities[severity] ?? ''} ${code}: ${message}`] : [];
    });
  };
  const atTop = (words: string): Promise<readonly string[]> => said(`${comment} ${words}\n${text}`);
  const above = (words: string): Promise<readonly string[]> =>
    said(text.replace(/.*1443.*/, (line) => `${comment} ${words}\n${line}`));

  describe(`comments that switch findings off in ${language}`, () => {
    it('do so on the next line, or in the file, for a code or a requirement of it', async () => {
      assert.deepEqual(await said(text), ['wrong-rule']);
      assert.deepEqual(await above('apim-nsg-disable-next-line wrong-rule -- the port of a proxy'), []);
      assert.deepEqual(await above('apim-nsg-disable-next-line wrong-rule sql-outbound'), []);
      assert.deepEqual(await atTop('apim-nsg-disable wrong-rule -- the port of a proxy'), []);
    });

    it('are told where they switch nothing off', async () => {
      const hint = 'hint unused-suppression: There is no';
      assert.deepEqual(await atTop('apim-nsg-disable shadowed-rule'), [
        'wrong-rule',
        `${hint} shadowed-rule in this file. Remove the comment.`,
      ]);
      assert.deepEqual(await above('apim-nsg-disable-next-line wrong-rule storage-outbound'), [
        'wrong-rule',
        `${hint} wrong-rule of storage-outbound on the next line. Remove the comment.`,
      ]);
    });

    it('are told where their words mean nothing', async () => {
      const warning = 'warning invalid-directive:';
      assert.deepEqual(await atTop('apim-nsg-disable wrong-rul'), [
        'wrong-rule',
        `${warning} There is no diagnostic code 'wrong-rul'. Did you mean 'wrong-rule'?`,
      ]);
      assert.deepEqual(await above('apim-nsg-disable-next-line wrong-rule sqll'), [
        'wrong-rule',
        `${warning} There is no requirement 'sqll'; 'apim-nsg rules' lists them. The reason comes after '--'.`,
      ]);
      assert.deepEqual(await atTop('apim-nsg: extrenal'), [
        'wrong-rule',
        `${warning} 'extrenal' says nothing of how the NSG is to be checked. Did you mean 'external'?`,
      ]);
    });
  });
}
