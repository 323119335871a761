/* Measures tasks against each other, and prints a row for each. */

/** One row of the table: what is measured, its ratio, and what it must reach. */
export interface Row {
  readonly what: string;
  readonly ratio: number;
  readonly limit: number;
  /** The ratio must be at least the limit; otherwise at most. */
  readonly atLeast?: boolean;
}

let output: (line: string) => void = console.log;

/** Sends what is printed elsewhere: an extension host has no terminal. */
export function setOutput(other: (line: string) => void): void {
  output = other;
}

/** Prints a row; a star marks one that falls short. */
export function print({ what, ratio, limit, atLeast = false }: Row): void {
  const reached = atLeast ? ratio >= limit : ratio <= limit;
  output(
    `${reached ? ' ' : '*'} ${what.padEnd(66)} ${ratio.toFixed(2).padStart(8)}  (${atLeast ? '\u2265' : '\u2264'} ${limit})`,
  );
}

/** The medians of nine runs of each task in milliseconds, after three to warm up; the tasks take turns. */
export function medians(...tasks: (() => void)[]): number[] {
  const times = tasks.map((): number[] => []);
  for (let run = 0; run < 12; run++) {
    tasks.forEach((task, k) => {
      const start = performance.now();
      task();
      if (run >= 3) times[k].push(performance.now() - start);
    });
  }
  return times.map(median);
}

/** A task, so many times. */
export function repeated(times: number, task: () => void): () => void {
  return () => {
    for (let k = 0; k < times; k++) task();
  };
}

/** The one in the middle of an odd number of times. */
export function median(times: readonly number[]): number {
  return [...times].sort((one, other) => one - other)[times.length >> 1];
}

/** A generated file of straight-line code whose values stay of a size: tiny ones are quick to compute with. */
export function generatedFile(statements: number): string {
  let state = 12345;
  const random = (below: number) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const lines = ['var v0 = 0.3, v1 = 0.7, v2 = 0.5;'];
  for (let k = 3; lines.length < statements; k++) {
    const earlier = () => `v${Math.max(0, k - 1 - random(40))}`;
    // None leaves -1.5 … 1.5 where its inputs are in there, and their slopes are such that gradients last.
    const forms = [
      `0.25 * ${earlier()} * ${earlier()} + Math.tanh(${earlier()})`,
      `(${earlier()} - ${earlier()}) * 0.4 + 0.3`,
      `${earlier()} * 0.3 + 0.5 * ${earlier()} - 0.2`,
      `Math.tanh(${earlier()} * ${earlier()} - ${earlier()})`,
    ];
    lines.push(`var v${k} = ${forms[k % 4]};`);
  }
  return `${lines.join('\n')}\n`;
}
