/**
 * The regions of Azure, by which service tags are narrowed. Source: the list of regions of each cloud
 * (`az account list-locations`), and "Virtual network service tags", Discover service tags by using downloadable JSON
 * files, for the names that tags spell in another way.
 */
const regions: ReadonlySet<string> = new Set(
  `
  australiacentral australiacentral2 australiaeast australiasoutheast austriaeast belgiumcentral brazilsouth
  brazilsoutheast canadacentral canadaeast centralindia centralus chilecentral denmarkeast eastasia eastus eastus2
  francecentral francesouth germanynorth germanywestcentral indonesiacentral israelcentral italynorth japaneast
  japanwest jioindiacentral jioindiawest koreacentral koreasouth malaysiawest mexicocentral newzealandnorth
  northcentralus northeurope norwayeast norwaywest polandcentral qatarcentral southafricanorth southafricawest
  southcentralus southeastasia southindia spaincentral swedencentral swedensouth switzerlandnorth switzerlandwest
  uaecentral uaenorth uksouth ukwest westcentralus westeurope westindia westus westus2 westus3
  usdodcentral usdodeast usgovarizona usgovtexas usgovvirginia
  chinaeast chinaeast2 chinaeast3 chinanorth chinanorth2 chinanorth3
  `
    .trim()
    .split(/\s+/),
);

/** Spellings of service tags that differ from the names of the regions. */
const tagSpellings: ReadonlyMap<string, string> = new Map([
  ['brazilse', 'brazilsoutheast'],
  ['centralfrance', 'francecentral'],
  ['southfrance', 'francesouth'],
  ['germanyn', 'germanynorth'],
  ['germanywc', 'germanywestcentral'],
  ['norwaye', 'norwayeast'],
  ['norwayw', 'norwaywest'],
  ['switzerlandn', 'switzerlandnorth'],
  ['switzerlandw', 'switzerlandwest'],
]);

/** The name of a region as we compare it: `West Europe`, `westeurope` and the spellings of service tags are one. */
export function regionName(text: string): string {
  const name = text.toLowerCase().replace(/\s/g, '');
  return tagSpellings.get(name) ?? name;
}

/** Whether two names, as `regionName` gives them, are certainly of two regions: a name that we don't know may be any. */
export function areDifferentRegions(left: string, right: string): boolean {
  return left !== right && regions.has(left) && regions.has(right);
}

/** The regions whose service tags an NSG has to allow, as `regionName` gives them; `undefined` for one not known. */
export type ServiceRegions = readonly (string | undefined)[];
