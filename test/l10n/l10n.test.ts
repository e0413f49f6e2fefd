import assert from 'node:assert/strict';
import * as l10n from '../../src/l10n.js';

const german = { 'Rule {0} takes {1} first.': '{1} nimmt zuerst Regel {0}.', 'No rule.': 'Keine Regel.' };

describe('texts for people', () => {
  afterEach(() => {
    l10n.configure(undefined);
  });

  it('are English where no language is chosen', () => {
    assert.equal(l10n.t('No rule.'), 'No rule.');
    assert.equal(l10n.t('Rule {0} takes {1} first.', 'DenyAll', 443), 'Rule DenyAll takes 443 first.');
  });

  it('are those of the chosen language, which has its own order of arguments', () => {
    l10n.configure(german);
    assert.equal(l10n.t('No rule.'), 'Keine Regel.');
    assert.equal(l10n.t('Rule {0} takes {1} first.', 'DenyAll', 443), '443 nimmt zuerst Regel DenyAll.');
  });

  it('stay English where the chosen language lacks one', () => {
    l10n.configure(german);
    assert.equal(l10n.t('Another text.'), 'Another text.');
  });

  it('take their arguments as they are', () => {
    assert.equal(l10n.t('{0} and {1}', '{1}', '$&'), '{1} and $&');
  });

  it('wait in tables until the language is chosen', () => {
    const table = [l10n.key('No rule.')];
    l10n.configure(german);
    assert.deepEqual(
      table.map((text) => l10n.t(text)),
      ['Keine Regel.'],
    );
  });
});
