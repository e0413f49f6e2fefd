import * as l10n from '../../l10n.js';
import type { JsonDocument, JsonObject } from '../json/tree.js';
import { findObject, findProperty, findValue } from '../json/tree.js';
import type { SourceFiles } from '../language.js';
import type { Value } from '../values.js';
import { unknownValue } from '../values.js';
import { directoryOf, fileNameOf } from '../uris.js';
import { jsonDocumentOf } from '../json/documents.js';
import { literalValue } from '../json/literals.js';

/**
 * Values that a parameter file beside a template gives. Such a file describes one deployment among others, so it is
 * taken only where it is the only one: of several (one for each environment) none says what the template is.
 */
export function readParameterFile(template: string, files: SourceFiles): ParameterFile | undefined {
  const candidates = parameterFilesOf(template, files);
  const [only] = candidates;
  const file = candidates.length === 1 && only !== undefined ? files.read(only) : undefined;
  const document = file && jsonDocumentOf(file);
  const parameters = document?.root?.kind === 'object' ? findObject(document.root, 'parameters') : undefined;
  return document && parameters && { document, parameters };
}

/** The URIs of the parameter files in JSON beside a template. */
export function parameterFilesOf(template: string, files: SourceFiles): readonly string[] {
  return files
    .list(directoryOf(template))
    .filter((uri) => isParameterFileOf(fileNameOf(template), fileNameOf(uri)));
}

export interface ParameterFile {
  readonly document: JsonDocument;
  readonly parameters: JsonObject;
}

/**
 * Whether a file is named as one with the parameters of a template: `main.parameters.json`, `main.prod.parameters.json`,
 * `main.parameters.prod.json`, and `parameters.json` for the `template.json` that the portal exports.
 */
export function isParameterFileOf(templateName: string, name: string): boolean {
  const lower = name.toLowerCase();
  const base = templateName.toLowerCase().replace(/\.(json|jsonc|arm|bicep)$/, '');
  if (base === 'template' && lower === 'parameters.json') return true;
  if (!lower.startsWith(`${base}.`) || !/\.jsonc?$/.test(lower)) return false;
  const middle = lower
    .slice(base.length + 1)
    .replace(/\.?jsonc?$/, '')
    .split('.');
  return middle.length <= 2 && middle.includes('parameters');
}

/** The value that an object of `{ "name": { "value": … } }` gives; undefined where it is a mere placeholder. */
export function givenLiteral(parameters: JsonObject, name: string): Value | undefined {
  const entry = findValue(parameters, name);
  if (entry?.kind !== 'object') return undefined;
  const value = findProperty(entry, 'value')?.value;
  if (value) return isPlaceholder(literalValue(value)) ? undefined : literalValue(value);
  if (!findProperty(entry, 'reference')) return undefined;
  return unknownValue(
    l10n.t("the value of parameter '{0}' is kept in a key vault", name),
    `parameters(${JSON.stringify(name)})`,
  );
}

/** Empty values, and those that a deployment's tooling replaces: `GEN-UNIQUE`, `<subnet-id>`. */
function isPlaceholder(value: Value): boolean {
  if (value.kind === 'null') return true;
  if (value.kind !== 'string') return false;
  const text = value.value.trim();
  return text === '' || text.startsWith('GEN-') || /^<[^<>]*>$/.test(text);
}
