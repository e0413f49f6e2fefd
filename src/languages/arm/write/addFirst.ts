import * as l10n from '../../../l10n.js';
import type { NetworkSecurityGroup } from '../../declarations.js';
import type { NewRule } from '../../language.js';
import { addFirstToResource } from '../../writing/addFirst.js';
import type { DataObject } from '../../writing/dataTree.js';
import { findEntry } from '../../writing/dataTree.js';
import type { OpenFiles } from '../../writing/notation.js';
import { placeAt } from '../../writing/places.js';
import type { Written } from '../../writing/steps.js';
import { refuse } from '../../writing/steps.js';

/** Gives the resource of a group without rules its list of them. */
export function addFirst(group: NetworkSecurityGroup, rules: readonly NewRule[], files: OpenFiles): Written {
  const place = placeAt(files, group.origin);
  if (!place || group.openRules || place.node.kind !== 'object' || !findEntry(place.node, 'type')) {
    return refuse(
      l10n.t('This network security group has no list of rules here that a rule could be added to.'),
    );
  }
  if (hasCopiedRules(place.node)) {
    return refuse(
      l10n.t(
        'The rules of this network security group are copied from a list without items; write its first one by hand.',
      ),
    );
  }
  return addFirstToResource(place.file, place.node, rules);
}

/** Whether a loop makes the list of rules: the deployment of a list beside it fails. */
function hasCopiedRules(resource: DataObject): boolean {
  const properties = findEntry(resource, 'properties')?.value;
  const copy = properties?.kind === 'object' ? findEntry(properties, 'copy')?.value : undefined;
  const loops = copy?.kind === 'list' ? copy.items : [];
  return loops.some((loop) => {
    const name = loop.kind === 'object' ? findEntry(loop, 'name')?.value : undefined;
    return name?.kind === 'scalar' && String(name.value).toLowerCase() === 'securityrules';
  });
}
