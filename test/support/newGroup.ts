import type { NewGroup } from '../../src/languages/language.js';
import { newRule } from './writing.js';

/** A group with a rule of each direction, one of them for several ports. */
export const catalogue: NewGroup = {
  name: 'nsg-apim',
  rules: [
    newRule('AllowManagement 100 Inbound Allow Tcp ApiManagement -> VirtualNetwork:3443', 'Management'),
    newRule('AllowMonitor 100 Outbound Allow Tcp VirtualNetwork -> AzureMonitor:443,1886'),
  ],
};
