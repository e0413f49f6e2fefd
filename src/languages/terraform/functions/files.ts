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
  const name = path?.kind === 'string' ? ` '${path.value}'` : '';
  return unknownResult(call, args, `the file${name} is not in the workspace`);
}

function fileExists(args: readonly KnownValue[], call: Call): Value {
  return textOfFile(args[0], call) === undefined ? notRead(args, call) : booleanValue(true, call.origin);
}

function templateFile(args: readonly Value[], call: Call): Value {
  const [path, variables] = args;
  const unknown = args.find(isUnknown);
  if (unknown) return unknownResult(call, args, unknown.reason);
  if (variables?.kind !== 'object') return wrongCall(call, args, 'it takes a map of variables');
  const text = textOfFile(path, call);
  return text === undefined
    ? notRead(args, call)
    : call.context.evaluateTemplate(text, variables, call.origin);
}

function directoryName(path: string): string {
  const at = path.replace(/\/+$/, '').lastIndexOf('/');
  return at < 0 ? '.' : path.slice(0, at) || '/';
}

export const fileFunctions: readonly TerraformFunction[] = [
  certain('file', 1, 1, file),
  certain('fileexists', 1, 1, fileExists),
  strict('templatefile', 2, 2, templateFile),
  ofTexts('basename', 1, (path = '') => path.replace(/\/+$/, '').split('/').at(-1) ?? ''),
  ofTexts('dirname', 1, (path = '') => directoryName(path)),
];
