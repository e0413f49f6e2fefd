import { describe, it } from 'mocha';
import { check, nsg } from './check.js';

const management = 'Management 100 Inbound Allow Tcp ApiManagement:* -> VirtualNetwork:3443';
const probes = 'Probes 110 Inbound Allow Tcp AzureLoadBalancer:* -> VirtualNetwork:6390';

describe('implicit-rule', () => {
  it('lists in one finding what passes by the default rules only', async () => {
    await check('implicit-rule', nsg('internal', management), [
      'information «"nsg"» No rule is written for what API Management needs, and a deny added later would drop them: inbound TCP 6390 from AzureLoadBalancer, outbound TCP 80 to Internet, outbound TCP 443 to Storage, outbound TCP 1433 to Sql, outbound TCP 443 to AzureKeyVault and outbound TCP 443, 1886 to AzureMonitor pass by the default rules only.',
    ]);
  });

  it('names only the ports for which no rule is written', async () => {
    const rules = [probes, 'Internet 100 Outbound Allow Tcp VirtualNetwork:* -> Internet:80-1500'];
    await check('implicit-rule', nsg('internal', ...rules), [
      'information «"nsg"» No rule is written for what API Management needs, and a deny added later would drop it: outbound TCP 1886 to AzureMonitor passes by a default rule only.',
    ]);
  });

  it('is not said where the rules are written, nor of what a profile merely advises', async () => {
    await check('implicit-rule', nsg('internal', probes, 'All 100 Outbound Allow * *:* -> *:*'), []);
    await check('implicit-rule', nsg('v2-integration'), []);
  });
});
