/*
 * Names for inputs that have their number in the file, so that other numbers can be tried for them while the text
 * changes.
 */
import type { Version, Wiring } from '../tape/wiring';
import type { Analysis } from './model';

/** Keys of the inputs that have a number without anybody's help, a literal or a carried value. They outlive edits elsewhere. */
export function inputKeys({ file }: Pick<Analysis, 'file'>): ReadonlyMap<Version, string> {
  const keys = new Map<Version, string>();
  for (const [key, version] of fixedInputs(file.wirings)) keys.set(version, key);
  return keys;
}

/** Their keys, one after the other: such an input is the nth of its name in the nth circuit of its scope. */
export function* fixedInputs(wirings: readonly Wiring[]): Generator<[key: string, version: Version]> {
  const counts = new Map<string, number>();
  const count = (what: string): number => {
    const n = (counts.get(what) ?? 0) + 1;
    counts.set(what, n);
    return n;
  };
  for (const { scope, versions } of wirings) {
    const circuit = `${scope}#${count(scope)}`;
    for (const version of versions) {
      const key = `${circuit}/${version.name}#${count(`${circuit}/${version.name}`)}`;
      if (version.origin === 'literal' || version.origin === 'carried') yield [key, version];
    }
  }
}
