import type { Status } from '../azure/decide.js';
import type { PacketAnswer, PacketQuestion, RulesPicture } from '../service/picture/rulesPicture.js';

/** What the editor and the page of the picture say to each other. Types only: both sides are bundled apart. */

export type ToPage =
  | { readonly kind: 'view'; readonly view: PictureView }
  /** There is nothing to show: a sentence that says why, and what to do. */
  | { readonly kind: 'nothing'; readonly message: string }
  /** The rules that the cursor of the editor is in, by id. */
  | { readonly kind: 'cursor'; readonly rules: readonly string[] }
  | { readonly kind: 'answer'; readonly request: number; readonly answer: PacketAnswer };

export type FromPage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'choose'; readonly group: string }
  /** Shows a rule, or the NSG, in the editor; `focus`: and goes there. */
  | { readonly kind: 'reveal'; readonly rule: string | undefined; readonly focus: boolean }
  | { readonly kind: 'ask'; readonly request: number; readonly question: PacketQuestion }
  | { readonly kind: 'export'; readonly to: 'svg' | 'markdown' | 'clipboard' };

/** What the page keeps over a reload of the window. */
export interface PageState {
  readonly uri: string;
  readonly group: string;
  readonly question?: PacketQuestion;
}

export interface PictureView {
  readonly uri: string;
  readonly picture: RulesPicture;
  /** The NSGs of the document, to choose from. */
  readonly choices: readonly Choice[];
  /** How API Management is deployed, and where: short texts. */
  readonly facts: readonly string[];
  /** Where the picture is older than the text, a sentence that says so. */
  readonly outdated: string | undefined;
  /** What else is to be known of the picture as a whole: that rules may be missing. */
  readonly notices: readonly string[];
  readonly statuses: Readonly<Record<Status, StatusLook>>;
  /** Service tags to propose. */
  readonly tags: readonly string[];
  readonly texts: PageTexts;
}

export interface Choice {
  readonly id: string;
  readonly label: string;
}

/** A status, told by a word and a sign as well as by its colour. */
export interface StatusLook {
  readonly word: string;
  readonly sign: string;
}

/** All fixed texts of the page, in the user's language. */
export interface PageTexts {
  readonly group: string;
  readonly exportSvg: string;
  readonly exportMarkdown: string;
  readonly copyMarkdown: string;
  readonly needs: string;
  readonly inbound: string;
  readonly outbound: string;
  readonly subnet: string;
  readonly noFlows: string;
  readonly notChecked: string;
  readonly packet: string;
  readonly direction: string;
  readonly source: string;
  readonly destination: string;
  readonly protocol: string;
  readonly port: string;
  readonly inboundRules: string;
  readonly outboundRules: string;
  readonly priority: string;
  readonly name: string;
  readonly access: string;
  readonly sourceHead: string;
  readonly destinationHead: string;
  readonly ports: string;
  readonly defaultRule: string;
  readonly decides: string;
  readonly unnamed: string;
  /** `{0}`: names of rules. */
  readonly neverMatches: string;
  /** `{0}`: conditions. */
  readonly existsOnlyIf: string;
  /** `{0}`: why. */
  readonly notKnown: string;
}
