import * as l10n from '../l10n.js';
import type { PortSet } from './ports.js';
import { singlePorts } from './ports.js';
import type { Source } from './requirements.js';
import type { Direction } from './securityRules.js';

/** Traffic that API Management once needed: rows of the documents that are gone with the platform they were for. */
export interface RetiredTraffic {
  readonly direction: Direction;
  /** The service tag on the far side. */
  readonly tag: string;
  readonly ports: PortSet;
  /** What it was for, after "was for". */
  readonly purpose: string;
  /** The last document that has the row. */
  readonly source: Source;
}

const oldReference: Source = {
  title: 'Virtual network configuration reference: API Management (stv1 and stv2 platforms)',
  url: 'https://learn.microsoft.com/azure/api-management/virtual-network-reference',
  date: '2021-12-16',
};

export const retiredTraffic: readonly RetiredTraffic[] = [
  {
    direction: 'Outbound',
    tag: 'Storage',
    ports: singlePorts([445]),
    purpose: l10n.key('the Git repository of the service, which Azure kept on a file share'),
    source: oldReference,
  },
  {
    direction: 'Outbound',
    tag: 'Internet',
    ports: singlePorts([25, 587, 25028]),
    purpose: l10n.key('the mail relay of the stv1 platform'),
    source: oldReference,
  },
];
