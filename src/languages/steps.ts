/**
 * Work in steps of which none takes long. Between two of them its driver may let others have the thread, or give the
 * work up; what the steps yield says nothing.
 */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Takes all steps at once. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
