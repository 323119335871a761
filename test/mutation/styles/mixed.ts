/* Several styles at once, as nobody has only one habit. */
import { type Program, readProgram } from '../program';
import { randomNumbers } from '../rewrite';
import type { Style, Written } from './style';

/** A style of each kind in this order, or most of them, others for each program. */
export function mixed(name: string, kinds: readonly (readonly Style[])[], seed: number): Style {
  return {
    name,
    needsSeed: true,
    write: (program) => {
      const random = randomNumbers(seed + program.source.length);
      let current: Written = { ...program, names: new Map() };
      for (const kind of kinds) {
        const style = kind[Math.floor(random() * kind.length)];
        if (random() < 0.2) continue;
        const next = style.write(readProgram(program.file, current.source, current.language));
        if (next) current = behind(program, current, next);
      }
      return current.source === program.source ? null : current;
    },
  };
}

/** What names of a program are called after two renamings. */
function behind({ parts }: Program, first: Written, second: Written): Written {
  const names = new Map<string, string>();
  for (const name of parts.flatMap(({ gradients }) => gradients)) {
    const between = first.names.get(name) ?? name;
    names.set(name, second.names.get(between) ?? between);
  }
  return { source: second.source, language: second.language, names };
}
