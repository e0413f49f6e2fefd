import * as l10n from '../../../l10n.js';
import type { NetworkSecurityGroup } from '../../declarations.js';
import type { NewRule } from '../../language.js';
import { addEntry, addFirstToResource } from '../../writing/addFirst.js';
import type { DataObject } from '../../writing/dataTree.js';
import { findEntry } from '../../writing/dataTree.js';
import type { OpenFile, OpenFiles } from '../../writing/notation.js';
import { placeAt } from '../../writing/places.js';
import type { Written } from '../../writing/steps.js';
import { refuse } from '../../writing/steps.js';
import { printListedRules } from './jsonNotation.js';

/**
 * Gives the resource of a group without rules its first ones: azapi's in its body, azurerm's in JSON as a list. In the
 * native syntax azurerm's rules are blocks, which need none around them.
 */
export function addFirst(group: NetworkSecurityGroup, rules: readonly NewRule[], files: OpenFiles): Written {
  const place = placeAt(files, group.origin);
  const resource = place?.node;
  if (!place || resource?.kind !== 'object' || group.openRules) return noList();
  const body = findEntry(resource, 'body')?.value;
  if (body) return addToBody(place.file, bodyObject(body), rules);
  return isGroup(place.file, resource) ? addToGroup(place.file, resource, rules) : noList();
}

function noList(): Written {
  return refuse(
    l10n.t('This network security group has no list of rules here that a rule could be added to.'),
  );
}

/** The object that a body is, or that it encodes. */
function bodyObject(body: DataObject['entries'][number]['value']): DataObject | undefined {
  if (body.kind === 'object') return body;
  const [encoded] = body.kind === 'expression' ? body.parts : [];
  return encoded?.kind === 'object' ? encoded : undefined;
}

function addToBody(file: OpenFile, body: DataObject | undefined, rules: readonly NewRule[]): Written {
  if (!body)
    return refuse(l10n.t('The body of this network security group is computed; write its rules by hand.'));
  return addFirstToResource(file, body, rules);
}

/** A group in JSON, whose arguments are properties of its object. */
function isGroup({ document }: OpenFile, { start }: DataObject): boolean {
  return /\.json$/i.test(document.uri) && document.text[start] === '{';
}

function addToGroup(file: OpenFile, resource: DataObject, rules: readonly NewRule[]): Written {
  if (findEntry(resource, 'security_rule') || findEntry(resource, 'dynamic')) return noList();
  return addEntry(file, resource, 'security_rule', (layout) => printListedRules(rules, layout));
}
