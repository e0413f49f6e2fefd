import type {
  CodeAction,
  CodeActionContext,
  CodeLens,
  CompletionItem,
  Diagnostic,
  DiagnosticSeverity,
  Hover,
  Position,
  Range,
  WorkspaceEdit,
} from 'vscode-languageserver-types';
import type { Status } from '../azure/assess.js';
import type { ProfileId, VirtualNetworkType } from '../azure/profiles.js';
import type { RequirementId } from '../azure/requirements.js';
import type { Direction } from '../azure/securityRules.js';
import type { LanguageId } from '../languages/language.js';
import type { Configuration } from '../workspace/configuration.js';
import type { PacketAnswer, PacketQuestion, RulesPictures } from './picture/rulesPicture.js';
import type { Pause } from '../workspace/pauses.js';
import type { CancellationToken, Logger, Workspace } from '../workspace/workspace.js';

/** What the service is made from: everything it knows of the outside. */
export interface LanguageServiceHost {
  readonly workspace: Workspace;
  readonly logger: Logger;
  /** When others are to have the thread during long work; by itself never. */
  readonly pause?: Pause;
  /** The settings of the editor or of the command line, under those of an `apim-nsg.json`. */
  settings(uri: string): Configuration;
  /** What wins over an `apim-nsg.json` too: options given by hand. */
  readonly overrides?: Partial<Configuration>;
  /** The configuration file of every document, in place of the nearest `apim-nsg.json`. */
  readonly configurationFile?: string;
}

/**
 * The one door to the core. Positions are zero-based lines and UTF-16 columns, as in LSP. Methods never reject for
 * what a file contains; a cancelled request answers with what is cheap to say, usually nothing.
 */
export interface LanguageService {
  /** Whether a document can have findings at all, by its URI, language and a scan of its text. Cheap. */
  concerns(uri: string, editorLanguage: string, text: string): boolean;

  /** The findings of one document, those from other files' contexts included. */
  diagnose(uri: string, token: CancellationToken): Promise<readonly Diagnostic[]>;

  /** Quick fixes for a range of a document, `source.fixAll.apimNsg` included where it is asked for. */
  codeActions(
    uri: string,
    range: Range,
    context: CodeActionContext,
    token: CancellationToken,
  ): Promise<readonly CodeAction[]>;

  /** Every safe fix of these documents as one edit. */
  fixAll(uris: readonly string[], token: CancellationToken): Promise<WorkspaceEdit>;

  /** What the insert command does at a position: adds what is missing to the NSG there, elsewhere a whole NSG. */
  insertRules(
    uri: string,
    position: Position,
    options: InsertOptions,
    token: CancellationToken,
  ): Promise<InsertOutcome>;

  /** What is shown above each checked NSG of a document: how many of the rules are there, with what can be done. */
  codeLenses(uri: string, token: CancellationToken): Promise<readonly CodeLens[]>;

  /** What a document comes to as a whole; `undefined` where it has no NSG that is checked. */
  status(uri: string, token: CancellationToken): Promise<FileStatus | undefined>;

  /** Adds every rule that an NSG of a document misses, by the id that its picture has. */
  addMissingRules(uri: string, group: string, token: CancellationToken): Promise<InsertOutcome>;

  /**
   * What there is to know at a position of a document, in Markdown: what a rule or a service tag does, why something is
   * needed that a finding misses, how an NSG is linked. Nothing of an NSG that isn't checked.
   */
  hover(uri: string, position: Position, token: CancellationToken): Promise<Hover | undefined>;

  /**
   * What a rule may be completed by: service tags and ports in its values, and whole rules that its NSG misses in the
   * list of rules. The names of properties are the language's own extension's.
   */
  completions(uri: string, position: Position, token: CancellationToken): Promise<readonly CompletionItem[]>;

  /** Whether anything may be completed in a line, by its text alone. */
  mayComplete(line: string): boolean;

  /** The rules that a profile and optional features ask for, as a whole NSG in a language. */
  renderRules(language: LanguageId, options: RenderOptions): Promise<string>;

  /** The NSGs of a document as a person looks at them; `undefined` for a document of none of our languages. */
  pictures(uri: string, token: CancellationToken): Promise<RulesPictures | undefined>;

  /** What happens to a packet in an NSG of a document, by the id that its picture has; `undefined` when it is gone. */
  decidePacket(
    uri: string,
    group: string,
    question: PacketQuestion,
    token: CancellationToken,
  ): Promise<PacketAnswer | undefined>;

  /** Checks many files at once. */
  check(
    uris: readonly string[],
    token: CancellationToken,
    onProgress?: (done: number, total: number) => void,
  ): Promise<CheckReport>;

  /**
   * Looks through files of the workspace that nobody asked about, for what they say of others: who calls a module,
   * which service is in a subnet of another deployment. Made in the background, when files were changed or are new.
   * @returns whether that changes what may be said of other files
   */
  survey(uris: readonly string[], token: CancellationToken): Promise<boolean>;

  /**
   * Says that a file was changed, created or deleted, or an editor's text was, or a directory with all in it deleted;
   * what depends on it is read anew.
   */
  fileChanged(uri: string): void;

  /**
   * Says that the text of a file was changed that is there as before, as by each keystroke: the directory it is in need
   * not be read again.
   */
  textChanged(uri: string): void;

  /** Says that the settings changed. */
  settingsChanged(): void;
}

/** A document with an NSG that is checked, in a line. */
export interface FileStatus {
  /** `API Management · 7 of 9 rules`, of several NSGs together. */
  readonly title: string;
  /** How many findings of these severities are shown in the document. */
  readonly errors: number;
  readonly warnings: number;
}

export interface InsertOptions {
  readonly vnetType: VirtualNetworkType;
  /** Feature names or requirement ids of the optional features. */
  readonly features: readonly string[];
}

export interface RenderOptions {
  readonly profile: ProfileId;
  readonly features: readonly string[];
}

export type InsertOutcome =
  | {
      readonly kind: 'edit';
      readonly edit: WorkspaceEdit;
      /** What there is a new rule for. */
      readonly added: readonly RequirementId[];
      /** What a rule was meant for that is corrected. */
      readonly corrected: readonly RequirementId[];
    }
  /** There is nothing to do, or nothing can be done: a sentence for the user. */
  | { readonly kind: 'nothing'; readonly reason: string };

export interface CheckReport {
  readonly files: number;
  readonly networkSecurityGroups: readonly CheckedGroup[];
  readonly findings: readonly ReportedFinding[];
}

/** An NSG in the words of the JSON report. */
export interface CheckedGroup {
  readonly uri: string;
  readonly range: Range;
  readonly name: string;
  readonly symbol: string | undefined;
  /** The file, or in Terraform the directory, whose deployment makes it: its own, or one that calls it. */
  readonly deployment: string;
  readonly checked: 'linked' | 'directive' | 'evidence' | 'no';
  readonly service: string | undefined;
  /** For each service in a subnet that the NSG is on, the way from it to the NSG. */
  readonly links: readonly (readonly LinkStep[])[];
  readonly profile: ProfileId | undefined;
  readonly vnetType: VirtualNetworkType | 'unknown';
  readonly requirements: readonly CheckedRequirement[];
  /** The rules of an NSG that is checked, inbound before outbound, in the order in which Azure tries them. */
  readonly rules: readonly EffectiveRule[];
}

/** A rule as Azure evaluates it. What isn't known before deployment is the expression that it comes from. */
export interface EffectiveRule {
  readonly name: string;
  readonly direction: Direction;
  readonly priority: number | string;
  readonly access: string;
  readonly protocol: string;
  readonly source: string;
  readonly sourcePorts: string;
  readonly destination: string;
  readonly destinationPorts: string;
  /** Whether it is one of those that every NSG ends with. */
  readonly default: boolean;
  /** The rules that take all of its traffic first, so that it never matches. */
  readonly shadowedBy: readonly string[];
  /** What must hold for it to exist, as expressions; empty for a rule that is there in any case. */
  readonly conditions: readonly string[];
  /** Which of the properties above are expressions. */
  readonly unknown: readonly string[];
}

/** A declaration on the way from a service to its NSG; each refers to the next, an association to both its neighbours. */
export interface LinkStep {
  readonly kind: 'service' | 'workspaceGateway' | 'subnet' | 'association' | 'networkSecurityGroup';
  /** Empty where it isn't known, or there is none. */
  readonly name: string;
  readonly uri: string;
  readonly range: Range;
}

export interface CheckedRequirement {
  readonly id: RequirementId;
  readonly status: Status;
  readonly rules: readonly string[];
  readonly blockedBy: readonly string[];
  /** Port lists as text, `443, 1886`; empty for none. */
  readonly ports: {
    readonly allowed: string;
    readonly default: string;
    readonly dropped: string;
    readonly unknown: string;
  };
}

export interface ReportedFinding {
  readonly uri: string;
  readonly range: Range;
  readonly severity: DiagnosticSeverity;
  readonly code: string;
  readonly message: string;
  readonly networkSecurityGroup: string | undefined;
  readonly requirement: RequirementId | undefined;
  /** Whether `fixAll` mends it. */
  readonly fixable: boolean;
  readonly related: readonly { readonly uri: string; readonly range: Range; readonly message: string }[];
}
