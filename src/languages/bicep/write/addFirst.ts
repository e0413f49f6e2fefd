import * as l10n from '../../../l10n.js';
import type { NetworkSecurityGroup } from '../../declarations.js';
import type { NewRule } from '../../language.js';
import { addFirstToList, addFirstToResource } from '../../writing/addFirst.js';
import type { DataNode, DataObject } from '../../writing/dataTree.js';
import { findEntry } from '../../writing/dataTree.js';
import type { OpenFiles } from '../../writing/notation.js';
import { placeAt } from '../../writing/places.js';
import type { Written } from '../../writing/steps.js';
import { refuse } from '../../writing/steps.js';

const nowhere = l10n.key(
  'This network security group has no list of rules here that a rule could be added to.',
);

/** Gives a group without rules its list of them: the resource, or the module of the registry that makes it. */
export function addFirst(group: NetworkSecurityGroup, rules: readonly NewRule[], files: OpenFiles): Written {
  const place = placeAt(files, group.origin);
  const body = place && bodyOf(place.node);
  if (!place || !body || group.openRules) return refuse(l10n.t(nowhere));
  switch (place.entry?.name) {
    case 'ResourceStatement':
      return addFirstToResource(place.file, body, rules);
    case 'ModuleStatement': {
      const parameters = findEntry(body, 'params')?.value;
      if (parameters?.kind !== 'object') return refuse(l10n.t(nowhere));
      return addFirstToList(place.file, parameters, 'securityRules', rules);
    }
    default:
      return refuse(l10n.t(nowhere));
  }
}

/** The body of a resource or module, under a condition or not; that of a loop makes several. */
function bodyOf(value: DataNode): DataObject | undefined {
  if (value.kind === 'object') return value;
  const last = value.kind === 'expression' ? value.parts.at(-1) : undefined;
  return last?.kind === 'object' ? last : undefined;
}
