import * as l10n from '../l10n.js';
import type { ServiceTag } from '../azure/serviceTags.js';

/** The page that explains service tags and lists all of them. */
export const serviceTagsPage = 'https://learn.microsoft.com/azure/virtual-network/service-tags-overview';

/** What is to be known of tags that stand for more than the addresses of one service. */
const sentences: Readonly<Record<string, string>> = {
  VirtualNetwork: l10n.key(
    'The address space of the virtual network, of the networks that it is peered with or connected to, and the virtual IP address of the host.',
  ),
  Internet: l10n.key(
    'Everything outside of the virtual network that the public internet reaches, the public addresses of Azure included.',
  ),
  AzureLoadBalancer: l10n.key(
    'The load balancer of the infrastructure, 168.63.129.16, where health probes come from. It lies neither in Internet nor in AzureCloud.',
  ),
  AzureCloud: l10n.key('All public addresses of Azure datacenters, those of other customers included.'),
  ApiManagement: l10n.key(
    'The control plane of API Management, which manages dedicated deployments. It is not the gateway that clients call.',
  ),
  AzureTrafficManager: l10n.key('The addresses that Azure Traffic Manager probes endpoints from.'),
  Sql: l10n.key(
    'Azure SQL Database, Azure Database for MySQL and PostgreSQL, and Azure Synapse Analytics: the services, not single servers. Managed instances are not in it.',
  ),
  Storage: l10n.key('Azure Storage: the service, not single accounts.'),
  AzureKeyVault: l10n.key('Azure Key Vault: the service, not single vaults.'),
  AzureMonitor: l10n.key('Azure Monitor, with Application Insights, Log Analytics and custom metrics.'),
  AzureConnectors: l10n.key(
    'Managed connectors, which the credential manager of API Management gets its tokens through.',
  ),
  AzurePlatformDNS: l10n.key(
    'The DNS of the infrastructure. A rule that denies it switches the default DNS off.',
  ),
  AzurePlatformIMDS: l10n.key('The instance metadata service. A rule that denies it switches it off.'),
  AzurePlatformLKM: l10n.key(
    'Windows licensing and key management. A rule that denies it switches them off.',
  ),
  GatewayManager: l10n.key('The management of Azure VPN Gateway and Application Gateway.'),
  'AzureFrontDoor.Backend': l10n.key(
    'The addresses from which Azure Front Door reaches its origins, such as an API Management gateway.',
  ),
  'AzureFrontDoor.Frontend': l10n.key('The addresses at which clients reach Azure Front Door.'),
  'AzureFrontDoor.FirstParty': l10n.key('Services of Microsoft behind Azure Front Door.'),
};

/** The services behind tags whose names are not theirs. */
const services: Readonly<Record<string, string>> = {
  ActionGroup: l10n.key('action groups of Azure Monitor'),
  AppConfiguration: l10n.key('Azure App Configuration'),
  AppService: l10n.key('Azure App Service: web apps and function apps'),
  AppServiceManagement: l10n.key('the management of App Service Environments'),
  ApplicationInsightsAvailability: l10n.key('availability tests of Application Insights'),
  AzureActiveDirectory: l10n.key('Microsoft Entra ID'),
  AzureActiveDirectoryDomainServices: l10n.key('the management of Microsoft Entra Domain Services'),
  AzureArcInfrastructure: l10n.key('Azure Arc'),
  AzureBackup: l10n.key('Azure Backup'),
  AzureBotService: l10n.key('Azure Bot Service'),
  AzureCognitiveSearch: l10n.key('Azure AI Search'),
  AzureContainerRegistry: l10n.key('Azure Container Registry'),
  AzureCosmosDB: l10n.key('Azure Cosmos DB'),
  AzureDatabricks: l10n.key('Azure Databricks'),
  AzureDevOps: l10n.key('Azure DevOps'),
  AzureEventGrid: l10n.key('Azure Event Grid'),
  AzureIoTHub: l10n.key('Azure IoT Hub'),
  AzureMachineLearning: l10n.key('Azure Machine Learning'),
  AzureResourceManager: l10n.key('Azure Resource Manager'),
  AzureSignalR: l10n.key('Azure SignalR'),
  AzureSiteRecovery: l10n.key('Azure Site Recovery'),
  AzureWebPubSub: l10n.key('Azure Web PubSub'),
  BatchNodeManagement: l10n.key('the management of Azure Batch pools'),
  CognitiveServicesManagement: l10n.key('Azure AI services'),
  DataFactory: l10n.key('Azure Data Factory'),
  DataFactoryManagement: l10n.key('the management of Azure Data Factory'),
  EventHub: l10n.key('Azure Event Hubs: the service, not single namespaces'),
  GuestAndHybridManagement: l10n.key('Azure Automation and guest configuration'),
  HDInsight: l10n.key('Azure HDInsight'),
  LogicApps: l10n.key('Azure Logic Apps'),
  LogicAppsManagement: l10n.key('the management of Azure Logic Apps'),
  MicrosoftContainerRegistry: l10n.key("Microsoft's registry of container images"),
  PowerBI: l10n.key('Power BI'),
  PowerPlatformInfra: l10n.key('the infrastructure of Power Platform'),
  ServiceBus: l10n.key('Azure Service Bus, Premium tier'),
  ServiceFabric: l10n.key('the control plane of Azure Service Fabric'),
  SqlManagement: l10n.key('the management of dedicated SQL deployments'),
};

/** What a service tag stands for, in a sentence. */
export function serviceTagText({ name }: ServiceTag): string {
  const sentence = sentences[name];
  if (sentence !== undefined) return l10n.t(sentence);
  const service = services[name];
  return service === undefined
    ? l10n.t('The addresses of an Azure service, which Microsoft keeps up to date.')
    : l10n.t('The addresses of {0}. Microsoft keeps them up to date.', l10n.t(service));
}
