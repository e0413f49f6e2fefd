/**
 * What the tests use of `node:assert/strict`, for an extension host that has no Node: the same tests run with the real
 * one beside it.
 */
import { isDeepEqual } from './deepEqual.js';

type Expected = RegExp | ((error: unknown) => boolean) | (new (...args: never[]) => Error);

function fail(message: string): never {
  throw new Error(message);
}

function ok(value: unknown, message?: string): void {
  if (!value) fail(message ?? `${show(value)} is not true`);
}

function equal(actual: unknown, expected: unknown, message?: string): void {
  if (!Object.is(actual, expected)) fail(message ?? `${show(actual)} is not ${show(expected)}`);
}

function notEqual(actual: unknown, expected: unknown, message?: string): void {
  if (Object.is(actual, expected)) fail(message ?? `${show(actual)} is what it should not be`);
}

function deepEqual(actual: unknown, expected: unknown, message?: string): void {
  if (!isDeepEqual(actual, expected))
    fail(message ?? `actual:\n${show(actual)}\nexpected:\n${show(expected)}`);
}

function match(actual: string, expected: RegExp, message?: string): void {
  if (!expected.test(actual)) fail(message ?? `${show(actual)} does not match ${String(expected)}`);
}

function throws(run: () => unknown, expected?: Expected): void {
  try {
    run();
  } catch (error) {
    check(error, expected);
    return;
  }
  fail('nothing was thrown');
}

async function rejects(
  promise: Promise<unknown> | (() => Promise<unknown>),
  expected?: Expected,
): Promise<void> {
  try {
    await (typeof promise === 'function' ? promise() : promise);
  } catch (error) {
    check(error, expected);
    return;
  }
  fail('it was not rejected');
}

function check(error: unknown, expected: Expected | undefined): void {
  if (expected === undefined) return;
  if (expected instanceof RegExp) match(String(error), expected);
  else
    ok(
      isClass(expected) ? error instanceof expected : expected(error),
      `${String(error)} is not as expected`,
    );
}

function isClass(expected: Expected): expected is new (...args: never[]) => Error {
  return 'prototype' in expected && expected.prototype instanceof Error;
}

function show(value: unknown): string {
  return value === undefined ? 'undefined' : JSON.stringify(value, undefined, 2);
}

const assert = Object.assign(ok, { ok, equal, notEqual, deepEqual, match, throws, rejects, fail });
export default assert;
