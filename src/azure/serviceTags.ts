import { regionName } from './regions.js';
import { nearestWord } from './spelling.js';

/**
 * The service tags that Azure knows in security rules. Source: "Virtual network service tags", Available service
 * tags, and the service tag lists that Microsoft publishes weekly. A tag missing here costs a warning on a rule that
 * is right, so tags that were ever published stay.
 */
const platformTags = ['AzureLoadBalancer', 'Internet', 'VirtualNetwork'] as const;

/** Tags whose addresses are those of the platform itself, in neither Internet nor AzureCloud. */
const hostTags = ['AzureLoadBalancer', 'AzurePlatformDNS', 'AzurePlatformIMDS', 'AzurePlatformLKM'] as const;

const cloudTags = `
  ActionGroup ApiManagement AppConfiguration ApplicationInsightsAvailability AppService AppServiceManagement
  AutonomousDevelopmentPlatform AzureActiveDirectory AzureActiveDirectoryDomainServices AzureAdvancedThreatProtection
  AzureApiForFHIR AzureArcInfrastructure AzureAttestation AzureBackup AzureBotService AzureCloud AzureCognitiveSearch
  AzureConnectors AzureContainerRegistry AzureCosmosDB AzureDatabricks AzureDataExplorerManagement AzureDataLake
  AzureDevOps AzureDevSpaces AzureDeviceUpdate AzureDigitalTwins AzureEventGrid AzureFrontDoor.Backend
  AzureFrontDoor.FirstParty AzureFrontDoor.Frontend AzureFrontDoor.MicrosoftSecurity AzureHealthcareAPIs AzureIdentity
  AzureInformationProtection AzureIoTHub AzureKeyVault AzureLoadTestingInstanceManagement AzureMachineLearning
  AzureMachineLearningInference AzureManagedGrafana AzureMonitor AzureMonitorForSAP AzureOpenDatasets AzurePortal
  AzureResourceManager AzureSecurityCenter AzureSentinel AzureSignalR AzureSiteRecovery AzureSphere
  AzureSphereSecureService_Prod AzureSpringCloud AzureStack AzureTrafficManager AzureUpdateDelivery
  AzureVideoAnalyzerForMedia AzureWebPubSub BatchNodeManagement ChaosStudio CognitiveServicesFrontend
  CognitiveServicesManagement ContainerAppsManagement DataFactory DataFactoryManagement Dynamics365BusinessCentral
  Dynamics365ForMarketingEmail DynamicsFraudProtection EOPExternalPublishedIPs EventHub GatewayManager Grafana
  GuestAndHybridManagement HDInsight IoTHubDps KustoAnalytics LogicApps LogicAppsManagement
  M365ManagementActivityApi M365ManagementActivityApiWebhook Marketplace MicrosoftAzureFluidRelay
  MicrosoftCloudAppSecurity MicrosoftContainerRegistry MicrosoftDefenderForEndpoint MicrosoftPurviewPolicyDistribution
  OneDsCollector PowerBI PowerPlatformInfra PowerPlatformPlex PowerQueryOnline SCCservice Scuba SecurityCopilot
  SerialConsole ServiceBus ServiceFabric Sql SqlManagement Storage StorageMover StorageSyncService TrafficManager
  VideoIndexer VirtualDesktop Windows365 WindowsAdminCenter WindowsVirtualDesktop
`
  .trim()
  .split(/\s+/);

/**
 * Microsoft's own network. It is in no list, but documents of single services have rules with it ("Azure SQL Managed
 * Instance connectivity architecture", "Azure-SSIS integration runtime virtual network configuration", Entra Domain
 * Services); nobody is offered it.
 */
const corporateTags = ['CorpNetPublic', 'CorpNetSaw'] as const;

/** Spellings of the classic deployment model, which Resource Manager still reads. */
const classicSpellings = new Map([
  ['azure_loadbalancer', 'AzureLoadBalancer'],
  ['virtual_network', 'VirtualNetwork'],
]);

const canonicalNames = new Map(
  [...platformTags, ...hostTags, ...cloudTags, ...corporateTags].map(
    (name) => [name.toLowerCase(), name] as const,
  ),
);

/** The service tags that a person chooses from, the platform's own first. */
export const serviceTagNames: readonly string[] = [...platformTags, ...cloudTags];

/** Source: "Virtual network service tags", column "Can be regional?". */
const regionalTags = new Set(
  `ApiManagement AppService AzureCloud AzureConnectors AzureContainerRegistry AzureCosmosDB AzureIoTHub AzureKeyVault
   BatchNodeManagement Dynamics365ForMarketingEmail EventHub HDInsight MicrosoftContainerRegistry PowerPlatformInfra
   ServiceBus Sql Storage`
    .trim()
    .split(/\s+/),
);

/** Whether Azure has forms of a tag for single regions, such as `Storage.WestEurope`. */
export function isRegional(name: string): boolean {
  return regionalTags.has(name);
}

/** Stands for the region of a tag such as `Storage.` followed by a parameter. */
export const unknownRegion = '?';

/** A service tag: its canonical name, and the region it is narrowed to. */
export interface ServiceTag {
  readonly name: string;
  /** The region of `Storage.WestUS` by its own name, `unknownRegion` where there is one that isn't known. */
  readonly region: string | undefined;
}

/** Reads a service tag without regard to case, as Azure does; `undefined` for what is none that we know. */
export function parseServiceTag(text: string): ServiceTag | undefined {
  const lower = text.toLowerCase();
  const whole = canonicalNames.get(lower) ?? classicSpellings.get(lower);
  if (whole !== undefined) return { name: whole, region: undefined };
  const dot = lower.indexOf('.');
  const base = dot < 0 ? undefined : canonicalNames.get(lower.slice(0, dot));
  const region = lower.slice(dot + 1);
  return base !== undefined && isPublic(base) && /^[a-z0-9]+$/.test(region)
    ? { name: base, region: regionName(region) }
    : undefined;
}

/** Whether a tag stands for addresses of Azure's public space, in Internet and AzureCloud. */
export function isPublic(name: string): boolean {
  return name !== 'VirtualNetwork' && !hostTags.some((host) => host === name);
}

/** The known tag nearest to a misspelt one; `undefined` when none is near. */
export function nearestServiceTag(text: string): string | undefined {
  return nearestWord(text, canonicalNames.values());
}
