/* Numbers for inputs as someone gives them in a terminal: `a=2, data[0]=-3`. */
import type { Analysis } from '../analysis/model';
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
    const parsed = parseInputValue(number);
    if ('problem' in parsed) return { problem: `--input ${entry.trim()}: ${parsed.problem}` };
    const before = inputs.get(name);
    if (before !== undefined && before !== parsed.value)
      return { problem: `--input gives ${name} two numbers, ${before} and ${parsed.value}.` };
    if (parsed.value !== undefined) inputs.set(name, parsed.value);
  }
  return { inputs };
}

/** The parts between separators that stand in no brackets: an input may be called `f(1, 2)`. */
function splitAt(text: string, separator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    if ('([{'.includes(text[at])) depth++;
    else if (')]}'.includes(text[at])) depth--;
    else if (text[at] === separator && depth <= 0) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, text.slice(from)];
}

/** Remembers which names files have, to tell given numbers that none of them takes. */
export class NamesInFiles {
  private readonly open = new Set<string>();
  private readonly all = new Set<string>();

  add({ file, circuits, loose }: Analysis): void {
    for (const { name } of file.open) this.open.add(name);
    for (const { name } of [...circuits.flatMap(({ variables }) => variables), ...loose]) this.all.add(name);
  }

  /** A sentence for each given number that changes nothing. */
  unused(inputs: ReadonlyMap<string, number>): string[] {
    return [...inputs.keys()]
      .filter((name) => !this.open.has(name))
      .map((name) =>
        this.all.has(name)
          ? `--input ${name} changes nothing: the code itself gives ${name} its value.`
          : `--input ${name} changes nothing: no file that was read has an input ${name}.`,
      );
  }
}
