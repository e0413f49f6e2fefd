import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { pictureAt, rulesAt, showsAllOf } from '../../../src/service/picture/rulesPicture.js';
import { pictureOf, picturesOf, printPicture, printRule } from './pictures.js';
import { sameGroups } from './sameGroup.js';

const [arm, bicep] = sameGroups;

/** The zero-based position of a text in another one. */
function positionOf(text: string, part: string): { readonly line: number; readonly character: number } {
  const before = text.slice(0, text.indexOf(part)).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

/** An NSG that is checked, with these lines in its list of rules. */
function bicepGroup(...rules: readonly string[]): string {
  return `// apim-nsg: internal
resource nsg 'Microsoft.Network/networkSecurityGroups@2024-05-01' = {
  name: 'nsg-apim'
  properties: {
    securityRules: [
${rules.join('\n')}
    ]
  }
}
`;
}

function bicepRule(name: string, properties: string): string {
  return `{ name: '${name}', properties: { priority: 100, direction: 'Inbound', access: 'Allow', protocol: 'Tcp', sourcePortRange: '*', destinationAddressPrefix: '*', destinationPortRange: '443', ${properties} } }`;
}

const uri = 'file:///repo/main.bicep';

describe('the picture of an NSG', () => {
  for (const { language, uri, text, priority, withSql } of sameGroups) {
    it(`has what is needed, and the rules as they are tried, in ${language}`, async () => {
      assert.deepEqual(printPicture(await pictureOf(uri, text)), [
        "management-inbound allowed: Allowed by 'AllowManagement'.",
        "load-balancer-inbound allowed-by-default: No rule of its own: only default rule 'AllowAzureLoadBalancerInBound' lets it through.",
        `{${priority}} AllowManagement Allow Tcp ApiManagement -> VirtualNetwork 3443`,
        "certificates-outbound blocked: Dropped by 'DenyAll' (priority 4000) before 'AllowLate' (priority 4001) can allow it.",
        "storage-outbound missing: Dropped by 'DenyAll' (priority 4000); no rule allows it.",
        `sql-outbound unknown: Whether 'AllowSql' exists is decided at deployment: ${withSql}.`,
        "key-vault-outbound missing: Dropped by 'DenyAll' (priority 4000); no rule allows it.",
        "monitor-outbound allowed: Allowed by 'AllowMonitor' (priority 100).",
        '100 AllowMonitor Allow Tcp * -> AzureMonitor 443, 1886',
        `110 AllowSql Allow Tcp * -> Sql 1433 (if ${withSql})`,
        '4000 DenyAll Deny * * -> * *',
        '4001 AllowLate Allow Tcp * -> Internet 80 (after DenyAll)',
      ]);
    });

    it(`finds the rule at a position in ${language}`, async () => {
      const picture = await pictureOf(uri, text);
      const [rule] = rulesAt(picture, uri, positionOf(text, 'AllowMonitor'));
      const shown = picture.lanes[1]?.rules.find(({ id }) => id === rule);
      assert.equal(shown?.name.text, 'AllowMonitor');
      assert.deepEqual(rulesAt(picture, uri, { line: 0, character: 0 }), []);
    });
  }

  it('ends with the default rules, struck out where a rule takes all of their traffic', async () => {
    const { lanes } = await pictureOf(arm?.uri ?? '', arm?.text ?? '');
    const defaults = lanes.map(({ rules }) => rules.filter(({ isDefault }) => isDefault).map(printRule));
    assert.deepEqual(defaults, [
      [
        '65000 AllowVNetInBound Allow * VirtualNetwork -> VirtualNetwork *',
        '65001 AllowAzureLoadBalancerInBound Allow * AzureLoadBalancer -> * *',
        '65500 DenyAllInBound Deny * * -> * *',
      ],
      [
        '65000 AllowVnetOutBound Allow * VirtualNetwork -> VirtualNetwork * (after DenyAll)',
        '65001 AllowInternetOutBound Allow * * -> Internet * (after DenyAll)',
        '65500 DenyAllOutBound Deny * * -> * * (after DenyAll)',
      ],
    ]);
  });

  it('tells what decides each flow, and asks about the port that is worst off', async () => {
    const { lanes } = await pictureOf(arm?.uri ?? '', arm?.text ?? '');
    const flows = lanes.flatMap(({ flows, rules }) =>
      flows.map(({ question, deciders }) => {
        const names = rules.filter(({ id }) => deciders.includes(id)).map(({ name }) => name.text);
        return `${question.direction} ${question.far} ${question.protocol} ${question.port}: ${names.join()}`;
      }),
    );
    assert.deepEqual(flows, [
      'Inbound ApiManagement TCP 3443: AllowManagement',
      'Inbound AzureLoadBalancer TCP 6390: AllowAzureLoadBalancerInBound',
      'Outbound Internet TCP 80: DenyAll',
      'Outbound Storage TCP 443: DenyAll',
      'Outbound Sql TCP 1433: AllowSql,DenyAll',
      'Outbound AzureKeyVault TCP 443: DenyAll',
      'Outbound AzureMonitor TCP 443: AllowMonitor',
    ]);
  });

  it('shows values that are not known as they are written, and cuts long ones', async () => {
    const long = `'\${resourceGroup().id}/\${subscription().id}/\${uniqueString(resourceGroup().id)}'`;
    const text = bicepGroup(
      bicepRule('Region', "sourceAddressPrefix: 'Storage.${resourceGroup().location}'"),
      bicepRule('Long', `sourceAddressPrefix: ${long}`),
      bicepRule('Lists', `sourceAddressPrefixes: ['10.0.0.0/8', resourceGroup().tags.office]`),
    );
    const [inbound] = (await pictureOf(uri, text)).lanes;
    assert.deepEqual(
      inbound?.rules.filter(({ isDefault }) => !isDefault).map(({ source }) => source.text),
      [
        "'Storage.${resourceGroup().location}'",
        `${long.slice(0, 59)}…`,
        '10.0.0.0/8, resourceGroup().tags.office',
      ],
    );
  });

  it('names application security groups by the last part of their ids', async () => {
    const id =
      '/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/applicationSecurityGroups/asg-web';
    const text = bicepGroup(bicepRule('Group', `sourceApplicationSecurityGroups: [{ id: '${id}' }]`));
    const [inbound] = (await pictureOf(uri, text)).lanes;
    assert.equal(inbound?.rules[0]?.source.text, 'asg-web');
  });

  it('has no requirements for an NSG that is not checked', async () => {
    const text = bicepGroup(bicepRule('Web', "sourceAddressPrefix: '*'"))
      .replace('// apim-nsg: internal\n', '')
      .replace('nsg-apim', 'nsg-web');
    const { checked, deployment, lanes } = await pictureOf(uri, text);
    assert.deepEqual([checked, deployment, lanes[0]?.flows], ['no', undefined, []]);
    assert.equal(lanes[0]?.rules.length, 4);
  });

  it('is that of the NSG at a position', async () => {
    const text = `${bicepGroup()}${bicepGroup().replace('nsg-apim', 'nsg-other').replace('resource nsg', 'resource other')}`;
    const pictures = await picturesOf(uri, text);
    assert.deepEqual(
      pictures.groups.map(({ name }) => name),
      ['nsg-apim', 'nsg-other'],
    );
    assert.equal(pictureAt(pictures, positionOf(text, "'nsg-other'"))?.name, 'nsg-other');
    assert.equal(pictureAt(pictures, { line: 0, character: 0 }), undefined);
  });

  it('is kept while the text is broken and shows less', async () => {
    const whole = await picturesOf(bicep?.uri ?? '', bicep?.text ?? '');
    const text = bicep?.text ?? '';
    const broken = await picturesOf(uri, text.slice(0, text.indexOf('AllowLate')));
    assert.deepEqual([whole.broken, broken.broken], [false, true]);
    assert.equal(showsAllOf(broken, whole), false);
    assert.equal(showsAllOf(whole, broken), true);
    const unnamed = await picturesOf(uri, text.replace("name: 'AllowMonitor', ", ''));
    assert.equal(showsAllOf(unnamed, whole), false);
  });
});
