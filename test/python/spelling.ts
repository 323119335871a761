/* How Python spells what JavaScript's Math has, in each of the ways in which people import it. */

/** Where a program has its functions of numbers from. */
export const libraries = ['math', 'from math', 'np', 'numpy', 'torch', 'jnp'] as const;

export type Library = (typeof libraries)[number];

/** The import that a program needs. */
export function importOf(library: Library, names: readonly string[]): string {
  switch (library) {
    case 'math':
      return 'import math';
    case 'from math':
      return `from math import ${names.join(', ')}`;
    case 'np':
      return 'import numpy as np';
    case 'numpy':
      return 'import numpy';
    case 'torch':
      return 'import torch';
    case 'jnp':
      return 'import jax.numpy as jnp';
  }
}

const same = 'exp log log2 log10 log1p expm1 sqrt sin cos tan sinh cosh tanh floor ceil trunc hypot'.split(
  ' ',
);
const arcs: Readonly<Record<string, string>> = {
  asin: 'arcsin',
  acos: 'arccos',
  atan: 'arctan',
  atan2: 'arctan2',
};

/** The name of a function of Math's in a library; null where it has none. */
function nameOf(name: string, library: Library): string | null {
  if (same.includes(name)) return name;
  if (name in arcs) return /^(np|numpy|jnp)$/.test(library) ? arcs[name] : name;
  if (name === 'pow') return /^(np|numpy|jnp)$/.test(library) ? 'power' : 'pow';
  if (name === 'cbrt') return library === 'torch' ? null : name;
  return null;
}

/** Writes what stands for JavaScript's Math, and remembers what was needed for it. */
export class Spelling {
  private readonly needed = new Set<string>();

  constructor(
    readonly library: Library,
    /** How `a ** b` is written. */
    readonly power: '**' | 'pow' = '**',
  ) {}

  /** The lines that a program begins with. */
  header(): string[] {
    return this.needed.size > 0 ? [importOf(this.library, [...this.needed].sort())] : [];
  }

  /** Whether a variable of this name would hide what was imported. */
  hides(name: string): boolean {
    return this.library === 'from math' && this.needed.has(name);
  }

  private own(name: string): string {
    this.needed.add(name);
    return this.library === 'from math' ? name : `${this.library}.${name}`;
  }

  /** A call of one of Math's functions; null where Python has none such. */
  call(name: string, values: readonly string[]): string | null {
    const isArray = !/math/.test(this.library);
    const [a, b] = values;
    if (name === 'abs') return isArray ? `${this.own('abs')}(${a})` : `abs(${a})`;
    if (name === 'max' || name === 'min')
      return isArray && values.length === 2
        ? `${this.own(name === 'max' ? 'maximum' : 'minimum')}(${a}, ${b})`
        : `${name}(${values.join(', ')})`;
    if (name === 'sign')
      return isArray ? `${this.own('sign')}(${a})` : `(1 if ${a} > 0 else -1 if ${a} < 0 else 0)`;
    if (name === 'where' && isArray) return `${this.own(name)}(${values.join(', ')})`;
    if (name === 'round') return `round(${a})`;
    const spelled = nameOf(name, this.library);
    return spelled === null ? null : `${this.own(spelled)}(${values.join(', ')})`;
  }

  /** One of Math's numbers; null for others. */
  constant(name: string): string | null {
    if (name === 'PI') return this.own('pi');
    if (name === 'E') return this.own('e');
    const of = { LN2: ['log', 2], LN10: ['log', 10], SQRT2: ['sqrt', 2] }[name];
    return of ? `${this.own(String(of[0]))}(${of[1]})` : null;
  }

  /** A power, for styles that write it as a call. */
  powerOf(base: string, exponent: string): string {
    return this.library === 'torch' ? `torch.pow(${base}, ${exponent})` : `pow(${base}, ${exponent})`;
  }
}
