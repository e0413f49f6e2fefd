import assert from 'node:assert/strict';
import type { FrameLocator } from 'playwright-core';
import { Workbench } from '../harness/workbench.js';

describe('the picture, by keys alone', () => {
  let workbench: Workbench;
  let picture: FrameLocator;

  before(async () => {
    workbench = await Workbench.open('picture-keyboard');
    await workbench.openFile('apim-network.json');
    await workbench.runCommand('Show APIM NSG rules');
    picture = workbench.page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
    await picture.locator('table').first().waitFor();
    await workbench.runCommand('View: Focus Next Editor Group');
    await picture.locator('body').press('Tab');
  });

  after(async () => {
    await workbench.close();
  });

  /** What has the focus: a control's id, or the kind of a button. */
  async function focused(): Promise<string> {
    const element = picture.locator(':focus');
    const key = (await element.getAttribute('data-key')) ?? (await element.getAttribute('id')) ?? '';
    return key.split(' ')[0] ?? '';
  }

  it('is walked through with Tab: exports, flows, the question, rules', async () => {
    const { page } = workbench;
    const stops = [await focused()];
    const rules = await picture.locator('button.link').count();
    const flows = await picture.locator('button.flow').count();
    for (let stop = 1; stop < 3 + flows + 4 + rules; stop += 1) {
      await page.keyboard.press('Tab');
      stops.push(await focused());
    }
    assert.deepEqual(stops, [
      ...['copy', 'markdown', 'svg'],
      ...Array<string>(flows).fill('flow'),
      ...['direction', 'far', 'protocol', 'port'],
      ...Array<string>(rules).fill('rule'),
    ]);
    await workbench.screenshot('picture-keyboard');
  });

  it('tells a screen reader what it is walked through: directions, regions, tables', async () => {
    const names = {
      button: [/^Inbound Internet TCP 443 Allowed/, /^Outbound Internet TCP 80 Missing/],
      region: ['What API Management needs', 'What happens to this packet?'],
      table: ['Inbound rules, as Azure tries them', 'Outbound rules, as Azure tries them'],
      combobox: ['Direction', 'From service tag or IP address', 'Protocol'],
      textbox: ['Port'],
    } as const;
    for (const role of ['button', 'region', 'table', 'combobox', 'textbox'] as const) {
      for (const name of names[role]) await picture.getByRole(role, { name }).first().waitFor();
    }
  });

  it('shows what has the focus', async () => {
    const outline = await picture.locator(':focus-visible').evaluate(outlineOf);
    assert.notEqual(outline.style, 'none');
    assert.ok(outline.width >= 1, `${String(outline.width)} px`);
  });

  it('asks about the packet of a flow, and of another port as it is typed', async () => {
    const { page } = workbench;
    await picture.locator('.flow', { hasText: 'AzureKeyVault' }).focus();
    await page.keyboard.press('Enter');
    await picture.locator('.verdict.Allow').waitFor();
    assert.equal(await picture.locator('#far').inputValue(), 'AzureKeyVault');
    assert.equal(await focused(), 'flow');
    await picture.locator('#port').focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('445');
    await picture.locator('.verdict.Deny').waitFor();
    assert.equal(await focused(), 'port');
  });

  it('goes to the source of a rule with Enter, where the text can be typed', async () => {
    const { page } = workbench;
    await picture.locator('button.link', { hasText: 'AllowSqlOutbound' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('.monaco-editor.focused').waitFor();
    await page.locator('.tab.active', { hasText: 'apim-network.json' }).waitFor();
  });
});

/** What is used here of an element of the page; tests are compiled without the types of browsers. */
interface PageElement {
  readonly ownerDocument: {
    readonly defaultView: {
      getComputedStyle(element: PageElement): {
        readonly outlineStyle: string;
        readonly outlineWidth: string;
      };
    };
  };
}

/** Runs in the page. */
function outlineOf(element: PageElement): { readonly style: string; readonly width: number } {
  const { outlineStyle, outlineWidth } = element.ownerDocument.defaultView.getComputedStyle(element);
  return { style: outlineStyle, width: Number.parseFloat(outlineWidth) };
}
