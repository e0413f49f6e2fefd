import { directiveAdvice, parseDirective } from '../workspace/directives.js';
import type { PlaceFinding } from './findings.js';
import type { JudgedGroup } from './judgedGroup.js';

/** A directive in the metadata of an NSG that says something that isn't understood. */
export function checkMetadata({ group, configuration }: JudgedGroup): readonly PlaceFinding[] {
  const { directive, directiveOrigin } = group;
  if (directive === undefined || directiveOrigin === undefined || parseDirective(directive)) return [];
  return [
    {
      code: 'invalid-directive',
      severity: 'warning',
      group: undefined,
      requirement: undefined,
      configuration,
      origin: directiveOrigin,
      message: directiveAdvice(directive),
      related: [],
    },
  ];
}
