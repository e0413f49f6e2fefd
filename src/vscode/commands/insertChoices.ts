import * as vscode from 'vscode';
import type { VirtualNetworkType } from '../../azure/profiles.js';
import { featureRequirements, features } from '../../azure/profiles.js';
import { requirementOf } from '../../azure/requirements.js';
import type { InsertPlace } from './insertPlaces.js';
import type { Question } from './steps.js';

export function vnetTypeQuestion(answered: VirtualNetworkType): Question<VirtualNetworkType> {
  return {
    placeholder: vscode.l10n.t('How is API Management deployed into the virtual network?'),
    choices: [
      {
        label: vscode.l10n.t('External'),
        description: vscode.l10n.t('The gateway is reached from the internet'),
        value: 'External',
      },
      {
        label: vscode.l10n.t('Internal'),
        description: vscode.l10n.t('The gateway is reached from the virtual network only'),
        value: 'Internal',
      },
    ],
    answered: [answered],
    many: false,
  };
}

/** Asks for features beside those that the settings name: these are needed anyway. */
export function featureQuestion(
  answered: readonly string[],
  configured: readonly string[],
): Question<string> {
  return {
    placeholder: vscode.l10n.t('Choose the features in use that need further rules, or none'),
    choices: [...features.keys()]
      .filter((feature) => !isConfigured(feature, configured))
      .map((feature) => ({ label: purposesOf(feature), description: feature, value: feature })),
    answered,
    many: true,
  };
}

function isConfigured(feature: string, configured: readonly string[]): boolean {
  return configured.includes(feature) || featureRequirements(feature).every((id) => configured.includes(id));
}

export function placeQuestion(answered: InsertPlace, places: readonly InsertPlace[]): Question<InsertPlace> {
  return {
    placeholder: vscode.l10n.t('Where shall the rules be?'),
    choices: places.map((place) => ({ ...placeWords(place), value: place })),
    answered: [answered],
    many: false,
  };
}

function placeWords({ group, position }: InsertPlace): {
  readonly label: string;
  readonly description: string;
} {
  if (group === undefined) {
    return {
      label: `$(add) ${vscode.l10n.t('A new network security group')}`,
      description: vscode.l10n.t('with all rules that API Management needs'),
    };
  }
  const label = group === '' ? vscode.l10n.t('Network security group in line {0}', position.line + 1) : group;
  return { label: `$(shield) ${label}`, description: vscode.l10n.t('gets the rules that it lacks') };
}

export function previewQuestion(answered: boolean): Question<boolean> {
  return {
    placeholder: vscode.l10n.t('Insert the rules now, or look at the change first?'),
    choices: [
      {
        label: `$(check) ${vscode.l10n.t('Insert')}`,
        description: vscode.l10n.t('one step to undo'),
        value: false,
      },
      {
        label: `$(diff) ${vscode.l10n.t('Preview the change')}`,
        description: vscode.l10n.t('side by side, before anything is changed'),
        value: true,
      },
    ],
    answered: [answered],
    many: false,
  };
}

function purposesOf(feature: string): string {
  const purposes = featureRequirements(feature).map((id) => requirementOf(id).purpose);
  return [...new Set(purposes)].join(', ');
}
