import type { Range, TextEdit } from 'vscode-languageserver-types';
import { DiagnosticSeverity } from 'vscode-languageserver-types';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type {
  CheckedGroup,
  LanguageService,
  LanguageServiceHost,
  ReportedFinding,
} from '../../../src/service/languageService.js';
import { neverCancelled } from '../../../src/workspace/workspace.js';

/** The words that are findings, and how bad they are. Only `wrong` and `odd` can be mended, to `right`. */
const words = {
  wrong: { severity: DiagnosticSeverity.Error, code: 'wrong-rule' },
  odd: { severity: DiagnosticSeverity.Warning, code: 'unknown-service-tag' },
  implied: { severity: DiagnosticSeverity.Information, code: 'implicit-rule' },
  idle: { severity: DiagnosticSeverity.Hint, code: 'shadowed-rule' },
  lost: { severity: DiagnosticSeverity.Error, code: 'missing-rule' },
} as const;

/** A service for words, in whose files each one that `words` has is a finding, and each `nsg` is a checked NSG. */
export function wordService({ workspace }: LanguageServiceHost): LanguageService {
  async function documentOf(uri: string): Promise<TextDocument | undefined> {
    const text = await workspace.readText(uri, neverCancelled);
    return text === undefined ? undefined : TextDocument.create(uri, '', 0, text);
  }

  async function documentsOf(uris: readonly string[]): Promise<readonly TextDocument[]> {
    const documents = await Promise.all(uris.map(documentOf));
    return documents.filter((document) => document !== undefined);
  }

  return {
    concerns: () => true,
    diagnose: () => Promise.resolve([]),
    codeActions: () => Promise.resolve([]),
    insertRules: () => Promise.resolve({ kind: 'nothing', reason: 'Words are not inserted.' }),
    renderRules: (language, { profile, features }) =>
      Promise.resolve([language, profile, ...features].join(' ')),
    survey: () => Promise.resolve(false),
    fileChanged: () => undefined,
    textChanged: () => undefined,
    settingsChanged: () => undefined,

    async fixAll(uris) {
      const changes: Record<string, TextEdit[]> = {};
      for (const document of await documentsOf(uris)) {
        const edits = rangesOf(document, /wrong|odd/g).map((range) => ({ range, newText: 'right' }));
        if (edits.length > 0) changes[document.uri] = edits;
      }
      return { changes };
    },

    hover: () => Promise.resolve(undefined),
    completions: () => Promise.resolve([]),
    mayComplete: () => false,
    codeLenses: () => Promise.resolve([]),
    status: () => Promise.resolve(undefined),
    addMissingRules: () => Promise.resolve({ kind: 'nothing', reason: 'Words are not added.' }),
    pictures: () => Promise.resolve(undefined),
    decidePacket: () => Promise.resolve(undefined),
    async check(uris) {
      const documents = await documentsOf(uris);
      return {
        files: documents.length,
        networkSecurityGroups: documents.flatMap(groupsIn),
        findings: documents.flatMap(findingsIn),
      };
    },
  };
}

function findingsIn(document: TextDocument): readonly ReportedFinding[] {
  return Object.entries(words).flatMap(([word, { severity, code }]) =>
    rangesOf(document, new RegExp(word, 'g')).map((range) => ({
      uri: document.uri,
      range,
      severity,
      code,
      message: `This is ${word}.`,
      networkSecurityGroup: 'nsg',
      requirement: undefined,
      fixable: word === 'wrong' || word === 'odd',
      related: [],
    })),
  );
}

function groupsIn(document: TextDocument): readonly CheckedGroup[] {
  return rangesOf(document, /nsg/g).map((range) => ({
    uri: document.uri,
    range,
    name: 'nsg',
    symbol: undefined,
    deployment: document.uri,
    checked: 'evidence',
    service: undefined,
    links: [],
    profile: undefined,
    vnetType: 'unknown',
    requirements: [],
    rules: [],
  }));
}

function rangesOf(document: TextDocument, pattern: RegExp): readonly Range[] {
  return [...document.getText().matchAll(pattern)].map((match) => ({
    start: document.positionAt(match.index),
    end: document.positionAt(match.index + match[0].length),
  }));
}
