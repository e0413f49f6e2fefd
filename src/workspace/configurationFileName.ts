/** The name of the configuration file. */
export const configurationFileName = 'apim-nsg.json';

/** Whether a document is a configuration file, by its name. */
export function isConfigurationFile(uri: string): boolean {
  return uri.endsWith(`/${configurationFileName}`);
}
