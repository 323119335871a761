/*
 * Long work is done in steps, as a generator that pauses now and then: between steps, whoever runs it can see to other
 * things, or give up. Every room works so, and this is below them all.
 */

/** Whether it is time for a pause before item `index`, of those that come one after the other. */
export function isPause(index: number, every = 1024): boolean {
  return index % every === every - 1;
}

/** Does all that is left of some work at once. */
export function finish<T>(steps: Iterator<unknown, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
