import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { pictureSvg } from '../../../src/service/picture/svg.js';
import { pictureOf } from './pictures.js';
import { sameGroups } from './sameGroup.js';

/** The text of an SVG, piece by piece, with how it is decorated. */
function textsOf(svg: string): readonly string[] {
  return [...svg.matchAll(/<text ([^>]*)>([^<]*)<\/text>/g)].map(([, attributes = '', content = '']) => {
    const text = content.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
    return attributes.includes('line-through') ? `~${text}~` : text;
  });
}

/** Whether every element that is opened is closed, in order. */
function isWellFormed(svg: string): boolean {
  const open: string[] = [];
  for (const [, close, name = '', rest = ''] of svg.matchAll(/<(\/?)(\w+)((?:[^<>"]|"[^"<]*")*)>/g)) {
    if (close) {
      if (open.pop() !== name) return false;
    } else if (!rest.endsWith('/')) open.push(name);
  }
  const unescaped = svg.replace(/<[^<>]*>/g, '').replace(/&#\d+;/g, '');
  return open.length === 0 && !/[<>&]/.test(unescaped);
}

describe('a picture as SVG', () => {
  for (const { language, uri, text, priority } of sameGroups) {
    it(`has flows, rules and expressions as text, in ${language}`, async () => {
      const svg = pictureSvg(await pictureOf(uri, text));
      const texts = textsOf(svg);
      assert.ok(isWellFormed(svg));
      for (const expected of [
        'nsg-apim',
        'Deployment: Developer or Premium tier, internal virtual network',
        'AzureMonitor  TCP 443, 1886',
        '✓ Allowed',
        '○ Allowed by default',
        '⊘ Blocked',
        '✕ Missing',
        '? Unknown',
        'AllowSql',
        '~AllowLate~',
        'TCP 443, 1886',
        'any',
        'all traffic',
        'never matches, after DenyAll',
        'default rule',
      ]) {
        assert.ok(texts.includes(expected), `no '${expected}' among ${texts.join(' | ')}`);
      }
      assert.ok(texts.some((each) => each.startsWith('? ') && each.includes(priority.slice(0, 6))));
    });
  }

  it('stands for itself: it refers to nothing outside', async () => {
    const { uri, text } = sameGroups[0] ?? { uri: '', text: '' };
    const svg = pictureSvg(await pictureOf(uri, text));
    assert.deepEqual(svg.match(/https?:[^"]*/g), ['http://www.w3.org/2000/svg']);
    assert.doesNotMatch(svg, /<(script|style|image|foreignObject|use)|url\(|href/);
  });

  it('keeps what a template has written from being markup', async () => {
    const { uri, text } = sameGroups[0] ?? { uri: '', text: '' };
    const name = '</text><script>alert(1)</script> & "\u0001';
    const odd = text.replace('"AllowMonitor"', JSON.stringify(name)).replace('"nsg-apim"', '"<nsg-apim>"');
    const svg = pictureSvg(await pictureOf(uri, odd));
    assert.ok(isWellFormed(svg));
    assert.doesNotMatch(svg, /<script|\u0001/);
    assert.ok(textsOf(svg).includes('<nsg-apim>'));
  });

  it('has no diagram for an NSG that is not checked', async () => {
    const { uri, text } = sameGroups[0] ?? { uri: '', text: '' };
    const other = text.replace('"metadata": { "apimNsg": "internal" },', '"metadata": { "apimNsg": "off" },');
    const svg = pictureSvg(await pictureOf(uri, other));
    assert.ok(isWellFormed(svg));
    assert.ok(!textsOf(svg).includes('API Management'));
    assert.ok(textsOf(svg).includes('DenyAll'));
  });
});
