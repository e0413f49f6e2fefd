import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Parts } from '../languages/arm/check.js';
import { afterFix, check, nsg } from './check.js';
import { network } from './network.js';

const web = 'Web 100 Inbound Allow Tcp Internet:* -> VirtualNetwork:443';
const git = 'Git 200 Outbound Allow Tcp VirtualNetwork:* -> Storage:445';
const webGoes =
  "hint «{» Rule 'Web' can go: in Internal mode the gateway has no public address, so its clients never come from the internet.";

const said = (source: Parts, ...expected: readonly string[]): Promise<void> =>
  check('unneeded-rule', source, expected);

describe('unneeded-rule', () => {
  it('is said of what only an external service needs', async () => {
    await said(nsg('internal', web), webGoes);
    await said(
      nsg('internal', 'Tm 100 Inbound Allow Tcp AzureTrafficManager:* -> VirtualNetwork:443'),
      "hint «{» Rule 'Tm' can go: Traffic Manager reaches no gateway of a service in Internal mode.",
    );
    await said(nsg('external', web));
  });

  it('goes by the service that is linked', async () => {
    await said(network({ service: { virtualNetworkType: 'Internal' }, rules: [web] }), webGoes);
    await said(network({ service: { virtualNetworkType: 'External' }, rules: [web] }));
    await said({
      parameters: { type: { type: 'string' } },
      ...network({ service: { virtualNetworkType: "[parameters('type')]" }, rules: [web] }),
    });
  });

  it('is not said of a rule that allows more, or where something else is in the subnets', async () => {
    await said(nsg('internal', 'Any 100 Inbound Allow Tcp *:* -> VirtualNetwork:443'));
    await said(nsg('internal', 'Wide 100 Inbound Allow Tcp Internet:* -> VirtualNetwork:443-500'));
    await said(nsg('internal', 'None 100 Inbound Deny Tcp Internet:* -> VirtualNetwork:443'));
    await said(network({ service: { virtualNetworkType: 'Internal' }, rules: [web], otherSubnet: true }));
  });

  it('is said of traffic that the documents have dropped', async () => {
    await said(
      nsg('external', git, 'Mail 210 Outbound Allow Tcp VirtualNetwork:* -> Internet:587'),
      "hint «{» Rule 'Git' can go: port 445 of Storage was for the Git repository of the service",
      "hint «{» Rule 'Mail' can go: port 587 of Internet was for the mail relay of the stv1 platform",
    );
    await said(nsg('external', 'Share 200 Outbound Allow Tcp VirtualNetwork:* -> 10.1.0.0/16:445'));
  });

  it('is mended by removing the rule', async () => {
    const after = await afterFix('unneeded-rule', nsg('internal', web, git), "Remove 'Web'");
    assert.doesNotMatch(after, /Web/);
    assert.match(after, /Git/);
  });
});
