/** `npm run l10n`: collects the texts for people from the sources into l10n/bundle.l10n.json. */
import { writeFileSync } from 'node:fs';
import { bundlePath, collectedBundle } from './l10nBundle.js';

void collectedBundle().then((bundle) => {
  writeFileSync(bundlePath, bundle);
});
