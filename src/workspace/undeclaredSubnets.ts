import * as l10n from '../l10n.js';
import type { Subnet, SubnetAssociation } from '../languages/declarations.js';
import { stringValue, unknownValue } from '../languages/values.js';
import { knownResource } from './knownNames.js';

const subnets = new WeakMap<SubnetAssociation, Subnet>();

/** A subnet that is declared elsewhere, as far as its association with an NSG tells of it. */
export function subnetOfAssociation(association: SubnetAssociation): Subnet {
  const known = subnets.get(association);
  if (known) return known;
  const { subnetId, origin, presence } = association;
  const name = knownResource(subnetId)?.name.split('/').at(-1);
  const unknown = unknownValue(l10n.t('the subnet is declared elsewhere'), 'subnet declared elsewhere');
  const subnet: Subnet = {
    kind: 'subnet',
    name: name === undefined ? unknown : stringValue(name),
    id: subnetId,
    addressPrefixes: [unknown],
    networkSecurityGroupId: undefined,
    routeTableId: undefined,
    delegations: [unknown],
    origin,
    nameOrigin: origin,
    presence,
  };
  subnets.set(association, subnet);
  return subnet;
}
