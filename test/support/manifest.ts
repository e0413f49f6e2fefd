import { readFileSync } from 'node:fs';

/** A setting that package.json declares. */
export interface Setting {
  readonly default: unknown;
  readonly scope: string;
  readonly order: number;
  readonly markdownDescription?: string;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly items?: { readonly enum?: readonly string[] };
  readonly properties?: Readonly<Record<string, { readonly markdownDescription: string }>>;
}

/** Settings that stand under one title. */
export interface SettingGroup {
  readonly title: string;
  readonly order: number;
  readonly properties: Readonly<Record<string, Setting>>;
}

export interface MenuItem {
  readonly command: string;
  readonly when: string;
  readonly group?: string;
}

/** A tool for chat agents; source: VS Code's documentation, Language Model Tool API. */
export interface Tool {
  readonly name: string;
  readonly toolReferenceName: string;
  readonly canBeReferencedInPrompt: boolean;
  readonly modelDescription: string;
  readonly tags: readonly string[];
  readonly inputSchema: { readonly properties: Readonly<Record<string, { readonly description: string }>> };
}

/** A step of the walkthrough that a new user sees. */
export interface WalkthroughStep {
  readonly description: string;
  readonly media: { readonly svg: string; readonly altText: string };
  readonly completionEvents: readonly string[];
}

/** What package.json says of the extension. */
export interface Manifest {
  readonly main: string;
  readonly repository: { readonly url: string };
  readonly l10n?: string;
  readonly browser: string;
  readonly bin: Readonly<Record<string, string>>;
  readonly engines: { readonly vscode: string };
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly activationEvents: readonly string[];
  readonly capabilities: {
    readonly untrustedWorkspaces: { readonly supported: boolean | 'limited' };
    readonly virtualWorkspaces: boolean;
  };
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
    readonly menus: { readonly commandPalette: readonly MenuItem[] } & Readonly<
      Record<string, readonly MenuItem[]>
    >;
    readonly languageModelTools: readonly Tool[];
    readonly walkthroughs: readonly { readonly steps: readonly WalkthroughStep[] }[];
    readonly configuration: readonly SettingGroup[];
  };
}

export const manifestText = readFileSync('package.json', 'utf8');
export const manifest = JSON.parse(manifestText) as Manifest;

/** The texts of package.json, by the keys that stand there for them. */
export const manifestTexts = JSON.parse(readFileSync('package.nls.json', 'utf8')) as Readonly<
  Record<string, string>
>;

/** The settings of all groups, by their keys. */
export const settings: ReadonlyMap<string, Setting> = new Map(
  manifest.contributes.configuration.flatMap(({ properties }) => Object.entries(properties)),
);
