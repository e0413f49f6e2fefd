/** The types of the resources that we look at, in lower case. */
export const relevantTypes = {
  group: 'microsoft.network/networksecuritygroups',
  rule: 'microsoft.network/networksecuritygroups/securityrules',
  network: 'microsoft.network/virtualnetworks',
  subnet: 'microsoft.network/virtualnetworks/subnets',
  routeTable: 'microsoft.network/routetables',
  route: 'microsoft.network/routetables/routes',
  service: 'microsoft.apimanagement/service',
  gateway: 'microsoft.apimanagement/gateways',
  cache: 'microsoft.apimanagement/service/caches',
  logger: 'microsoft.apimanagement/service/loggers',
} as const;

/** Where policies are: of the whole service, a product, an API, an operation, and fragments that others include. */
export const policyTypes: readonly string[] = [
  'microsoft.apimanagement/service/policies',
  'microsoft.apimanagement/service/products/policies',
  'microsoft.apimanagement/service/apis/policies',
  'microsoft.apimanagement/service/apis/operations/policies',
  'microsoft.apimanagement/service/policyfragments',
];

/** What declares nothing itself, but may have policies declared within. */
const holders: readonly string[] = [
  'microsoft.apimanagement/service/products',
  'microsoft.apimanagement/service/apis',
  'microsoft.apimanagement/service/apis/operations',
];

const known: ReadonlySet<string> = new Set([...Object.values(relevantTypes), ...policyTypes, ...holders]);

/** Whether a resource of this type, or one within it, declares what we look at; others need not be evaluated. */
export function isRelevantType(type: string): boolean {
  return known.has(type.toLowerCase());
}

const pattern =
  /microsoft\.(?:network\\?\/(?:networksecuritygroups|virtualnetworks|routetables)|apimanagement\\?\/(?:service|gateways))/i;

/** Whether a text names a type that we look at, in any case: a scan without a parse. */
export function namesRelevantType(text: string): boolean {
  return pattern.test(text);
}
