/* Does long work in slices of some milliseconds, so that typing stays smooth. */

/** Long work done in short slices, so that the editor can breathe and newer work can take its place. */
export class Sliced<T> {
  private readonly steps: Generator<unknown, T>;
  private readonly finished: (result: T | undefined, took: number) => void;
  private took = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** `finished` gets the result and the milliseconds spent on it, or undefined where the work broke down. */
  constructor(steps: Generator<unknown, T>, finished: (result: T | undefined, took: number) => void) {
    this.steps = steps;
    this.finished = finished;
  }

  /** Works for about `budget` milliseconds. Says whether that was enough; if so, `finished` has been called. */
  work(budget: number): boolean {
    const start = performance.now();
    let step: IteratorResult<unknown, T>;
    try {
      do step = this.steps.next();
      while (!step.done && performance.now() - start < budget);
    } catch (error) {
      // A mistake of ours costs this version of the file its numbers; the next one gets another try.
      console.error(error);
      this.finished(undefined, this.took);
      return true;
    }
    this.took += performance.now() - start;
    if (step.done) this.finished(step.value, this.took);
    return step.done === true;
  }

  /** Does the rest in slices of `budget` milliseconds, with a turn for others between them. */
  workOn(budget: number): void {
    this.timer = setTimeout(() => {
      if (!this.work(budget)) this.workOn(budget);
    }, 0);
  }

  /** Leaves the rest undone. */
  stop(): void {
    clearTimeout(this.timer);
  }
}
