import { jsonValue } from '../../deploymentFunctions/index.js';
import { callFunction } from '../../deploymentFunctions/index.js';
import type { Origin } from '../../text.js';
import { resolveRelative } from '../../uris.js';
import type { Value } from '../../values.js';
import { identityOf, isUnknown, stringValue, unknownValue } from '../../values.js';
import type { Expression } from '../syntax/expressionSyntax.js';
import type { Environment } from './environment.js';
import { evaluate } from './expressions.js';

/**
 * `loadTextContent` and its like, for files of the workspace; undefined for every other function. What is loaded has
 * the origin of the call: nothing is mended within such a file.
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
  if (path?.kind !== 'string') return unknown('which file is loaded is not known');
  const uri = resolveRelative(environment.uri, path.value);
  const file = uri === undefined ? undefined : environment.session.files.read(uri);
  if (!file) return unknown(`the file '${path.value}' can't be found`);
  switch (name) {
    case 'loadTextContent':
      return stringValue(file.text, origin);
    case 'loadFileAsBase64':
      return callFunction('base64', [stringValue(file.text)], origin, environment.context);
    case 'loadJsonContent':
      return (
        within(jsonValue(file.text, origin), further[0], origin) ?? unknown(`'${path.value}' is no JSON`)
      );
    default:
      return unknown(`what ${name}() gives is not known`);
  }
}

/** The part of a document that a path such as `rules` or `$.rules` names. */
function within(value: Value | undefined, path: Value | undefined, origin: Origin): Value | undefined {
  if (!value || !path || path.kind === 'null') return value;
  if (path.kind !== 'string') return isUnknown(path) ? path : undefined;
  let part: Value | undefined = value;
  for (const name of path.value.replace(/^\$\.?/, '').split('.')) {
    if (name === '') continue;
    if (!/^\w+$/.test(name))
      return unknownValue('only simple paths are followed', `path ${path.value}`, origin);
    part = part?.kind === 'object' ? part.properties.get(name)?.value : undefined;
  }
  return part;
}
