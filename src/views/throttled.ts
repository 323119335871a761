/* Keeps a task from running more often than is of use. */

/** Runs a task at most once in so many milliseconds: at once after a rest, else when the time is up. */
export class Throttled {
  private readonly task: () => void;
  private readonly pause: number;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private again = false;

  constructor(task: () => void, pause: number) {
    this.task = task;
    this.pause = pause;
  }

  /** Asks for the task. Asking often costs nothing: it looks at how things are when it runs. */
  ask(): void {
    if (this.timer !== undefined) {
      this.again = true;
      return;
    }
    this.timer = setTimeout(() => {
      this.timer = undefined;
      if (!this.again) return;
      this.again = false;
      this.ask();
    }, this.pause);
    this.task();
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.again = false;
  }
}
