import assert from 'node:assert/strict';
import { neverCancelled } from '../../src/workspace/workspace.js';
import { insertPlaces } from '../../src/vscode/commands/insertPlaces.js';
import { positionIn, serviceOverFiles, uriIn } from '../service/files.js';

const text = `// other
resource other 'Microsoft.Network/networkSecurityGroups@2024-05-01' = {
  name: 'nsg-other'
  properties: { securityRules: [] }
}

// apim-nsg: internal
resource apim 'Microsoft.Network/networkSecurityGroups@2024-05-01' = {
  name: 'nsg-apim'
  properties: { securityRules: [] }
}
// the end
`;
const end = { line: 12, character: 0 };

/** The places by the names of their NSGs and their lines. */
async function check(cursor: string, expected: readonly string[]): Promise<void> {
  const service = serviceOverFiles({ 'main.bicep': text });
  const pictures = await service.pictures(uriIn('main.bicep'), neverCancelled);
  const places = insertPlaces(pictures, positionIn(text, cursor), end);
  assert.deepEqual(
    places.map(({ group, position }) => `${group ?? 'new'} in line ${position.line}`),
    expected,
  );
}

describe('where rules can be inserted', () => {
  it('is first the NSG that is checked, and a new one at the cursor', async () => {
    await check('// the end', ['nsg-apim in line 7', 'nsg-other in line 1', 'new in line 11']);
  });

  it('is first the NSG at the cursor, and a new one behind all', async () => {
    await check("'nsg-|other'", ['nsg-other in line 2', 'nsg-apim in line 7', 'new in line 12']);
  });

  it('knows the VNet type there, and that there is none for a v2 tier', async () => {
    const service = serviceOverFiles({
      'main.bicep': `${text}
// apim-nsg: v2-injection
resource v2 'Microsoft.Network/networkSecurityGroups@2024-05-01' = {
  name: 'nsg-v2'
  properties: { securityRules: [] }
}
`,
    });
    const pictures = await service.pictures(uriIn('main.bicep'), neverCancelled);
    const places = insertPlaces(pictures, { line: 0, character: 0 }, end);
    assert.deepEqual(
      places.map(({ group, vnetType }) => [group, vnetType]),
      [
        ['nsg-apim', 'Internal'],
        ['nsg-v2', 'none'],
        ['nsg-other', undefined],
        [undefined, undefined],
      ],
    );
  });

  it('is a new NSG alone in a file without one', () => {
    const cursor = { line: 3, character: 0 };
    assert.deepEqual(insertPlaces(undefined, cursor, end), [
      { group: undefined, position: cursor, vnetType: undefined },
    ]);
  });
});
