import * as l10n from '../../l10n.js';
import type { NewRule } from '../language.js';
import type { DataObject } from './dataTree.js';
import { findEntry } from './dataTree.js';
import { elementsIn, indentationFor } from './elementLayout.js';
import type { Layout, OpenFile } from './notation.js';
import { isBroken } from './places.js';
import { printProperties, printRules } from './resourceManagerText.js';
import type { Step, Written } from './steps.js';
import { refuse, replaceStep } from './steps.js';
import { indentationAt } from './style.js';

/** Gives a resource in the shape of Azure Resource Manager, whose body this is, its list of rules. */
export function addFirstToResource(file: OpenFile, body: DataObject, rules: readonly NewRule[]): Written {
  const { notation } = file;
  const properties = findEntry(body, 'properties')?.value;
  if (!properties) {
    return addEntry(file, body, 'properties', (layout) => printProperties(rules, notation, layout));
  }
  if (properties.kind !== 'object')
    return refuse(
      l10n.t('The properties of this network security group are computed; write its rules by hand.'),
    );
  return addFirstToList(file, properties, 'securityRules', rules);
}

/** Gives an object a list of rules, in the shape of Azure Resource Manager. */
export function addFirstToList(
  file: OpenFile,
  object: DataObject,
  name: string,
  rules: readonly NewRule[],
): Written {
  const { document, notation, style } = file;
  const list = findEntry(object, name)?.value;
  if (!list) return addEntry(file, object, name, (layout) => printRules(rules, notation, layout));
  if (list.kind === 'expression')
    return refuse(l10n.t('The rules of this network security group are computed; write this one by hand.'));
  const base = indentationAt(document.text, list.start);
  return [replaceStep(document.uri, list, printRules(rules, notation, { ...style, base }))];
}

/** Adds an entry as the last one of an object. */
export function addEntry(
  file: OpenFile,
  object: DataObject,
  name: string,
  print: (layout: Layout) => string,
): Written {
  const { document, notation, style } = file;
  if (isBroken(file, object))
    return refuse(l10n.t('The network security group is broken here; mend it first.'));
  const last = object.entries.at(-1);
  const model = last ? document.text.slice(last.key.start, last.key.end) : '';
  const base = indentationFor(elementsIn(document, style, object), object.entries.length - 1);
  const text = notation.entry(notation.key(name, model), print({ ...style, base }));
  const step: Step = { kind: 'insert', uri: document.uri, container: object, after: undefined, name, text };
  return [step];
}
