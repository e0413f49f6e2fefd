import type { Requirement } from '../azure/requirements.js';
import { describeTraffic } from '../checks/describe.js';
import * as l10n from '../l10n.js';

/** `API Management needs outbound TCP 1433 to Sql: Access to Azure SQL endpoints.` */
export function needSentence(requirement: Requirement): string {
  return l10n.t('API Management needs {0}: {1}.', describeTraffic(requirement), l10n.t(requirement.purpose));
}
