import type { FileEdit, NewGroup, SourceFile, TextStyle } from '../../language.js';
import { insertStatement } from '../../writing/insertStatement.js';
import { speltAs } from '../../writing/naming.js';
import type { Entry, Layout } from '../../writing/notation.js';
import { deeper } from '../../writing/notation.js';
import { groupApiVersion, groupType, printProperties } from '../../writing/resourceManagerText.js';
import { styleOf } from '../../writing/style.js';
import { bicepTreeOf } from '../documents.js';
import type { BicepFile } from '../syntax/statementSyntax.js';
import { bicepData } from './dataTree.js';
import { bicepNotation } from './notation.js';

const resourceGroupLocation = 'resourceGroup().location';

/** A whole NSG as a resource of a Bicep file. */
export function renderGroup(group: NewGroup, style: TextStyle): string {
  return printGroup(group, symbolOf(group, []), resourceGroupLocation, style);
}

function printGroup({ name, rules }: NewGroup, symbol: string, location: string, style: TextStyle): string {
  const layout: Layout = { ...style, base: '' };
  const entries: readonly Entry[] = [
    ['name', bicepNotation.scalar(name)],
    ['location', location],
    ['properties', printProperties(rules, bicepNotation, deeper(layout))],
  ];
  return `resource ${symbol} '${groupType}@${groupApiVersion}' = ${bicepNotation.object(entries, layout)}`;
}

/** `nsgApim` for a group `nsg-apim`, with a number where that is taken. */
function symbolOf({ name }: NewGroup, taken: readonly string[]): string {
  const words = speltAs('camelCase', name);
  const stem = /^[A-Za-z]/.test(words) ? words : 'networkSecurityGroup';
  let symbol = stem;
  for (let number = 2; taken.includes(symbol); number += 1) symbol = `${stem}${number}`;
  return symbol;
}

/**
 * The edit that adds a whole NSG to a Bicep file, at or behind the statement at an offset; undefined for a parameter
 * file, and for one that isn't deployed to a resource group.
 */
export function insertGroup(file: SourceFile, offset: number, group: NewGroup): FileEdit | undefined {
  const tree = bicepTreeOf(file);
  const document = bicepData(file);
  if (/\.bicepparam$/i.test(file.uri) || isDeployedElsewhere(tree) || document.root?.kind !== 'object')
    return undefined;
  const names = tree.statements.flatMap((one) => ('name' in one ? one.name.name : []));
  const location = names.includes('location') ? 'location' : resourceGroupLocation;
  const style = styleOf(file.text);
  const text = printGroup(group, symbolOf(group, names), location, style);
  return { uri: file.uri, ...insertStatement(document, style, document.root, offset, text) };
}

function isDeployedElsewhere({ statements }: BicepFile): boolean {
  return statements.some(
    (one) =>
      one.kind === 'TargetScopeStatement' &&
      !(one.value.kind === 'StringLiteral' && one.value.text === 'resourceGroup'),
  );
}
