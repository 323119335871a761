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

/** Two styles one after the other; the second leaves every gradient what it is. */
export function combined(name: string, one: Style, other: Style): Style {
  return {
    ...one,
    name,
    write: (program) => {
      const first = one.write(program);
      const second = first && other.write(readProgram(program.file, first.source, first.language));
      return first && second ? behind(program, first, second) : null;
    },
  };
}

/** A program in two styles, with what its names are called after both. */
function behind({ parts }: Program, first: Written, second: Written): Written {
  const names = new Map<string, string>();
  for (const name of parts.flatMap(({ gradients }) => gradients)) {
    const between = first.names.get(name) ?? name;
    names.set(name, second.names.get(between) ?? between);
  }
  return { ...first, source: second.source, language: second.language, names };
}
