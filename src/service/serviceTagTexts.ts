import type { ServiceTag } from '../azure/serviceTags.js';

/** The page that explains service tags and lists all of them. */
export const serviceTagsPage = 'https://learn.microsoft.com/azure/virtual-network/service-tags-overview';

/** What is to be known of tags that stand for more than the addresses of one service. */
const sentences: Readonly<Record<string, string>> = {
  VirtualNetwork:
    'The address space of the virtual network, of the networks that it is peered with or connected to, and the virtual IP address of the host.',
  Internet:
    'Everything outside of the virtual network that the public internet reaches, the public addresses of Azure included.',
  AzureLoadBalancer:
    'The load balancer of the infrastructure, 168.63.129.16, where health probes come from. It lies neither in Internet nor in AzureCloud.',
  AzureCloud: 'All public addresses of Azure datacenters, those of other customers included.',
  ApiManagement:
    'The control plane of API Management, which manages dedicated deployments. It is not the gateway that clients call.',
  AzureTrafficManager: 'The addresses that Azure Traffic Manager probes endpoints from.',
  Sql: 'Azure SQL Database, Azure Database for MySQL and PostgreSQL, and Azure Synapse Analytics: the services, not single servers. Managed instances are not in it.',
  Storage: 'Azure Storage: the service, not single accounts.',
  AzureKeyVault: 'Azure Key Vault: the service, not single vaults.',
  AzureMonitor: 'Azure Monitor, with Application Insights, Log Analytics and custom metrics.',
  AzureConnectors:
    'Managed connectors, which the credential manager of API Management gets its tokens through.',
  AzurePlatformDNS: 'The DNS of the infrastructure. A rule that denies it switches the default DNS off.',
  AzurePlatformIMDS: 'The instance metadata service. A rule that denies it switches it off.',
  AzurePlatformLKM: 'Windows licensing and key management. A rule that denies it switches them off.',
  GatewayManager: 'The management of Azure VPN Gateway and Application Gateway.',
  'AzureFrontDoor.Backend':
    'The addresses from which Azure Front Door reaches its origins, such as an API Management gateway.',
  'AzureFrontDoor.Frontend': 'The addresses at which clients reach Azure Front Door.',
  'AzureFrontDoor.FirstParty': 'Services of Microsoft behind Azure Front Door.',
};

/** The services behind tags whose names are not theirs. */
const services: Readonly<Record<string, string>> = {
  ActionGroup: 'action groups of Azure Monitor',
  AppConfiguration: 'Azure App Configuration',
  AppService: 'Azure App Service: web apps and function apps',
  AppServiceManagement: 'the management of App Service Environments',
  ApplicationInsightsAvailability: 'availability tests of Application Insights',
  AzureActiveDirectory: 'Microsoft Entra ID',
  AzureActiveDirectoryDomainServices: 'the management of Microsoft Entra Domain Services',
  AzureArcInfrastructure: 'Azure Arc',
  AzureBackup: 'Azure Backup',
  AzureBotService: 'Azure Bot Service',
  AzureCognitiveSearch: 'Azure AI Search',
  AzureContainerRegistry: 'Azure Container Registry',
  AzureCosmosDB: 'Azure Cosmos DB',
  AzureDatabricks: 'Azure Databricks',
  AzureDevOps: 'Azure DevOps',
  AzureEventGrid: 'Azure Event Grid',
  AzureIoTHub: 'Azure IoT Hub',
  AzureMachineLearning: 'Azure Machine Learning',
  AzureResourceManager: 'Azure Resource Manager',
  AzureSignalR: 'Azure SignalR',
  AzureSiteRecovery: 'Azure Site Recovery',
  AzureWebPubSub: 'Azure Web PubSub',
  BatchNodeManagement: 'the management of Azure Batch pools',
  CognitiveServicesManagement: 'Azure AI services',
  DataFactory: 'Azure Data Factory',
  DataFactoryManagement: 'the management of Azure Data Factory',
  EventHub: 'Azure Event Hubs: the service, not single namespaces',
  GuestAndHybridManagement: 'Azure Automation and guest configuration',
  HDInsight: 'Azure HDInsight',
  LogicApps: 'Azure Logic Apps',
  LogicAppsManagement: 'the management of Azure Logic Apps',
  MicrosoftContainerRegistry: "Microsoft's registry of container images",
  PowerBI: 'Power BI',
  PowerPlatformInfra: 'the infrastructure of Power Platform',
  ServiceBus: 'Azure Service Bus, Premium tier',
  ServiceFabric: 'the control plane of Azure Service Fabric',
  SqlManagement: 'the management of dedicated SQL deployments',
};

/** What a service tag stands for, in a sentence. */
export function serviceTagText({ name }: ServiceTag): string {
  const sentence = sentences[name];
  if (sentence !== undefined) return sentence;
  const service = services[name];
  return service === undefined
    ? 'The addresses of an Azure service, which Microsoft keeps up to date.'
    : `The addresses of ${service}. Microsoft keeps them up to date.`;
}
