import { quoteRule } from '../checks/describe.js';
import * as l10n from '../l10n.js';
import type { FixProvider } from './fix.js';

/** Removes a rule that does nothing, or nothing that is needed: only ever when a person asks for it. */
export const removeRules: FixProvider = {
  codes: ['shadowed-rule', 'unneeded-rule'],
  create: ({ subject }) => {
    if (subject.kind !== 'needless') return [];
    const { rule } = subject;
    return [
      {
        title: l10n.t('Remove {0}', quoteRule(rule.rule)),
        preferred: false,
        safe: false,
        apply: (draft) => {
          draft.remove(rule);
        },
      },
    ];
  },
};
