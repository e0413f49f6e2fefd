import type {
  Declaration,
  NetworkSecurityGroup,
  RuleDeclaration,
  RuleField,
  RuleProperty,
} from './declarations.js';
import type { Steps } from './steps.js';
import type { Origin, Span, SyntaxProblem } from './text.js';

export type LanguageId = 'arm' | 'bicep' | 'terraform';

/**
 * What a language gives. A language is a folder beside this file and one line in the service's list; nothing outside
 * its folder knows how it is written.
 */
export interface Language {
  readonly id: LanguageId;

  /** Whether a document is written in this language, by the ending of its URI or the editor's language id. */
  claims(uri: string, editorLanguage?: string): boolean;

  /** A scan, without a parse, whether the text may declare anything we look at. False is certain. */
  mayMatter(text: string): boolean;

  /** Syntax problems and comments of one file. Never fails; a file is parsed once per version. */
  outline(file: SourceFile): Outline;

  /**
   * What begins a comment to the end of the line in a file, for those that a quick fix writes; undefined where the
   * file can't, or should not, have comments.
   */
  lineComment?(file: SourceFile): string | undefined;

  /** Brings what is around edits of a file into the form that the language's formatter gives it. */
  tidy?(file: SourceFile, edits: readonly FileEdit[]): readonly FileEdit[];

  /**
   * The unit of analysis that a file belongs to: the file itself, or with Terraform its directory. Files of one unit
   * are analysed together.
   */
  unitOf(uri: string): string;

  /**
   * Whether a unit declares nothing but networks and their subnets, none of which names an NSG, and calls no other: a
   * scan of its texts. True is certain: it then matters only to a unit that refers to one of its subnets by name.
   */
  declaresMereSubnets?(unit: string, files: SourceFiles): boolean;

  /**
   * Evaluates a unit and what it calls, and reads what it declares. Never fails, always ends; a step takes as long as
   * the reading of a file, or the evaluation of a resource. Files must stay as they are until the last step.
   */
  analyze(unit: string, files: SourceFiles): Steps<Analysis>;

  /**
   * The text edits that make these changes, written as the file around them is written. A change that can't be
   * made here (no list to write into, text shared with other rules) is left out and named in the answer.
   */
  write(changes: readonly RuleChange[], files: LoadedFiles): WrittenChanges;

  /** A whole NSG with these rules as text of this language, as the insert command writes it. */
  renderGroup(group: NewGroup, style: TextStyle): string;

  /** The edit that adds a whole NSG to a document, at or near an offset, where the language allows one. */
  insertGroup(file: SourceFile, offset: number, group: NewGroup): FileEdit | undefined;
}

/** One version of one document. Immutable: an edit makes a new one, so that trees can be cached by it. */
export interface SourceFile {
  readonly uri: string;
  readonly text: string;
}

/** The files that are loaded; any other is answered `undefined`. */
export interface LoadedFiles {
  read(uri: string): SourceFile | undefined;
}

/**
 * The files an analysis may read. A file that exists but isn't loaded yet is answered `undefined` and noted; the
 * caller loads what was noted and analyses again.
 */
export interface SourceFiles extends LoadedFiles {
  /** The URIs of the files directly in a directory. */
  list(directory: string): readonly string[];
  /** Whether a file or directory lies outside of the workspace: nothing there is read that isn't loaded already. */
  isOutside(uri: string): boolean;
}

export interface Outline {
  readonly problems: readonly SyntaxProblem[];
  readonly comments: readonly Comment[];
}

/** A comment, without its markers. */
export interface Comment extends Span {
  readonly text: string;
}

export interface Analysis {
  readonly declarations: readonly Declaration[];
  /** The units whose declarations are part of this analysis because it calls them (modules, nested templates). */
  readonly calledUnits: readonly string[];
  /** What could not be followed and leaves a gap: a missing module, a cycle, a path out of the workspace. */
  readonly gaps: readonly Gap[];
}

export interface Gap {
  /** The expression that names what is not followed. */
  readonly origin: Origin;
  /** Why it is not, as a clause. */
  readonly message: string;
  /**
   * `local`: it names a file of the user's own that is missing, lies outside of the workspace or leads in a circle.
   * `remote`: what it names is kept elsewhere, or not known.
   */
  readonly kind: 'local' | 'remote';
  /** What it is called, by which it may be known what it is for. */
  readonly names: readonly string[];
  /** What the identities of the values begin with that would come out of it, where these are known. */
  readonly identity?: string;
}

/** The text of one rule, as a person would have it: what the catalogue's requirement becomes in a file. */
export interface NewRule {
  readonly name: string;
  readonly description: string | undefined;
  readonly priority: number;
  readonly direction: 'Inbound' | 'Outbound';
  readonly access: 'Allow' | 'Deny';
  readonly protocol: string;
  readonly sourcePortRange: string;
  readonly destinationPortRanges: readonly string[];
  readonly sourceAddressPrefix: string;
  readonly destinationAddressPrefix: string;
}

export interface NewGroup {
  readonly name: string;
  readonly rules: readonly NewRule[];
}

/** A change to a security rule, without a word of how it is written. */
export type RuleChange = AddRule | SetField | RemoveRule;

export interface AddRule {
  readonly kind: 'add';
  readonly group: NetworkSecurityGroup;
  readonly rule: NewRule;
  /** The rule after which it should stand: the language's style and place are taken from it. */
  readonly after: RuleDeclaration | undefined;
}

/** Gives a property another value; a list of several values makes it the plural property. */
export interface SetField {
  readonly kind: 'set';
  readonly group: NetworkSecurityGroup;
  readonly rule: RuleDeclaration;
  readonly property: RuleProperty;
  /** The field to write: `property.field`, or its plural or singular counterpart. */
  readonly field: RuleField;
  readonly value: string | number | readonly string[];
}

export interface RemoveRule {
  readonly kind: 'remove';
  readonly group: NetworkSecurityGroup;
  readonly rule: RuleDeclaration;
}

export interface WrittenChanges {
  readonly edits: readonly FileEdit[];
  /** The changes that could not be made, with the reason for a person. */
  readonly refused: readonly { readonly change: RuleChange; readonly reason: string }[];
}

/** A replacement of a stretch of a file. Edits of one answer never overlap. */
export interface FileEdit extends Origin {
  readonly newText: string;
}

export interface TextStyle {
  /** One level of indentation. */
  readonly indent: string;
  readonly lineEnd: '\n' | '\r\n';
}
