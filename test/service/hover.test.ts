import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { neverCancelled } from '../../src/workspace/workspace.js';
import { network } from '../checks/network.js';
import { rule, template } from '../languages/arm/check.js';
import { positionIn, serviceOverFiles, uriIn } from './files.js';
import { sameGroups } from './picture/sameGroup.js';

/** What is said at a place of a file, `Stor|age`, without the links; its paragraphs one by one. */
async function said(
  path: string,
  text: string,
  place: string,
  settings: Parameters<typeof serviceOverFiles>[1] = {},
): Promise<readonly string[]> {
  const position = positionIn(text, place);
  const service = serviceOverFiles({ [path]: text }, settings);
  const hover = await service.hover(uriIn(path), position, neverCancelled);
  if (!hover) return [];
  assert.ok(typeof hover.contents === 'object' && 'kind' in hover.contents);
  return hover.contents.value.replace(/\]\((?!file:)[^)]*\)/g, ']').split('\n\n');
}

/** The text that a hover at a place is about. */
async function rangeOf(path: string, text: string, place: string): Promise<string> {
  const position = positionIn(text, place);
  const hover = await serviceOverFiles({ [path]: text }).hover(uriIn(path), position, neverCancelled);
  assert.ok(hover?.range);
  const { start, end } = hover.range;
  assert.equal(start.line, end.line);
  return text.split('\n')[start.line]?.slice(start.character, end.character) ?? '';
}

const [arm, bicep] = sameGroups;
const inBicep = (place: string): Promise<readonly string[]> => said('main.bicep', bicep?.text ?? '', place);

function inTemplate(rules: readonly string[], place: string): Promise<readonly string[]> {
  return said('main.json', template(network({ rules })), place);
}

describe('a hover on a rule', () => {
  for (const { language, uri, text } of sameGroups) {
    it(`tells what it does and serves, and what comes before it, in ${language}`, async () => {
      const path = uri.slice(uriIn('').length);
      assert.deepEqual(await said(path, text, 'AllowMon|itor'), [
        "**'AllowMonitor' (priority 100)**",
        'Allows outbound TCP 443, 1886 from any address to AzureMonitor.',
        'Serves outbound TCP 443, 1886 to AzureMonitor: Publish Diagnostics Logs and Metrics, Resource Health, and Application Insights. [Configure NSG rules (API Management)]',
      ]);
      const [, , , outcome, earlier] = await said(path, text, 'AllowLa|te');
      assert.match(outcome ?? '', /^Blocked: Dropped by 'DenyAll' \(priority 4000\) before 'AllowLate'/);
      assert.equal(earlier, undefined);
    });
  }

  it('tells that it never matches, where nothing else tells that', async () => {
    const rules = [
      'DenyWeb 100 Outbound Deny * *:* -> *:*',
      'AllowWeb 200 Outbound Allow Tcp *:* -> Internet:8080',
    ];
    assert.equal(
      (await inTemplate(rules, 'Allow|Web')).at(-1),
      "Never matches: all of its traffic is taken first by 'DenyWeb' (priority 100).",
    );
  });

  it('tells what a deny drops, and what is let through before it', async () => {
    assert.deepEqual(await inBicep('Deny|All'), [
      "**'DenyAll' (priority 4000)**",
      'Denies all outbound traffic from any address to any address.',
      'Drops what API Management needs: outbound TCP 80 to Internet, outbound TCP 443 to Storage and outbound TCP 443 to AzureKeyVault.',
      "A part of its traffic is allowed first by 'AllowMonitor' (priority 100).",
      "A part of its traffic may be allowed first by 'AllowSql' (priority 110).",
    ]);
  });

  it('tells under which condition it exists, and what is not known', async () => {
    const [, does, exists, , outcome] = await inBicep("'AllowS|ql'");
    assert.equal(does, 'Allows outbound TCP 1433 from any address to Sql.');
    assert.equal(exists, 'Exists only if `parameters("withSql")`.');
    assert.match(outcome ?? '', /^Unknown: Whether 'AllowSql' exists is decided at deployment/);
  });

  it('is at its values and its first line, and not between', async () => {
    const text = template(
      network({ rules: ['AllowSql 100 Outbound Allow Tcp VirtualNetwork:* -> Sql:1433'] }),
    );
    assert.equal(await rangeOf('main.json', text, '"All|ow"'), '"Allow"');
    assert.equal(await rangeOf('main.json', text, '14|33'), '"1433"');
    assert.deepEqual(await said('main.json', text, '"acc|ess"'), []);
  });

  it('tells of all rules that a loop makes, as Azure tries them', async () => {
    const text = `// apim-nsg: internal
resource nsg 'Microsoft.Network/networkSecurityGroups@2024-05-01' = {
  name: 'nsg-apim'
  properties: {
    securityRules: [for (tag, i) in ['Sql', 'Storage', 'EventHub', 'AzureMonitor', 'AzureKeyVault', 'Internet', 'AzureCloud']: {
      name: tag
      properties: { priority: 200 - i, direction: 'Outbound', access: 'Allow', protocol: 'Tcp', sourceAddressPrefix: '*', sourcePortRange: '*', destinationAddressPrefix: tag, destinationPortRange: '443' }
    }]
  }
}
`;
    const paragraphs = await said('main.bicep', text, 'Tc|p');
    assert.equal(paragraphs.filter((each) => each.startsWith('Allows outbound TCP 443')).length, 5);
    assert.match(paragraphs[0] ?? '', /\(priority 194\)/);
    assert.equal(paragraphs.at(-1), 'And 2 more rules.');
  });

  it('says that a rule is meant for something else than it does', async () => {
    const paragraphs = await inTemplate(
      ['AllowSql 100 Outbound Allow Tcp VirtualNetwork:* -> Sql:1443'],
      'Allow|Sql',
    );
    assert.match(paragraphs[2] ?? '', /^Meant for outbound TCP 1433 to Sql: Access to Azure SQL/);
  });

  it('keeps signs of Markdown in names as they are', async () => {
    const [title] = await inTemplate(['Allow_*Sql* 100 Outbound Allow Tcp *:* -> Sql:1433'], '*S|ql');
    assert.equal(title, "**'Allow\\_\\*Sql\\*' (priority 100)**");
  });
});

describe('a hover on a service tag', () => {
  it('tells what it stands for, and what API Management needs of it', async () => {
    assert.deepEqual(
      await inTemplate(['AllowSql 100 Outbound Allow Tcp VirtualNetwork:* -> Storage:443'], 'Stor|age'),
      [
        '**Storage** — [service tag]',
        'Azure Storage: the service, not single accounts.',
        '`Storage.WestEurope` narrows it to a region: the name of the region without blanks, in any case.',
        'API Management needs outbound TCP 443 to Storage: Dependency on Azure Storage for core service functionality.',
      ],
    );
  });

  it('tells of the region that it is narrowed to', async () => {
    const [, , region] = await inTemplate(
      ['AllowHub 100 Outbound Allow Tcp VirtualNetwork:* -> EventHub.WestUS:443'],
      'EventH|ub',
    );
    assert.equal(region, 'Here narrowed to the region `westus`; `EventHub` is all regions.');
  });

  it('is where the tag is written, a parameter for instance', async () => {
    const text = `param target string = 'AzureKeyVault'

// apim-nsg: internal
resource nsg 'Microsoft.Network/networkSecurityGroups@2024-05-01' = {
  name: 'nsg-apim'
  properties: {
    securityRules: [
      { name: 'AllowVault', properties: { priority: 100, direction: 'Outbound', access: 'Allow', protocol: 'Tcp', sourceAddressPrefix: '*', sourcePortRange: '*', destinationAddressPrefix: target, destinationPortRange: '443' } }
    ]
  }
}
`;
    const atDefault = await said('main.bicep', text, "'Azure|KeyVault'");
    assert.equal(atDefault[0], '**AzureKeyVault** — [service tag]');
    assert.deepEqual(await said('main.bicep', text, 'destinationAddressPrefix: tar|get'), atDefault);
  });
});

describe('a hover on a finding', () => {
  it('tells why Microsoft asks for what is wrong, and what breaks without it', async () => {
    const paragraphs = await inTemplate(
      ['AllowSql 100 Outbound Allow Tcp VirtualNetwork:* -> Sql:1443'],
      '14|43',
    );
    assert.deepEqual(paragraphs.slice(0, 4), [
      '**Why this is needed**',
      '- outbound TCP 1433 to Sql: Access to Azure SQL endpoints for core service functionality. Without it, the service does not activate or stops working.',
      '[Microsoft: Configure NSG rules (API Management) (2025-04-17)] · [What wrong-rule means]',
      '---',
    ]);
  });

  it('is not there where the finding is switched off', async () => {
    const text = template(network({}));
    const service = serviceOverFiles(
      { 'main.json': text },
      { rules: { 'missing-rule': 'off', 'implicit-rule': 'off' } },
    );
    const hover = await service.hover(uriIn('main.json'), positionIn(text, '"ns|g"'), neverCancelled);
    assert.ok(hover && typeof hover.contents === 'object' && 'kind' in hover.contents);
    assert.ok(!hover.contents.value.includes('Why'));
  });
});

describe('a hover on an NSG', () => {
  it('tells the way from the service to it, and what it is checked as', async () => {
    const text = template(network({ service: { virtualNetworkType: 'External' } }));
    const paragraphs = await said('main.json', text, '"ns|g"');
    const line = (place: string): number => positionIn(text, place).line + 1;
    assert.deepEqual(paragraphs.slice(-3), [
      "**NSG 'nsg'** — API Management · External · 0 of 9 rules",
      [
        '- API Management service: apim',
        '- Deployment: Developer or Premium tier, external virtual network',
        '- Subnet: apim (10.0.0.0/24)',
      ].join('\n'),
      `Linked: [service 'apim'](file:///repo/main.json#L${line('"name": "apim",\n      "sku"')}) → [subnet 'apim'](file:///repo/main.json#L${line('"name": "apim",\n            "properties"')}) → this NSG`,
    ]);
  });

  it('tells that a comment, its metadata, the configuration, or its rules, are why it is checked', async () => {
    const bicepText = bicep?.text ?? '';
    const armText = arm?.text ?? '';
    const line = positionIn(armText, '"apim|Nsg"').line + 1;
    assert.equal(
      (await said('main.json', armText, '"nsg-|apim"')).at(-1),
      `Checked because [its metadata](file:///repo/main.json#L${line}) says so.`,
    );
    const unsaid = bicepText.replace('// apim-nsg: internal', '');
    const named = { groups: [{ pattern: 'nsg-apim', vnetType: 'Internal' as const }] };
    assert.equal(
      (await said('main.bicep', unsaid, '|resource nsg', named)).at(-1),
      'Checked because `groups` in the configuration names it.',
    );
    assert.equal(
      (await said('main.bicep', bicepText, '|resource nsg')).at(-1),
      'Checked because [a comment](file:///repo/main.bicep#L4) says so.',
    );
    const evident = await said('main.bicep', unsaid, '|resource nsg');
    assert.match(evident.at(-2) ?? '', /^Checked because its rules or names speak of API Management\./);
    assert.match(
      evident.at(-1) ?? '',
      /^Whether API Management is in External or Internal mode is not known/,
    );
  });

  it('says nothing of one that is not checked', async () => {
    const parts = {
      resources: [
        {
          type: 'Microsoft.Network/networkSecurityGroups',
          name: 'web',
          properties: { securityRules: [rule('Web 100 Inbound Allow Tcp Internet:* -> *:443')] },
        },
      ],
    };
    for (const place of ['"we|b"', '"We|b"', '"Inter|net"'])
      assert.deepEqual(await said('main.json', template(parts), place), []);
  });
});
