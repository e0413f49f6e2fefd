import assert from 'node:assert/strict';
import { outside } from '../inside/outside.js';

describe('a test inside the extension host', () => {
  it('acts on the window from outside, and sees what a person sees', async () => {
    await outside.press('F1');
    await outside.seen('.quick-input-widget');
    await outside.type('Insert APIM NSG');
    await outside.seen('.quick-input-list .monaco-list-row:has-text("APIM NSG")');
    await outside.screenshot('command-palette');
    const entries = await outside.texts('.quick-input-list .monaco-list-row');
    await outside.press('Escape');
    await outside.gone('.quick-input-widget');
    // Nothing can be inserted where no template is open: the palette does not offer it.
    assert.ok(!entries.some((entry) => entry.includes('Insert APIM NSG rules')), entries.join('\n'));
  });

  it('is told what could not be done', async () => {
    await assert.rejects(outside.press('NoSuchKey'), /NoSuchKey/);
  });
});
