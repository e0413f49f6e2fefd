import * as vscode from 'vscode';
import { serviceTagNames } from '../../azure/serviceTags.js';
import type { PacketAnswer, RulesPicture, RulesPictures } from '../../service/picture/rulesPicture.js';
import { statusSign, statusWord } from '../../service/picture/words.js';
import type { PageTexts, PictureView, StatusLook } from '../../webview/messages.js';

/** What the page shows of an NSG. `outdated`: the picture is older than the text, which can't be read as a whole. */
export function viewOf(pictures: RulesPictures, picture: RulesPicture, outdated: boolean): PictureView {
  return {
    uri: pictures.uri,
    picture,
    choices: pictures.groups.map((group) => ({ id: group.id, label: labelOf(group) })),
    facts: factsOf(picture),
    outdated: outdated
      ? vscode.l10n.t('The text has a syntax error: this is the picture of what was there before.')
      : undefined,
    notices: noticesOf(picture),
    statuses: {
      allowed: lookOf('allowed'),
      'allowed-by-default': lookOf('allowed-by-default'),
      unknown: lookOf('unknown'),
      blocked: lookOf('blocked'),
      missing: lookOf('missing'),
    },
    tags: serviceTagNames,
    texts: pageTexts(),
  };
}

/** What is answered while the text can't be read as a whole: it may lack the rule that decides. */
export function answerToBrokenText(): PacketAnswer {
  return {
    access: 'unknown',
    wrong: undefined,
    headline: vscode.l10n.t('Not known while the text has a syntax error'),
    reasons: [],
    deciders: [],
  };
}

function lookOf(status: Parameters<typeof statusWord>[0]): StatusLook {
  return { word: statusWord(status), sign: statusSign(status) };
}

/** An NSG's name; an NSG without a known one is called by where it is. */
export function labelOf({ name, location }: RulesPicture): string {
  return name === '' ? vscode.l10n.t('NSG in line {0}', location.range.start.line + 1) : name;
}

function factsOf({ services, deployment }: RulesPicture): readonly string[] {
  return [
    ...(services.length > 0 ? [vscode.l10n.t('Service: {0}', services.join(', '))] : []),
    ...(deployment === undefined ? [] : [deployment]),
  ];
}

function noticesOf({ openRules }: RulesPicture): readonly string[] {
  return openRules === undefined
    ? []
    : [vscode.l10n.t('There may be more rules than these: {0}.', openRules)];
}

function pageTexts(): PageTexts {
  return {
    group: vscode.l10n.t('Network security group'),
    exportSvg: vscode.l10n.t('Save SVG…'),
    exportMarkdown: vscode.l10n.t('Save Markdown…'),
    copyMarkdown: vscode.l10n.t('Copy Markdown'),
    needs: vscode.l10n.t('What API Management needs'),
    inbound: vscode.l10n.t('Inbound'),
    outbound: vscode.l10n.t('Outbound'),
    subnet: vscode.l10n.t('Subnet'),
    noFlows: vscode.l10n.t('Nothing is needed in this direction.'),
    notChecked: vscode.l10n.t(
      'Nothing tells that this NSG is for API Management, so it is not checked. Its rules are below.',
    ),
    packet: vscode.l10n.t('What happens to this packet?'),
    direction: vscode.l10n.t('Direction'),
    source: vscode.l10n.t('From service tag or IP address'),
    destination: vscode.l10n.t('To service tag or IP address'),
    protocol: vscode.l10n.t('Protocol'),
    port: vscode.l10n.t('Port'),
    inboundRules: vscode.l10n.t('Inbound rules, as Azure tries them'),
    outboundRules: vscode.l10n.t('Outbound rules, as Azure tries them'),
    priority: vscode.l10n.t('Priority'),
    name: vscode.l10n.t('Name'),
    access: vscode.l10n.t('Access'),
    sourceHead: vscode.l10n.t('Source'),
    destinationHead: vscode.l10n.t('Destination'),
    ports: vscode.l10n.t('Ports'),
    defaultRule: vscode.l10n.t('default rule'),
    decides: vscode.l10n.t('decides this packet'),
    unnamed: vscode.l10n.t('(no known name)'),
    neverMatches: vscode.l10n.t('never matches, after {0}'),
    existsOnlyIf: vscode.l10n.t('exists only if {0}'),
    notKnown: vscode.l10n.t('not known before deployment: {0}'),
  };
}
