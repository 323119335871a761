/* Numbers for inputs as someone gives them in a terminal: `a=2, data[0]=-3`. */
import type { Analysis } from '../analysis/model';
import { givenArray, givenFor, splitAt } from '../program/given';
import { parseInputValue } from './input-value';

/** The numbers by the inputs' names, or the sentence that says what is wrong. */
export type GivenInputs = { readonly inputs: ReadonlyMap<string, number> } | { readonly problem: string };

/** Reads lists of names with numbers. */
export function parseInputs(lists: readonly string[]): GivenInputs {
  const inputs = new Map<string, number>();
  for (const entry of lists.flatMap((list) => splitAt(list, ','))) {
    const [name = '', number = '', ...more] = splitAt(entry, '=').map((side) => side.trim());
    if (name === '' || number === '' || more.length > 0)
      return {
        problem: `--input needs names with numbers, such as --input a=2,b=-3; “${entry.trim()}” is none.`,
      };
    let problem = 'An array needs numbers, such as [1, 2, 3].';
    const given = givenFor(name, number, 0, (text) => {
      const parsed = parseInputValue(text);
      if ('problem' in parsed) problem = parsed.problem;
      return 'problem' in parsed ? undefined : parsed.value;
    });
    if (!given) return { problem: `--input ${entry.trim()}: ${problem}` };
    for (const { name: own, value } of given) {
      const before = inputs.get(own);
      if (before !== undefined && before !== value)
        return { problem: `--input gives ${givenArray(own) ?? own} two numbers, ${before} and ${value}.` };
      inputs.set(own, value);
    }
  }
  return { inputs };
}

/** Remembers which names files have, to tell given numbers that none of them takes. */
export class NamesInFiles {
  private readonly open = new Set<string>();
  private readonly all = new Set<string>();
  /** Of what somebody has asked how long it is. */
  private readonly lengths = new Set<string>();

  add({ file, circuits, loose }: Analysis): void {
    for (const { name } of file.open) this.open.add(name);
    for (const path of file.lengths) this.lengths.add(path);
    for (const { name } of [...circuits.flatMap(({ variables }) => variables), ...loose]) this.all.add(name);
  }

  private isOpen(name: string, isArray: boolean): boolean {
    if (!isArray) return this.open.has(name);
    return [...this.open].some((each) => each.startsWith(`${name}[`) || this.lengths.has(name));
  }

  /** A sentence for each given number that changes nothing. */
  unused(inputs: ReadonlyMap<string, number>): string[] {
    const arrays = [...inputs.keys()].flatMap((name) => givenArray(name) ?? []);
    const isPart = (name: string) => arrays.some((array) => name.startsWith(`${array}[`));
    return [...[...inputs.keys()].filter((name) => !isPart(name)), ...arrays.filter((name) => !isPart(name))]
      .filter((name) => !this.isOpen(name, arrays.includes(name)))
      .map((name) =>
        this.all.has(name)
          ? `--input ${name} changes nothing: the code itself gives ${name} its value.`
          : `--input ${name} changes nothing: no file that was read has an input ${name}.`,
      );
  }
}
