import * as l10n from '../../../l10n.js';
import { certain, strict } from '../../functions/define.js';
import { unknownResult, wrongCall } from '../../functions/call.js';
import type { KnownValue, Value } from '../../values.js';
import { booleanValue, isUnknown, stringValue } from '../../values.js';
import type { Call, TerraformFunction } from './call.js';
import { ofTexts } from './define.js';

/** Functions that read files of the workspace. Source: Terraform language, "Built-in Functions", filesystem functions. */

function file(args: readonly KnownValue[], call: Call): Value {
  const text = textOfFile(args[0], call);
  return text === undefined ? notRead(args, call) : stringValue(text, call.origin);
}

function textOfFile(path: Value | undefined, { context }: Call): string | undefined {
  return path?.kind === 'string' ? context.files.readText(path.value) : undefined;
}

function notRead(args: readonly Value[], call: Call): Value {
  const [path] = args;
  const reason =
    path?.kind === 'string'
      ? l10n.t("the file '{0}' is not in the workspace", path.value)
      : l10n.t('the file is not in the workspace');
  return unknownResult(call, args, reason);
}

function fileExists(args: readonly KnownValue[], call: Call): Value {
  return textOfFile(args[0], call) === undefined ? notRead(args, call) : booleanValue(true, call.origin);
}

function templateFile(args: readonly Value[], call: Call): Value {
  const [path, variables] = args;
  const unknown = args.find(isUnknown);
  if (unknown) return unknownResult(call, args, unknown.reason);
  if (variables?.kind !== 'object') return wrongCall(call, args, l10n.t('it takes a map of variables'));
  const text = textOfFile(path, call);
  return text === undefined
    ? notRead(args, call)
    : call.context.evaluateTemplate(text, variables, call.origin);
}

function directoryName(path: string): string {
  return cleaned(path.slice(0, path.lastIndexOf('/') + 1));
}

/** The shortest path for the same place, as Go's `path/filepath.Clean` has it. */
function cleaned(path: string): string {
  const isRooted = path.startsWith('/');
  const kept: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') kept.push(part);
    else if (kept.length > 0 && kept.at(-1) !== '..') kept.pop();
    else if (!isRooted) kept.push(part);
  }
  if (isRooted) return `/${kept.join('/')}`;
  return kept.length > 0 ? kept.join('/') : '.';
}

function baseName(path: string): string {
  if (path === '') return '.';
  return path.split('/').findLast((part) => part !== '') ?? '/';
}

export const fileFunctions: readonly TerraformFunction[] = [
  certain('file', 1, 1, file),
  certain('fileexists', 1, 1, fileExists),
  strict('templatefile', 2, 2, templateFile),
  ofTexts('basename', 1, (path = '') => baseName(path)),
  ofTexts('dirname', 1, (path = '') => directoryName(path)),
];
