import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { isConfigurationFile } from '../workspace/configurationFileName.js';
import { Project } from '../workspace/project.js';
import type { CancellationToken } from '../workspace/workspace.js';
import * as l10n from '../l10n.js';
import { fixAllKind, isWanted, quickFixes } from './actions.js';
import { addMissingRules } from './addMissingRules.js';
import { Analyzer, findingsIn } from './analyzer.js';
import { checkFiles } from './checkFiles.js';
import { codeLenses } from './codeLenses.js';
import { completionsAt, mayComplete } from './completion/completions.js';
import { diagnoseConfiguration } from './configurationProblems.js';
import { mayConcern } from './concerns.js';
import { toDiagnostic } from './diagnostics.js';
import { toWorkspaceEdit } from './edits.js';
import { fileStatus } from './fileStatus.js';
import { hoverAt } from './hover/hover.js';
import { insertRules } from './insertRules.js';
import type { LanguageService, LanguageServiceHost } from './languageService.js';
import { languages } from './languages.js';
import { mendFiles } from './mending.js';
import { answerPacket } from './picture/packet.js';
import { groupsOf, picturesOf } from './picture/pictureOf.js';
import { renderRules } from './renderRules.js';
import { survey } from './survey.js';

/** Makes the language service over what a host gives: the composition root. */
export function createLanguageService(host: LanguageServiceHost): LanguageService {
  const project = new Project(host.workspace, languages, host.pause);
  const analyzer = new Analyzer(host, host.workspace, project);

  async function fixAll(uris: readonly string[], token: CancellationToken): Promise<WorkspaceEdit> {
    const edits = await mendFiles(analyzer, uris, token);
    await Promise.all(edits.map((edit) => project.file(edit.uri, token)));
    return toWorkspaceEdit(edits, project.files);
  }

  return {
    concerns: (uri, editorLanguage, text) => mayConcern(uri, editorLanguage, text) || project.isRead(uri),

    async diagnose(uri, token) {
      if (isConfigurationFile(uri)) {
        const text = await host.workspace.readText(uri, token);
        return text === undefined ? [] : diagnoseConfiguration(uri, text);
      }
      const judged = await analyzer.judge(uri, token);
      return judged
        ? findingsIn(judged).flatMap((finding) => toDiagnostic(finding, project.files) ?? [])
        : [];
    },

    async codeActions(uri, range, context, token) {
      if (isWanted(context, fixAllKind)) {
        const { changes = {} } = await fixAll([uri], token);
        if (Object.keys(changes).length === 0) return [];
        return [{ title: l10n.t('Fix all API Management NSG rules'), kind: fixAllKind, edit: { changes } }];
      }
      const judged = await analyzer.judge(uri, token);
      return judged && !token.isCancellationRequested ? quickFixes(judged, range, project.files) : [];
    },

    fixAll,

    async insertRules(uri, position, options, token) {
      const language = project.languageOf(uri);
      const file = language && (await project.file(uri, token));
      if (!file) {
        const reason = l10n.t('This file is no ARM template, Bicep or Terraform file.');
        return { kind: 'nothing', reason };
      }
      const judged = await analyzer.judge(uri, token);
      await analyzer.configurations.load(uri);
      const configuration = analyzer.configurations.of(uri);
      return insertRules(language, file, position, options, judged, project.files, configuration);
    },

    async codeLenses(uri, token) {
      const judged = await analyzer.judge(uri, token);
      return judged && !token.isCancellationRequested ? codeLenses(judged) : [];
    },

    async status(uri, token) {
      const judged = await analyzer.judge(uri, token);
      return judged && !token.isCancellationRequested ? fileStatus(judged) : undefined;
    },

    async addMissingRules(uri, group, token) {
      const judged = await analyzer.judge(uri, token);
      if (!judged) return { kind: 'nothing', reason: l10n.t('No rule is missing here now.') };
      return addMissingRules(judged, group, project.files);
    },

    async hover(uri, position, token) {
      const judged = await analyzer.judge(uri, token);
      return judged && !token.isCancellationRequested ? hoverAt(judged, position, project.files) : undefined;
    },

    completions: (uri, position, token) => completionsAt(analyzer, uri, position, token),

    mayComplete,

    renderRules: (language, options) => Promise.resolve(renderRules(languages, language, options)),

    async pictures(uri, token) {
      const judged = await analyzer.judge(uri, token);
      return judged && !token.isCancellationRequested ? picturesOf(judged, project.files) : undefined;
    },

    async decidePacket(uri, id, question, token) {
      const judged = await analyzer.judge(uri, token);
      const group = judged && groupsOf(judged).find((each) => each.id === id);
      return group && answerPacket(group.judged, question);
    },

    check: (uris, token, onProgress) => checkFiles(analyzer, uris, token, onProgress),

    survey: (uris, token) => survey(analyzer, host.workspace, uris, token),

    fileChanged: (uri) => {
      analyzer.fileChanged(uri);
    },

    textChanged: (uri) => {
      analyzer.textChanged(uri);
    },

    settingsChanged: () => {
      analyzer.settingsChanged();
    },
  };
}
