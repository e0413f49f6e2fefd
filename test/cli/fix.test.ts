import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { removeFolders, temporaryFolder } from './support/folder.js';
import { runCommand } from './support/runCommand.js';

describe('apim-nsg fix', () => {
  afterEach(removeFolders);

  it('writes what can be mended, and says what it did and what remains', async () => {
    const folder = temporaryFolder({ 'a.tf': 'one\nwrong odd\nlost\n', 'b.tf': 'right', 'c/d.json': 'odd' });
    const { code, stdout, stderr } = await runCommand(folder, 'fix');
    assert.equal(folder.read('a.tf').toString(), 'one\nright right\nlost\n');
    assert.equal(folder.read('c/d.json').toString(), 'right');
    assert.equal(
      stdout,
      [
        'Fixed a.tf',
        '  wrong-rule: This is wrong.',
        '  unknown-service-tag: This is odd.',
        'Fixed c/d.json',
        '  unknown-service-tag: This is odd.',
        "3 findings fixed in 2 files; 1 error remains: see 'apim-nsg check'.",
        '',
      ].join('\n'),
    );
    assert.equal(stderr, '');
    assert.equal(code, 1);
  });

  it('answers 0 when nothing remains', async () => {
    const { code, stdout } = await runCommand(temporaryFolder({ 'a.tf': 'wrong' }), 'fix');
    assert.match(stdout, /1 finding fixed in 1 file; nothing remains\.\n$/);
    assert.equal(code, 0);
  });

  it('says that there is nothing to fix', async () => {
    const { code, stdout } = await runCommand(temporaryFolder({ 'a.tf': 'idle' }), 'fix');
    assert.equal(stdout, "Nothing to fix; 1 hint remains: see 'apim-nsg check'.\n");
    assert.equal(code, 0);
  });

  it('prints nothing with --quiet', async () => {
    const { stdout, stderr } = await runCommand(temporaryFolder({ 'a.tf': 'wrong' }), 'fix', '--quiet');
    assert.deepEqual([stdout, stderr], ['', '']);
  });

  const stored: readonly (readonly [string, Buffer, Buffer])[] = [
    ['line ends of Windows', Buffer.from('a\r\nwrong\r\n'), Buffer.from('a\r\nright\r\n')],
    ['a byte-order mark', Buffer.from('\ufeffwrong'), Buffer.from('\ufeffright')],
    ['UTF-16', Buffer.from('\ufeffwrong ü', 'utf16le'), Buffer.from('\ufeffright ü', 'utf16le')],
    ['no line end at the end', Buffer.from('wrong'), Buffer.from('right')],
  ];
  for (const [title, before, after] of stored) {
    it(`keeps ${title}`, async () => {
      const folder = temporaryFolder({ 'a.tf': before });
      await runCommand(folder, 'fix');
      assert.deepEqual(folder.read('a.tf'), after);
    });
  }

  it('leaves a file alone whose bytes it could not write back', async () => {
    const bytes = Buffer.from('wrong grün', 'latin1');
    const folder = temporaryFolder({ 'a.tf': bytes, 'b.tf': 'wrong' });
    const { code, stderr } = await runCommand(folder, 'fix');
    assert.deepEqual(folder.read('a.tf'), bytes);
    assert.equal(folder.read('b.tf').toString(), 'right');
    assert.equal(
      stderr,
      "apim-nsg: cannot write 'a.tf': it has bytes that are not UTF-8; convert it first\n",
    );
    assert.equal(code, 2);
  });

  it('prints with --dry-run a diff that Git applies, and writes nothing', async () => {
    const files = { 'a.tf': 'a\r\nb\r\nwrong\r\nc\r\n', 'dir/b.json': 'odd' };
    const folder = temporaryFolder(files);
    const { code, stdout, stderr } = await runCommand(folder, 'fix', '--dry-run');
    assert.equal(folder.read('a.tf').toString(), files['a.tf']);
    assert.match(stdout, /^--- a\/a\.tf\n\+\+\+ b\/a\.tf\n@@ -1,4 \+1,4 @@\n/);
    assert.match(
      stderr,
      /^Would fix a\.tf\n(.*\n)*2 findings would be fixed in 2 files; nothing remains\.\n$/,
    );
    assert.equal(code, 0);
    const { status } = spawnSync('git', ['apply', '-'], { cwd: folder.path, input: stdout });
    assert.equal(status, 0);
    assert.equal(folder.read('a.tf').toString(), 'a\r\nb\r\nright\r\nc\r\n');
    assert.equal(folder.read('dir/b.json').toString(), 'right');
  });
});
