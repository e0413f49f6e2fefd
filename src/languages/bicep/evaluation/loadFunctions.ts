import * as l10n from '../../../l10n.js';
import { callFunction } from '../../deploymentFunctions/index.js';
import { yamlValue } from '../../functions/yaml.js';
import { jsonDocumentOf } from '../../json/documents.js';
import { literalValue } from '../../json/literals.js';
import type { SourceFile } from '../../language.js';
import type { Origin } from '../../text.js';
import { resolveRelative } from '../../uris.js';
import type { Value } from '../../values.js';
import { identityOf, isUnknown, stringValue, unknownValue } from '../../values.js';
import type { Expression } from '../syntax/expressionSyntax.js';
import type { Environment } from './environment.js';
import { evaluate } from './expressions.js';
import { directoryInfo } from './loadDirectory.js';

/** The parts of a call that loads a file. */
interface LoadCall {
  readonly name: string;
  readonly further: readonly Value[];
  readonly origin: Origin;
  readonly environment: Environment;
  readonly unknown: (reason: string) => Value;
}

/**
 * `loadTextContent` and its like, for files of the workspace; undefined for every other function. Text and YAML have
 * the origin of the call, as nothing is mended within them; JSON is data that can be mended where it is written.
 */
export function loadFile(
  name: string,
  args: readonly Expression[],
  origin: Origin,
  environment: Environment,
): Value | undefined {
  if (!name.startsWith('load')) return undefined;
  const [path, ...further] = args.map((one) => evaluate(one, environment));
  const identity = `${name}(${[path, ...further].map((one) => (one ? identityOf(one) : '')).join(', ')})`;
  const unknown = (reason: string): Value => unknownValue(reason, identity, origin);
  if (path?.kind !== 'string') return unknown(l10n.t('which file is loaded is not known'));
  const uri = resolveRelative(environment.uri, path.value);
  if (uri === undefined) return unknown(l10n.t("'{0}' is not in the workspace", path.value));
  const call: LoadCall = { name, further, origin, environment, unknown };
  if (name === 'loadDirectoryFileInfo') {
    const [pattern] = further;
    const { files } = environment.session;
    return (
      directoryInfo(path.value, files.list(uri), pattern, origin) ??
      unknown(l10n.t('nothing is known to be there'))
    );
  }
  const file = environment.session.files.read(uri);
  return file
    ? contentOf(file, path.value, call)
    : unknown(l10n.t("the file '{0}' can't be found", path.value));
}

function contentOf(file: SourceFile, path: string, call: LoadCall): Value {
  const { name, further, origin, environment, unknown } = call;
  switch (name) {
    case 'loadTextContent':
      return stringValue(file.text, origin);
    case 'loadFileAsBase64':
      return callFunction('base64', [stringValue(file.text)], origin, environment.context);
    case 'loadJsonContent':
      return within(jsonOf(file, environment), further[0], call) ?? unknown(l10n.t("'{0}' is no JSON", path));
    case 'loadYamlContent': {
      const value = yamlValue(file.text, origin, { merges: false });
      return within(value, further[0], call) ?? unknown(l10n.t("'{0}' is no YAML", path));
    }
    default:
      return unknown(l10n.t('what {0}() gives is not known', name));
  }
}

function jsonOf(file: SourceFile, { session }: Environment): Value | undefined {
  const { root } = jsonDocumentOf(file);
  session.add(file);
  return root && root.kind !== 'invalid' ? literalValue(root) : undefined;
}

/** One step of a path: `.name`, `['name']` or `[0]`. */
const step = /^(?:\.?([A-Za-z_]\w*)|\[\s*(?:'([^'\\]*)'|"([^"\\]*)"|(\d+))\s*\])/;

/** The part of a document that a JSONPath such as `rules`, `$.nsg.rules` or `$['rules'][0]` names. */
function within(value: Value | undefined, path: Value | undefined, { unknown }: LoadCall): Value | undefined {
  if (!value || !path || path.kind === 'null') return value;
  if (path.kind !== 'string')
    return isUnknown(path) ? path : unknown(l10n.t('which part is loaded is not known'));
  let part: Value = value;
  let rest = path.value.trim().replace(/^\$/, '');
  while (rest !== '') {
    const found = step.exec(rest);
    if (!found)
      return unknown(l10n.t("of paths such as '{0}' only names and indexes are followed", path.value));
    const [all, bare, single, double, index] = found;
    const next = partOf(part, bare ?? single ?? double, Number(index));
    if (!next) return unknown(l10n.t("there is no '{0}' in the file", path.value));
    part = next;
    rest = rest.slice(all.length);
  }
  return part;
}

function partOf(value: Value, name: string | undefined, index: number): Value | undefined {
  if (isUnknown(value)) return value;
  if (name === undefined) return value.kind === 'list' ? value.items[index]?.value : undefined;
  return value.kind === 'object' ? value.properties.get(name)?.value : undefined;
}
