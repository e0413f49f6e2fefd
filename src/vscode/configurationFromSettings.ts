import type { Configuration } from '../workspace/configuration.js';
import { defaultConfiguration } from '../workspace/configuration.js';
import { configurationKeys, readConfiguration } from '../workspace/configurationReader.js';
import type { Logger } from '../workspace/workspace.js';

/** The value of a setting, by its key without `apimNsg.`: whatever a person wrote in settings.json. */
export type ReadSetting = (key: string) => unknown;

/**
 * What the settings say. They have the keys of an `apim-nsg.json` and are read as one: what is mistaken doesn't count
 * and is logged, all else does.
 */
export function configurationFromSettings(read: ReadSetting, logger: Logger): Configuration {
  const settings = Object.fromEntries(settingKeys.map((key) => [key, read(key)]));
  const { configuration, problems } = readConfiguration('settings', JSON.stringify(settings));
  for (const { message } of problems) logger.warn(`A setting apimNsg.* does not count. ${message}`);
  return { ...defaultConfiguration, ...configuration };
}

/** `$schema` is for files. */
const settingKeys = configurationKeys.filter((key) => key !== '$schema');
