import assert from 'node:assert/strict';
import { reasonAgainstDesktop } from '../vscode/harness/desktop/download.js';
import { workbenchAddress } from '../vscode/harness/server/launch.js';

describe('the desktop', () => {
  it('is not for Linux without a display', () => {
    assert.equal(reasonAgainstDesktop({}, 'linux'), 'there is no display for the desktop');
    assert.equal(reasonAgainstDesktop({ DISPLAY: ':0' }, 'linux'), undefined);
    assert.equal(reasonAgainstDesktop({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux'), undefined);
    assert.equal(reasonAgainstDesktop({}, 'darwin'), undefined);
  });
});

describe("the address of the server's workbench", () => {
  it('names the folder, with all that an address has to escape', () => {
    const extension = { kind: 'installed', vsix: '/apim-nsg.vsix' } as const;
    const address = workbenchAddress(81, { folder: '/a b/c&d+e#f', extension });
    assert.equal(address, 'http://127.0.0.1:81/?folder=/a%20b/c%26d%2Be%23f');
    assert.equal(new URL(address).searchParams.get('folder'), '/a b/c&d+e#f');
  });

  it('names the file of a workspace as such', () => {
    const extension = { kind: 'installed', vsix: '/apim-nsg.vsix' } as const;
    const address = workbenchAddress(81, { folder: '/tests.code-workspace', extension });
    assert.equal(address, 'http://127.0.0.1:81/?workspace=/tests.code-workspace');
  });

  it('has the extension under development and its tests as the workbench wants them', () => {
    const extension = { kind: 'development', folder: '/e' } as const;
    const address = workbenchAddress(81, { folder: '/f', extension, tests: '/e/dist/test/node.js' });
    assert.deepEqual(JSON.parse(new URL(address).searchParams.get('payload') ?? ''), [
      ['extensionDevelopmentPath', 'vscode-remote://127.0.0.1:81/e'],
      ['extensionTestsPath', 'vscode-remote://127.0.0.1:81/e/dist/test/node.js'],
    ]);
  });
});
