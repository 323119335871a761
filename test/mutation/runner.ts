/* Runs a program and changed copies of it in real JavaScript, to tell whether their gradients are the same. */
import { createContext, runInContext } from 'node:vm';
import { transformSync } from 'esbuild';
import { type Language, type Outline, outlineOf, variablesOf } from './outline';

/** Bare functions that a file may use without saying what they are. */
const library: Readonly<Record<string, (q: number) => number>> = {
  sig: (q) => 1 / (1 + Math.exp(-q)),
  sigmoid: (q) => 1 / (1 + Math.exp(-q)),
  relu: (q) => Math.max(0, q),
  softplus: (q) => Math.log(1 + Math.exp(q)),
  square: (q) => q * q,
  tanh: Math.tanh,
  exp: Math.exp,
};

const silence = { log: () => {}, info: () => {}, table: () => {} };

const wantedPoints = 12;

type Values = Readonly<Record<string, number>>;

/** How another text of the same program is to be read. */
export interface Rewriting {
  readonly language: Language;
  /** What names of the program are called there, where that is something else. */
  readonly names: ReadonlyMap<string, string>;
  /** Gradients that end there as something else, or don't stand there at all: they are not compared. */
  readonly gone?: ReadonlySet<string>;
  /** -1 where it gives minus the gradients. */
  readonly sign?: number;
}

/** Runs a program and its mutants in real JavaScript, at the same points. */
export class Runner {
  private readonly context = createContext({ ...library, console: silence });
  private readonly free: readonly string[];
  /** Inputs with a number in the file whose gradient the pass computes: they vary, too. */
  private readonly literals: readonly string[];
  private readonly points: { readonly values: Values; readonly results: readonly number[] }[] = [];

  constructor(private readonly outline: Outline) {
    this.free = outline.free().filter((name) => !Object.hasOwn(library, name));
    const wanted = new Set(outline.parts.flatMap(({ gradients }) => gradients.flatMap(variablesOf)));
    this.literals = this.literalsOf(outline).filter((name) => wanted.has(name));
    const own = this.compile(outline.source);
    let state = 7;
    const random = () => {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0;
      return state / 2 ** 32;
    };
    for (let k = 0; this.points.length < wantedPoints && k < 400; k++) {
      const style = k % 3;
      const draw = () =>
        style === 0 ? 0.3 + 2 * random() : style === 1 ? 5 * random() - 2.5 : 0.5 + 0.4 * random();
      const names =
        k === 0
          ? [...this.free, ...this.parameters()]
          : [...this.free, ...this.parameters(), ...this.literals];
      const values = Object.fromEntries(names.map((name) => [name, draw()]));
      const results = own(values);
      if (results?.every((value) => Number.isFinite(value) && Math.abs(value) < 1e6))
        this.points.push({ values, results });
    }
    if (this.points.length < 5) throw new Error(`No points for ${outline.source}`);
  }

  private parameters(): string[] {
    return this.outline.regions.flatMap(({ from }) => this.outline.scopeParameters(from));
  }

  private literalsOf(outline: Outline): string[] {
    return literalDeclarations(outline).map(({ name }) => name);
  }

  isSame(source: string, rewriting?: Rewriting): boolean {
    let run: ReturnType<Runner['compile']>;
    try {
      run = this.compile(source, rewriting);
    } catch {
      return false;
    }
    // A pass that no longer says what its seed is counts for a seed of 1.
    const lost = this.outline.parts
      .flatMap(({ gradients }) => gradients)
      .filter((name) => this.free.includes(name))
      .filter((name) => !new RegExp(`\\b${rewriting?.names.get(name) ?? name}\\b`).test(source));
    const points = lost.length > 0 ? this.pointsWith(lost) : this.points;
    return points.every(({ values, results }) => {
      const found = run(values);
      if (found?.length !== results.length) return false;
      return results.every((value, k) => {
        const other = found[k] * (rewriting?.sign ?? 1);
        return found[k] === null || Math.abs(other - value) <= 1e-8 * Math.max(Math.abs(value), 1e-6);
      });
    });
  }

  private pointsWith(seeds: readonly string[]): Runner['points'] {
    const own = this.compile(this.outline.source);
    return this.points.map(({ values }) => {
      const seeded = { ...values, ...Object.fromEntries(seeds.map((name) => [name, 1])) };
      return { values: seeded, results: own(seeded) ?? [] };
    });
  }

  /** A function that gives the gradients at a point; null where the program throws. */
  private compile(
    source: string,
    { language, names, gone }: Rewriting = { language: this.outline.language, names: new Map() },
  ): (values: Values) => readonly number[] | null {
    const outline = outlineOf(source, language);
    const nameOf = (name: string) => names.get(name) ?? name;
    const seen = (name: string) => (gone?.has(name) ? 'null' : nameOf(name));
    const inserts: { at: number; remove: number; text: string }[] = [];
    outline.parts.forEach(({ assigned }, k) => {
      const end = Math.max(...assigned.map(({ to }) => to));
      inserts.push({
        at: end,
        remove: 0,
        text: `;__see(${this.outline.parts[k].gradients.map(seen).join(', ')});`,
      });
    });
    // What is done to a gradient afterwards is not compared.
    for (const { from, to } of outline.afterwards) inserts.push({ at: from, remove: to - from, text: ';' });
    for (const { name, from, to } of literalDeclarations(outline))
      if (this.literals.includes(name))
        inserts.push({ at: from, remove: to - from, text: `(__in.${name} ?? ${source.slice(from, to)})` });
    let body = source;
    for (const { at, remove, text } of inserts.sort((one, other) => other.at - one.at))
      body = body.slice(0, at) + text + body.slice(at + remove);
    const calls = [
      ...new Set(
        outline.regions.map(({ from }) =>
          outline.call(
            from,
            outline
              .scopeParameters(from)
              .map((name) => `__in.${name}`)
              .join(', '),
          ),
        ),
      ),
    ];
    const { code } = language === 'typescript' ? transformSync(body, { loader: 'ts' }) : { code: body };
    const text = `(function (__in, __see, ${this.free.map(nameOf).join(', ')}) { ${code}\n${calls.join('\n')} })`;
    const run = runInContext(text, this.context) as (...values: unknown[]) => void;
    return (values) => {
      const results: number[] = [];
      const named = Object.fromEntries(Object.entries(values).map(([name, value]) => [nameOf(name), value]));
      try {
        run(named, (...seen: number[]) => results.push(...seen), ...this.free.map((name) => values[name]));
        return results;
      } catch {
        return null;
      } finally {
        this.forget();
      }
    };
  }

  /** Removes what a run without declarations has left in the world, where another might find it. */
  private forget(): void {
    for (const name of Object.keys(this.context))
      if (!Object.hasOwn(library, name) && name !== 'console') delete this.context[name];
  }
}

/** `a = 2` outside of the passes. */
function literalDeclarations({
  nodes,
  source,
  regions,
}: Outline): { name: string; from: number; to: number }[] {
  return nodes.flatMap((node) => {
    const isNumber =
      node.name === 'Number' || (node.name === 'UnaryExpression' && node.lastChild?.name === 'Number');
    if (!isNumber || regions.some(({ from, to }) => node.from >= from && node.to <= to)) return [];
    const target = node.prevSibling?.name === 'Equals' ? node.prevSibling.prevSibling : null;
    const named = target?.name === 'TypeAnnotation' ? target.prevSibling : target;
    if (named?.name !== 'VariableDefinition' && named?.name !== 'VariableName') return [];
    return [{ name: source.slice(named.from, named.to), from: node.from, to: node.to }];
  });
}
