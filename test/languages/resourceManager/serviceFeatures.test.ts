import { describe, it } from 'mocha';
import { check as checkArm } from '../arm/check.js';
import { check as checkBicep } from '../bicep/check.js';
import { check as checkTerraform } from '../terraform/check.js';

const rateLimit = '<policies><inbound><rate-limit calls="20" renewal-period="90" /></inbound></policies>';
const byKey = '<policies><inbound><rate-limit-by-key\n calls="20" counter-key="x" /></inbound></policies>';
const toHub = '<policies><outbound><log-to-eventhub logger-id="l">x</log-to-eventhub></outbound></policies>';
const commented = `<policies><!-- ${rateLimit} --><inbound><base /><rate-limits /></inbound></policies>`;

const [cache, hub, limit] = ['external-cache', 'event-hub', 'rate-limit'].map(
  (feature) => `feature ${feature} of=apim`,
) as [string, string, string];

describe('features in ARM templates', () => {
  const child = (type: string, name: string, properties: object = {}): object => ({
    type: `Microsoft.ApiManagement/service/${type}`,
    name: `apim/${name}`,
    properties,
  });
  const policy = (type: string, name: string, value: string): object =>
    child(type, name, { format: 'rawxml', value });

  it('are told by caches and loggers', () => {
    checkArm({ resources: [child('caches', 'default')] }, cache);
    checkArm({ resources: [child('loggers', 'l', { loggerType: 'AzureEventHub' })] }, hub);
    checkArm({ resources: [child('loggers', 'l', { loggerType: 'applicationInsights' })] });
    const nested = { type: 'caches', name: 'default', properties: {} };
    const service = { type: 'Microsoft.ApiManagement/service', name: 'apim', resources: [nested] };
    checkArm({ resources: [service] }, 'service apim - -', cache);
  });

  it('are told by policies of whatever is in the service', () => {
    checkArm({ resources: [policy('policies', 'policy', rateLimit)] }, limit);
    checkArm({ resources: [policy('products/policies', 'starter/policy', byKey)] }, limit);
    checkArm({ resources: [policy('apis/policies', 'echo/policy', toHub)] }, hub);
    checkArm({ resources: [policy('apis/operations/policies', 'echo/get/policy', rateLimit)] }, limit);
    const within = { type: 'policies', name: 'policy', properties: { value: rateLimit } };
    checkArm({ resources: [{ ...child('apis', 'echo'), resources: [within] }] }, limit);
    checkArm({ resources: [policy('policyFragments', 'limits', rateLimit + toHub)] }, limit, hub);
  });

  it('are not told by comments, or by what is not known', () => {
    checkArm({ resources: [policy('policies', 'policy', commented)] });
    checkArm({
      parameters: { late: { type: 'string' } },
      resources: [
        policy('policies', 'policy', "[parameters('late')]"),
        child('loggers', 'l', { loggerType: "[parameters('late')]" }),
      ],
    });
  });

  it('are told by what is known of a text, and of a name', () => {
    checkArm(
      {
        parameters: { late: { type: 'string' } },
        resources: [
          policy('policies', 'policy', `[concat('${rateLimit}', parameters('late'))]`),
          { ...child('caches', 'x'), name: "[concat(parameters('late'), '/default')]" },
        ],
      },
      'feature external-cache of=‹parameters("late")›',
      limit,
    );
  });
});

describe('features in Bicep', () => {
  const service = `resource apim 'Microsoft.ApiManagement/service@2024-05-01' = {
  name: 'apim'
}
`;
  const declared = 'service apim (apim) - -';

  it('are told by caches and loggers', () => {
    const text = `${service}
resource cache 'Microsoft.ApiManagement/service/caches@2024-05-01' = {
  parent: apim
  name: 'default'
  properties: { connectionString: 'x', useFromLocation: 'default' }
}

resource logger 'Microsoft.ApiManagement/service/loggers@2024-05-01' = {
  parent: apim
  name: 'hub'
  properties: { loggerType: 'azureEventHub' }
}
`;
    checkBicep(text, declared, cache, hub);
  });

  it('are told by policies, loaded from a file too', () => {
    const text = `${service}
resource api 'Microsoft.ApiManagement/service/apis@2024-05-01' existing = {
  parent: apim
  name: 'echo'

  resource policy 'policies' = {
    name: 'policy'
    properties: { format: 'rawxml', value: loadTextContent('policies/echo.xml') }
  }
}
`;
    checkBicep({ 'main.bicep': text, 'policies/echo.xml': byKey }, declared, limit);
    checkBicep({ 'main.bicep': text, 'policies/echo.xml': commented }, declared);
  });

  it('are told by the arguments of the verified module', () => {
    const text = `module apim 'br/public:avm/res/api-management/service:0.9.1' = {
  name: 'apim'
  params: {
    name: 'apim'
    publisherEmail: 'a@example.com'
    publisherName: 'a'
    caches: [{ name: 'default', connectionString: 'x', useFromLocation: 'default' }]
    loggers: [{ name: 'insights', type: 'applicationInsights' }, { name: 'hub', type: 'azureEventHub' }]
    policies: [{ value: '${rateLimit}' }]
    apis: [{ name: 'echo', policies: [{ value: '${toHub}' }] }, { name: 'bare' }]
  }
}
`;
    checkBicep(text, 'service apim (apim) Premium None', cache, hub, limit, hub);
  });
});

describe('features in Terraform', () => {
  const service = `resource "azurerm_api_management" "main" {
  name                = "apim"
  resource_group_name = "rg"
}
`;
  const declared = 'service apim (azurerm_api_management.main) - -';

  it('are told by caches and loggers', () => {
    const text = `${service}
resource "azurerm_api_management_redis_cache" "main" {
  name              = "default"
  api_management_id = azurerm_api_management.main.id
  connection_string = "x"
}

resource "azurerm_api_management_logger" "hub" {
  name                = "hub"
  api_management_name = azurerm_api_management.main.name
  resource_group_name = "rg"

  eventhub {
    name              = "events"
    connection_string = "x"
  }
}

resource "azurerm_api_management_logger" "insights" {
  name                = "insights"
  api_management_name = azurerm_api_management.main.name
  resource_group_name = "rg"

  application_insights {
    instrumentation_key = "x"
  }
}
`;
    checkTerraform(text, declared, cache, hub);
  });

  const byId = 'api_management_id = azurerm_api_management.main.id';
  const byName = 'api_management_name = azurerm_api_management.main.name';
  const policy = (type: string, of: string, text: string): string => `${service}
resource "azurerm_api_management_${type}" "main" {
  ${of}
  ${text}
}
`;

  it('are told by policies of whatever is in the service', () => {
    const heredoc = `xml_content = <<XML
${byKey}
XML`;
    checkTerraform(policy('policy', byId, heredoc), declared, limit);
    for (const [type, of] of [
      ['product_policy', 'product_id = "starter"'],
      ['api_policy', 'api_name = azurerm_api_management_api.echo.name'],
      ['api_operation_policy', 'api_name = "echo"\noperation_id = "get"'],
    ] as const) {
      checkTerraform(policy(type, `${byName}\n${of}`, heredoc), declared, limit);
    }
    const fragment = `name = "limits"\nvalue = ${JSON.stringify(rateLimit)}`;
    checkTerraform(policy('policy_fragment', byId, fragment), declared, limit);
  });

  it('are told by policies from files', () => {
    const files = (text: string): Record<string, string> => ({
      'main.tf': policy('policy', byId, `xml_content = ${text}`),
      'policies/all.xml': toHub,
      'policies/all.xml.tftpl': '${name}' + rateLimit,
    });
    checkTerraform(files('file("${path.module}/policies/all.xml")'), declared, hub);
    checkTerraform(files('templatefile("policies/all.xml.tftpl", { name = "x" })'), declared, limit);
    checkTerraform(files('file("policies/none.xml")'), declared);
  });

  it('are told by resources of azapi', () => {
    const azapi = (type: string, body: string): string => `${service}
resource "azapi_resource" "main" {
  type      = "Microsoft.ApiManagement/service/${type}@2024-05-01"
  name      = "x"
  parent_id = azurerm_api_management.main.id
  body      = { properties = ${body} }
}
`;
    checkTerraform(azapi('caches', '{}'), declared, cache);
    checkTerraform(azapi('loggers', '{ loggerType = "azureEventHub" }'), declared, hub);
    checkTerraform(azapi('policies', `{ value = ${JSON.stringify(toHub)} }`), declared, hub);
  });
});
