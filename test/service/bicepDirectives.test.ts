import assert from 'node:assert/strict';
import { bicepFile } from '../vscode/host/support/bicepFile.js';
import { serviceOver } from '../checks/check.js';
import { neverCancelled } from '../../src/workspace/workspace.js';

const uri = 'file:///repo/main.bicep';
/** Nothing tells that this one is API Management's. */
const unchecked = bicepFile(['AllowSql 100 Outbound Allow Tcp VirtualNetwork -> Sql 1443'])
  .replace(/^.*\n/, '')
  .replace('nsg-apim', 'nsg');

async function codesOf(text: string): Promise<readonly string[]> {
  const diagnostics = await serviceOver(text, {}, uri).diagnose(uri, neverCancelled);
  return diagnostics.map(({ code }) => String(code));
}

describe('comments in Bicep that say what an NSG is checked as', () => {
  it('are needed here', async () => {
    assert.deepEqual(await codesOf(unchecked), []);
  });

  const directive = '// apim-nsg: internal';
  const places: Readonly<Record<string, string>> = {
    'above it': `${directive}\n${unchecked}`,
    'in another case': `//APIM-NSG:   Internal\n${unchecked}`,
    'above more comments': `${directive}\n// It is on\n// the subnet of the service.\n${unchecked}`,
    'above its decorators': `${directive}\n@description('x')\n@metadata({\n  a: 'b'\n})\n${unchecked}`,
    'below its decorators': `@description('x')\n${directive}\n${unchecked}`,
    'above a directive of the compiler': `${directive}\n#disable-next-line BCP081\n${unchecked}`,
    'in front of it': `/* apim-nsg: internal */ ${unchecked}`,
    'behind its brace': unchecked.replace('= {', `= { ${directive}`),
    'in its body': unchecked.replace('  name:', `  ${directive}\n  name:`),
    'in its list of rules': unchecked.replace('securityRules: [', `securityRules: [\n      ${directive}`),
  };
  for (const [place, text] of Object.entries(places)) {
    it(`count ${place}`, async () => {
      assert.ok((await codesOf(text)).includes('wrong-rule'));
    });
  }

  it('do not count where a line is free between, nor behind it', async () => {
    assert.deepEqual(await codesOf(`${directive}\n\n${unchecked}`), []);
    assert.deepEqual(await codesOf(`${directive}\n\n// It is on the subnet.\n${unchecked}`), []);
    assert.deepEqual(await codesOf(`${unchecked}\n${directive}\n`), []);
  });
});

describe('comments in Bicep that switch a finding off', () => {
  const comment = '// apim-nsg-disable-next-line wrong-rule -- on purpose';
  const checked = `// apim-nsg: internal\n${unchecked}`;
  const line = /^( *)(destinationPortRange:)/m;
  const places: Readonly<Record<string, string>> = {
    'above the property': checked.replace(line, `$1${comment}\n$1$2`),
    'above a directive of the compiler': checked.replace(
      line,
      `$1${comment}\n$1#disable-next-line BCP081\n$1$2`,
    ),
  };
  for (const [place, text] of Object.entries(places)) {
    it(`may stand ${place}`, async () => {
      const codes = await codesOf(text);
      assert.ok(!codes.includes('wrong-rule') && !codes.includes('unused-suppression'), codes.join());
    });
  }
});
