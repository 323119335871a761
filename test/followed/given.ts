/* What a function is called with, so that it computes what is shown of it by itself. */
import type { Circuit, Variable } from '../../src/analysis/model';
import type { Version } from '../../src/tape/wiring';
import type { Followable, Given } from './runs';

/**
 * How a run tells what a circuit shows: the program's own run, a call with what is shown for a function's parameters, in
 * their order, or nothing ('unknown').
 */
export function valuesFor(
  circuit: Circuit,
  program: Followable,
  isVariable: (version: Version) => boolean,
): Given[] | 'own' | 'unknown' {
  const { scope, variables } = circuit;
  const head = headOf(scope, program.source);
  const names = head ? head.split(', ').map((parameter) => parameter.replace(/ ?[?:=].*/, '')) : [];
  const isPart = ({ name }: Variable) => names.some((own) => rootOf(name) === own && name !== own);
  const parameters = variables.filter(
    (each) => each.version.origin === 'parameter' || (each.assumed && !isComputed(each) && isPart(each)),
  );
  const isAssumed = variables.some(({ assumed, version }) => assumed && version.origin !== 'computed');
  // A parameter that is no number is no variable: what is shown of its parts must tell what it is.
  const isTold = (version: Version) =>
    version.origin !== 'parameter' ||
    isVariable(version) ||
    parameters.some(({ name }) => rootOf(name) === version.name);
  if (!circuit.wiring.versions.every(isTold)) return 'unknown';
  if (parameters.length === 0) return scope !== 'top level' && isAssumed ? 'unknown' : 'own';
  // By its defaults a function is shown by itself, though nothing is assumed.
  const isDefault = ({ definition }: Variable) =>
    definition !== null && /^(: ?[\w[\]]+)? ?=[^=]/.test(program.source.slice(definition.to));
  const written = program.run();
  const isLast = (each: Variable) =>
    each.value === null || program.isShown(each.value, written.get(each.definition?.from ?? -1)?.at(-1));
  if (!isAssumed && parameters.every((each) => isLast(each) || !isDefault(each))) return 'own';
  if (
    head === null ||
    variables.some((each) => each.assumed && !isComputed(each) && !parameters.includes(each))
  )
    return 'unknown';
  const values = names.map((name) => valueWith(name, parameters));
  return values.some((value) => value === undefined) ? 'unknown' : (values as Given[]);
}

const isComputed = ({ version }: Variable) => version.origin === 'computed';

/** The parameters of the only function of this name, at the top level; null where there is none. */
function headOf(name: string, source: string): string | null {
  if (!/^[A-Za-z_$][\w$]*$/.test(name)) return null;
  const patterns = [
    `^(?:function|def) ${name}\\((.*?)\\)`,
    `^(?:const|let|var) ${name} = \\((.*?)\\) =>`,
    `^${name} = lambda (.*?):`,
  ];
  const heads = patterns.flatMap((pattern) => [...source.matchAll(new RegExp(pattern, 'gm'))]);
  const isDecorated = new RegExp(`^@.*\\ndef ${name}\\(`, 'm').test(source);
  const made = source.match(new RegExp(`(?<![.\\w])(${name} = |(function|def) ${name}\\()`, 'g')) ?? [];
  return heads.length === 1 && made.length === 1 && !isDecorated ? heads[0][1] : null;
}

/** A number, or a list or record that is put together from its parts; undefined where not all of it is known. */
function valueWith(name: string, inputs: readonly Variable[]): Given | undefined {
  const tree = new Parts();
  let whole: number | undefined;
  for (const { name: path, value } of inputs) {
    if (rootOf(path) !== name || value === null) continue;
    const keys = keysBehind(path, name);
    if (keys === null || (keys.at(-1) === '.length' && !Number.isInteger(value))) return undefined;
    if (keys.length === 0) whole = value;
    else tree.put(keys, value);
  }
  // What is a list or record is that, whatever number it is taken for where only that is asked for.
  return tree.isEmpty ? whole : tree.made();
}

/** The name that a part begins with: `w` of `w[1].a` and of `len(w)`. */
const rootOf = (path: string) => /^(?:len\()?([\w$]+)/.exec(path)?.[1];

/** The keys of a part, each as it is written, the last perhaps its length; null for what is no such path. */
function keysBehind(path: string, name: string): string[] | null {
  const isLength = /^len\((.*)\)$/.exec(path);
  const keys = (isLength ? isLength[1] : path).slice(name.length);
  if (!/^(\.[\w$]+|\[(-?\d+|'[^']*'|"[^"]*")\])*$/.test(keys)) return null;
  return [...(keys.match(/\.[\w$]+|\[[^\]]*\]/g) ?? []), ...(isLength ? ['.length'] : [])];
}

/** What is known of a list or record: its parts, and how many there are. */
class Parts {
  private readonly inside = new Map<string, Parts>();
  private value: number | null = null;

  get isEmpty(): boolean {
    return this.inside.size === 0;
  }

  put([first, ...rest]: readonly string[], value: number): void {
    if (first === undefined) this.value = value;
    else {
      const part = this.inside.get(first) ?? new Parts();
      this.inside.set(first, part);
      part.put(rest, value);
    }
  }

  made(): Given {
    if (this.isEmpty) return this.value ?? 0.5;
    const isList = [...this.inside.keys()].every((key) => key === '.length' || /^\[-?\d+\]$/.test(key));
    return isList ? this.list() : this.record();
  }

  /** What nobody has read of a list may be anything. */
  private list(): Given {
    const parts = new Map<number, Given>();
    for (const [key, part] of this.inside)
      if (key !== '.length') parts.set(Number(key.slice(1, -1)), part.made());
    const places = [...parts.keys()];
    const fromEnd = Math.max(0, ...places.map((place) => -place));
    const count = this.inside.get('.length')?.value ?? Math.max(-1, ...places) + 1 + fromEnd;
    return Array.from({ length: count }, (_, k) => parts.get(k) ?? parts.get(k - count) ?? 0.5);
  }

  private record(): Given {
    const isObject = [...this.inside.keys()].every((key) => key.startsWith('.'));
    const entries = [...this.inside].map(([key, part]) => [bare(key), part.made()] as const);
    return isObject ? { members: Object.fromEntries(entries) } : { entries: Object.fromEntries(entries) };
  }
}

/** A key without what is around it. */
const bare = (key: string) =>
  key.startsWith('.') ? key.slice(1) : key.slice(1, -1).replace(/^['"]|['"]$/g, '');
