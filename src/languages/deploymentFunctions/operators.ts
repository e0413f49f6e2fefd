import * as l10n from '../../l10n.js';
import type { Origin } from '../text.js';
import type { Value } from '../values.js';
import { nullValue, numberValue } from '../values.js';
import { callFunction } from './functions.js';
import type { Argument } from '../functions/call.js';
import type { Call, EvaluationContext } from './call.js';
import { byCases } from '../functions/define.js';
import { describe } from './access.js';
import { wrongCall } from '../functions/call.js';
import { joinPieces } from './strings.js';
import type { Piece } from '../functions/texts.js';
import { pieceOf } from '../functions/texts.js';

/** The operators of Bicep, which the compiler turns into calls of template functions. */

export type BinaryOperator =
  '==' | '!=' | '=~' | '!~' | '<' | '<=' | '>' | '>=' | '&&' | '||' | '??' | '+' | '-' | '*' | '/' | '%';

export type UnaryOperator = '!' | '-';

const functionOf: Readonly<Record<Exclude<BinaryOperator, '!=' | '=~' | '!~'>, string>> = {
  '==': 'equals',
  '<': 'less',
  '<=': 'lessOrEquals',
  '>': 'greater',
  '>=': 'greaterOrEquals',
  '&&': 'and',
  '||': 'or',
  '??': 'coalesce',
  '+': 'add',
  '-': 'sub',
  '*': 'mul',
  '/': 'div',
  '%': 'mod',
};

/** The value of `left operator right`. Operands are evaluated as the function needs them. */
export function applyBinary(
  operator: BinaryOperator,
  left: Argument,
  right: Argument,
  origin: Origin | undefined,
  context: EvaluationContext,
): Value {
  const call = (name: string, ...args: readonly Argument[]): Value =>
    callFunction(name, args, origin, context);
  switch (operator) {
    case '!=':
      return call('not', call('equals', left, right));
    case '=~':
      return call('equals', call('toLower', left), call('toLower', right));
    case '!~':
      return call('not', call('equals', call('toLower', left), call('toLower', right)));
    default:
      return call(functionOf[operator], left, right);
  }
}

/** The value of `operator operand`. */
export function applyUnary(
  operator: UnaryOperator,
  operand: Argument,
  origin: Origin | undefined,
  context: EvaluationContext,
): Value {
  if (operator === '!') return callFunction('not', [operand], origin, context);
  return callFunction('sub', [numberValue(0), operand], origin, context);
}

/** The value of an interpolated string: its text and the values between, in order. */
export function interpolate(
  pieces: readonly (string | Value)[],
  origin: Origin | undefined,
  context: EvaluationContext,
): Value {
  const call: Call = { name: 'format', origin, context };
  const values = pieces.filter((piece) => typeof piece !== 'string');
  return byCases(values, call, (cases) => {
    let position = 0;
    return joinValues(
      pieces.map((piece) => (typeof piece === 'string' ? piece : (cases[position++] ?? nullValue()))),
      cases,
      call,
    );
  });
}

function joinValues(values: readonly (string | Value)[], args: readonly Value[], call: Call): Value {
  const pieces: Piece[] = [];
  for (const value of values) {
    const piece = typeof value === 'string' ? value : pieceOf(value);
    if (piece === undefined)
      return wrongCall(
        call,
        args,
        l10n.t('{0} is no text', typeof value === 'string' ? value : describe(value)),
      );
    pieces.push(piece);
  }
  return joinPieces(pieces, args, call);
}
