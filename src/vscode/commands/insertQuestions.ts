import * as vscode from 'vscode';
import type { VirtualNetworkType } from '../../azure/profiles.js';
import { featureRequirements, features } from '../../azure/profiles.js';
import { requirementOf } from '../../azure/requirements.js';
import type { InsertOptions } from '../../service/languageService.js';
import type { Configuration } from '../../workspace/configuration.js';

/** Asks what to insert, the VNet type of the settings first; `undefined` when the user leaves. */
export async function askInsertOptions(configuration: Configuration): Promise<InsertOptions | undefined> {
  const vnetType = await askVnetType(configuration.vnetType);
  if (vnetType === undefined) return undefined;
  const chosen = await askFeatures(configuration.features);
  return chosen && { vnetType, features: chosen };
}

async function askVnetType(proposed: Configuration['vnetType']): Promise<VirtualNetworkType | undefined> {
  const external = {
    label: vscode.l10n.t('External'),
    description: vscode.l10n.t('The gateway is reached from the internet'),
    vnetType: 'External' as const,
  };
  const internal = {
    label: vscode.l10n.t('Internal'),
    description: vscode.l10n.t('The gateway is reached from the virtual network only'),
    vnetType: 'Internal' as const,
  };
  const items = proposed === 'Internal' ? [internal, external] : [external, internal];
  const choice = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Insert APIM NSG rules: virtual network type'),
    placeHolder: vscode.l10n.t('How is API Management deployed into the virtual network?'),
  });
  return choice?.vnetType;
}

/** Asks for features beside those that the settings name: these are needed anyway. */
async function askFeatures(configured: readonly string[]): Promise<readonly string[] | undefined> {
  const items = [...features.keys()]
    .filter((feature) => !isConfigured(feature, configured))
    .map((feature) => ({ feature, label: purposesOf(feature), description: feature }));
  const choice = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Insert APIM NSG rules: optional features'),
    placeHolder: vscode.l10n.t('Choose the features in use that need further rules, or none'),
    canPickMany: true,
    matchOnDescription: true,
  });
  return choice?.map((item) => item.feature);
}

function isConfigured(feature: string, configured: readonly string[]): boolean {
  return configured.includes(feature) || featureRequirements(feature).every((id) => configured.includes(id));
}

function purposesOf(feature: string): string {
  const purposes = featureRequirements(feature).map((id) => requirementOf(id).purpose);
  return [...new Set(purposes)].join(', ');
}
