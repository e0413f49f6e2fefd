import type { NetworkSecurityGroup } from '../../declarations.js';
import type { NewRule } from '../../language.js';
import { addFirstToResource } from '../../writing/addFirst.js';
import { findEntry } from '../../writing/dataTree.js';
import type { OpenFiles } from '../../writing/notation.js';
import { placeAt } from '../../writing/places.js';
import type { Written } from '../../writing/steps.js';
import { refuse } from '../../writing/steps.js';

/** Gives the resource of a group without rules its list of them. */
export function addFirst(group: NetworkSecurityGroup, rules: readonly NewRule[], files: OpenFiles): Written {
  const place = placeAt(files, group.origin);
  if (!place || group.openRules || place.node.kind !== 'object' || !findEntry(place.node, 'type')) {
    return refuse('This network security group has no list of rules here that a rule could be added to.');
  }
  return addFirstToResource(place.file, place.node, rules);
}
