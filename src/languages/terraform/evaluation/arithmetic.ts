/** Arithmetic as Terraform does it, with decimal digits kept that binary fractions lose. */

type Operator = '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | '/' | '%';

/** The result; `inexact` where a double doesn't hold it, `undefined` where there is none. */
export function calculate(
  operator: Operator,
  left: number,
  right: number,
): boolean | number | 'inexact' | undefined {
  switch (operator) {
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
    case '/':
      return right === 0 ? undefined : exactOrInexact(left / right);
    case '%':
      return right === 0 ? undefined : withDecimals(operator, left, right);
    default:
      return withDecimals(operator, left, right);
  }
}

function exactOrInexact(result: number): number | 'inexact' {
  return Number.isFinite(result) && Math.abs(result) <= Number.MAX_SAFE_INTEGER ? result : 'inexact';
}

/** A number as an integer and how many of its digits are decimals. */
interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

const mostDecimals = 40;

function decimalOf(value: number): Decimal | undefined {
  const match = /^(-?\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value));
  if (!match) return undefined;
  const [, whole = '0', fraction = '', exponent = '0'] = match;
  const scale = fraction.length - Number(exponent);
  const digits = BigInt(whole + fraction);
  if (Math.abs(scale) > mostDecimals) return undefined;
  return scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 };
}

function withDecimals(operator: '+' | '-' | '*' | '%', left: number, right: number): number | 'inexact' {
  const [one, other] = [decimalOf(left), decimalOf(right)];
  if (!one || !other) return 'inexact';
  if (operator === '*')
    return numberOf({ digits: one.digits * other.digits, scale: one.scale + other.scale });
  const scale = Math.max(one.scale, other.scale);
  const [a, b] = [digitsAt(one, scale), digitsAt(other, scale)];
  const digits = operator === '+' ? a + b : operator === '-' ? a - b : a % b;
  return numberOf({ digits, scale });
}

function digitsAt({ digits, scale }: Decimal, wanted: number): bigint {
  return digits * 10n ** BigInt(wanted - scale);
}

function numberOf({ digits, scale }: Decimal): number | 'inexact' {
  const text = `${digits}e-${scale}`;
  const value = Number(text);
  const significant = digits.toString().replace(/^-|0+$/g, '').length;
  return significant > 15 ? 'inexact' : value;
}
