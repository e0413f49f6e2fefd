import * as l10n from '../../../l10n.js';
import type { SyntaxProblem } from '../../text.js';
import type { CallExpression, Expression } from './syntax.js';

/** An expression, or why there is none. */
export type ParsedExpression =
  | { readonly expression: Expression; readonly problem?: undefined }
  | { readonly expression?: undefined; readonly problem: SyntaxProblem };

/** Calls and accesses nested deeper than this are refused, so that trees can be walked by recursion. */
const maximumDepth = 100;

/**
 * Parses the text of a string for which `isExpressionText` holds, brackets included. Never throws.
 */
export function parseExpression(text: string): ParsedExpression {
  try {
    return { expression: new Parser(text).parse() };
  } catch (error) {
    if (error instanceof Refusal) return { problem: error.problem };
    throw error;
  }
}

/** Ends the parse of one expression at its first problem. */
class Refusal extends Error {
  constructor(readonly problem: SyntaxProblem) {
    super(problem.message);
  }
}

interface Token {
  readonly kind: 'name' | 'string' | 'number' | 'sign' | 'end';
  /** A sign's character, a name, the digits of a number, or a string's value. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const blank = /[\s\u00a0]*/y;
const nameOrNumber = /(?<name>[a-z_$][\w$]*)|(?<number>[+-]?\d+(?:\.\d+)?)/iy;

class Parser {
  #token: Token;
  #depth = 0;

  constructor(private readonly text: string) {
    this.#token = this.#scan(1);
  }

  parse(): Expression {
    const expression = this.#expression();
    if (this.#token.kind !== 'end')
      throw this.#refusal(l10n.t("The expression ends before this '{0}'.", this.#shown()));
    return expression;
  }

  #expression(): Expression {
    const outerDepth = this.#depth;
    this.#deeper();
    let expression = this.#primary();
    for (;;) {
      if (this.#isSign('.')) expression = this.#property(expression);
      else if (this.#isSign('[')) expression = this.#index(expression);
      else break;
    }
    this.#depth = outerDepth;
    return expression;
  }

  #deeper(): void {
    this.#depth += 1;
    if (this.#depth > maximumDepth) throw this.#refusal(l10n.t('The expression is nested too deeply.'));
  }

  #primary(): Expression {
    const { kind, text, start, end } = this.#token;
    switch (kind) {
      case 'string':
        this.#advance();
        return { kind: 'string', value: text, start, end };
      case 'number':
        this.#advance();
        return { kind: 'number', value: Number(text), start, end };
      case 'name':
        return this.#call();
      default:
        throw this.#refusal(l10n.t('A function, a string in single quotes or a number is expected.'));
    }
  }

  #call(): CallExpression {
    const { start } = this.#token;
    let name = this.#name();
    let namespace: string | undefined;
    if (this.#isSign('.')) {
      this.#advance();
      namespace = name;
      name = this.#name();
    }
    this.#expect('(', l10n.t("A '(' is expected behind the function '{0}'.", name));
    const args: Expression[] = [];
    while (!this.#isSign(')')) {
      if (args.length > 0) this.#expect(',', l10n.t("A comma or the ')' of '{0}' is expected.", name));
      args.push(this.#expression());
    }
    const { end } = this.#token;
    this.#advance();
    return { kind: 'call', namespace, name, args, start, end };
  }

  #property(target: Expression): Expression {
    this.#deeper();
    this.#advance();
    const { end } = this.#token;
    return { kind: 'property', target, name: this.#name(), start: target.start, end };
  }

  #index(target: Expression): Expression {
    this.#deeper();
    this.#advance();
    const index = this.#expression();
    const { end } = this.#token;
    this.#expect(']', l10n.t("A ']' is expected behind the index."));
    return { kind: 'index', target, index, start: target.start, end };
  }

  #name(): string {
    const { kind, text } = this.#token;
    if (kind !== 'name') throw this.#refusal(l10n.t('A name is expected.'));
    this.#advance();
    return text;
  }

  #isSign(sign: string): boolean {
    return this.#token.kind === 'sign' && this.#token.text === sign;
  }

  #expect(sign: string, message: string): void {
    if (!this.#isSign(sign)) throw this.#refusal(message);
    this.#advance();
  }

  #shown(): string {
    return this.text.slice(this.#token.start, this.#token.end);
  }

  #refusal(message: string): Refusal {
    const { start, end } = this.#token;
    return new Refusal({ start, end: Math.max(end, start + 1), message });
  }

  #advance(): void {
    this.#token = this.#scan(this.#token.end);
  }

  #scan(from: number): Token {
    blank.lastIndex = from;
    const start = from + (blank.exec(this.text)?.[0].length ?? 0);
    const last = this.text.length - 1;
    if (start >= last) return { kind: 'end', text: '', start: last, end: last };
    if (this.text[start] === "'") return this.#scanString(start);
    nameOrNumber.lastIndex = start;
    const { name, number } = nameOrNumber.exec(this.text)?.groups ?? {};
    const text = name ?? number ?? this.text.charAt(start);
    const kind = name !== undefined ? 'name' : number !== undefined ? 'number' : 'sign';
    return { kind, text, start, end: start + text.length };
  }

  /** A string in single quotes; a doubled quote in it stands for one. */
  #scanString(start: number): Token {
    let value = '';
    let from = start + 1;
    for (;;) {
      const quote = this.text.indexOf("'", from);
      if (quote < 0) {
        const end = this.text.length - 1;
        throw new Refusal({ start, end, message: l10n.t('The string has no closing single quote.') });
      }
      value += this.text.slice(from, quote);
      if (this.text[quote + 1] !== "'") return { kind: 'string', text: value, start, end: quote + 1 };
      value += "'";
      from = quote + 2;
    }
  }
}
