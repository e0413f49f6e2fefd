/**
 * The texts of the core for people, in the language of the editor. English is the key of a text, as with
 * `vscode.l10n`; `npm run l10n` collects the keys into l10n/bundle.l10n.json. The package `@vscode/l10n` would do the
 * same, but can fetch bundles from the network, which nothing here may do.
 */

/** Translations by the text in English. */
export type Bundle = Readonly<Record<string, string>>;

let translations: Bundle | undefined;

/** Chooses the language of all texts from now on: the adapter's first act. `undefined` is English, as at the start. */
export function configure(bundle: Bundle | undefined): void {
  translations = bundle;
}

/**
 * A text in the chosen language.
 * @param message in English, with a place `{0}`, `{1}` … for each argument
 */
export function t(message: string, ...args: readonly (string | number)[]): string {
  const text = translations?.[message] ?? message;
  if (args.length === 0) return text;
  return text.replace(/\{(\d+)\}/g, (place, index: string) => String(args[Number(index)] ?? place));
}

/** Marks the text of a table, which is made before the language is chosen, for the collection: `t` of it shows it. */
export function key(message: string): string {
  return message;
}
