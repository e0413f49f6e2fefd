import type { FileEdit, NewGroup, SourceFile, TextStyle } from '../../language.js';
import { insertStatement } from '../../writing/insertStatement.js';
import type { Layout } from '../../writing/notation.js';
import { deeper } from '../../writing/notation.js';
import { styleOf } from '../../writing/style.js';
import { isNativeConfiguration, treeOf } from '../configuration/files.js';
import type { Block, TerraformFile } from '../syntax/bodySyntax.js';
import { printAttributes } from './alignment.js';
import { terraformData } from './dataTree.js';
import { insertJsonGroup } from './jsonGroup.js';
import { groupLabel } from './labels.js';
import { printBlock, terraformNotation } from './notation.js';

/** Where a group is deployed, as expressions. */
interface Surroundings {
  readonly location: string;
  readonly resourceGroup: string;
}

const fromVariables: Surroundings = { location: 'var.location', resourceGroup: 'var.resource_group_name' };

const groupType = 'azurerm_network_security_group';

/** A whole NSG as a resource of Terraform's azurerm. */
export function renderGroup(group: NewGroup, style: TextStyle): string {
  return printGroup(group, groupLabel(group, []), fromVariables, style);
}

function printGroup(
  { name, rules }: NewGroup,
  label: string,
  { location, resourceGroup }: Surroundings,
  style: TextStyle,
): string {
  const layout: Layout = { ...style, base: '' };
  const inner = deeper(layout);
  const head = printAttributes(
    [
      ['name', terraformNotation.scalar(name)],
      ['location', location],
      ['resource_group_name', resourceGroup],
    ],
    inner,
  );
  const blocks = rules.map((rule) => inner.base + printBlock(rule, inner));
  const body = [head, ...blocks].join(style.lineEnd + style.lineEnd);
  return `resource "${groupType}" "${label}" {${style.lineEnd}${body}${style.lineEnd}}`;
}

/** The edit that adds a whole NSG to a file: in the native syntax, at or behind the block at an offset. */
export function insertGroup(file: SourceFile, offset: number, group: NewGroup): FileEdit | undefined {
  if (/\.(?:tf|tofu)\.json$/i.test(file.uri)) return insertJsonGroup(file, group);
  if (!isNativeConfiguration(file.uri)) return undefined;
  const document = terraformData(file);
  if (document.root?.kind !== 'object') return undefined;
  const blocks = blocksOf(treeOf(file));
  const style: TextStyle = { ...styleOf(file.text), indent: '  ' };
  const taken = blocks.flatMap(({ labels }) =>
    labels[0]?.text === groupType ? (labels[1]?.text ?? []) : [],
  );
  const text = printGroup(group, groupLabel(group, taken), surroundingsIn(file, blocks), style);
  return { uri: file.uri, ...insertStatement(document, style, document.root, offset, text) };
}

function blocksOf({ body }: TerraformFile): readonly Block[] {
  return body.kind === 'NativeBody' ? body.items.filter((item) => item.kind === 'Block') : [];
}

/** The resource group that the file declares or looks up, else what another resource there says, else variables. */
function surroundingsIn({ text }: SourceFile, blocks: readonly Block[]): Surroundings {
  for (const { type, labels } of blocks) {
    const [kind, label] = labels;
    if (kind?.text !== 'azurerm_resource_group' || !label) continue;
    const address = `${type.name === 'data' ? 'data.' : ''}azurerm_resource_group.${label.text}`;
    return { location: `${address}.location`, resourceGroup: `${address}.name` };
  }
  for (const { type, body } of blocks) {
    if (type.name !== 'resource' || body.kind !== 'NativeBody') continue;
    const valueOf = (name: string): string | undefined => {
      const found = body.items.find((item) => item.kind === 'Attribute' && item.name.name === name);
      return found?.kind === 'Attribute' ? text.slice(found.value.start, found.value.end) : undefined;
    };
    const [location, resourceGroup] = [valueOf('location'), valueOf('resource_group_name')];
    if (location !== undefined && resourceGroup !== undefined) return { location, resourceGroup };
  }
  return fromVariables;
}
