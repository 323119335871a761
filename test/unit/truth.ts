/* What an analysis shows of a program, held against what the program really does. */
import assert from 'node:assert/strict';
import type { Analysis, Circuit, Variable } from '../../src/analysis/model';
import { INPUT } from '../../src/gates/opcodes';
import { Mark, unshown } from '../../src/tape/tape';
import { analyze, type Options } from './analyze';
import { agrees, derivative } from './oracle';
import type { How, Runnable, Seen } from './watched';

/** How many numbers were compared. */
export interface Count {
  values: number;
  gradients: number;
  inFunctions: number;
}

/** Fails where a number that is shown for a program is not the one that it really computes. */
export function check(
  watched: Runnable,
  count: Count = { values: 0, gradients: 0, inFunctions: 0 },
  options: Options = {},
): void {
  const truth = new Truth(
    watched,
    analyze(watched.source, { language: watched.language, ...options }),
    count,
  );
  truth.checkValues(watched.run(), (node) => !truth.isAssumed(node) && !truth.restsOnParameter(node));
  for (const circuit of truth.analysis.circuits) {
    if (circuit.scope === 'top level') {
      truth.checkAssumed(circuit);
      truth.checkGradients(circuit, {});
    } else truth.checkFunction(circuit);
  }
}

class Truth {
  private readonly parameters: ReadonlySet<number>;

  constructor(
    private readonly watched: Runnable,
    readonly analysis: Analysis,
    private readonly count: Count,
  ) {
    const versions = [
      ...analysis.circuits.flatMap(({ wiring }) => wiring.versions),
      ...analysis.loose.map(({ version }) => version),
    ];
    this.parameters = new Set(versions.flatMap(({ origin, node }) => (origin === 'parameter' ? [node] : [])));
  }

  isAssumed(node: number): boolean {
    return (this.analysis.tape.marks[node] & Mark.assumed) !== 0;
  }

  /** Whether a node rests on a parameter, which has the value of its default only in calls that give it none. */
  restsOnParameter(node: number): boolean {
    if (this.parameters.size === 0) return false;
    const seen = new Set([node]);
    for (const at of seen) {
      if (this.parameters.has(at)) return true;
      for (const input of this.analysis.tape.inputsOf(at)) seen.add(input);
    }
    return false;
  }

  /** Nothing is assumed of a name that the program has assigned on any line above, however it did that. */
  checkAssumed({ variables }: Circuit): void {
    const { occurrences } = this.analysis;
    // What is assigned in a function may be a name of its own.
    if (/function|=>|class|\(\) *\{|\bdef |lambda|\bfor /.test(this.watched.source)) return;
    for (const { name, assumed, definition, version } of variables) {
      if (!assumed || definition || !/^\w+$/.test(name)) continue;
      const at = Math.min(...[...occurrences].flatMap((each) => (each.version === version ? each.from : [])));
      // The statement itself, which in Python ends where a line is not indented, may read the name before it assigns it.
      const { source, language } = this.watched;
      const begun = language === 'python' ? source.slice(0, at).search(/\n\w.*(\n[ )].*)*$/) : at;
      const line = Number.isFinite(at) ? source.lastIndexOf('\n', begun) : 0;
      // Members of an enum are no variables, and what a catch calls its error is one of its own.
      const others =
        this.watched.language === 'python'
          ? /#.*|(?<!(exec|eval|compile)\()"[^"\n]*"/g
          : new RegExp(`\\benum \\w+ *\\{[^}]*\\}|\\bcatch \\(${name}\\) *\\{[^}]*\\}`, 'g');
      const above = this.watched.source.slice(0, Math.max(0, line)).replace(others, '');
      const assigned = new RegExp(
        // `type a = number` gives no variable a value.
        `(?<![.\\w]|type )${name}\\s*([-+*/%]|\\*\\*)?=(?![=>])|(?<![.\\w])${name}(\\+\\+|--)`,
      );
      assert.doesNotMatch(above, assigned, `${name} is assumed at ${this.place(at)}, but assigned above`);
    }
  }

  private get isRepeated(): boolean {
    return /\b(for|while|do)\b/.test(this.watched.source);
  }

  /** Compares all values shown, of the nodes that `counts`, with those that a run saw. */
  checkValues({ reads, writes }: Seen, counts: (node: number) => boolean): number {
    const { tape, occurrences, circuits, loose } = this.analysis;
    let compared = 0;
    const all = [...circuits.flatMap(({ variables }) => variables), ...loose];
    // Of a loop of which one round was followed, the file shows this one.
    const isOneOf = (seen: Seen['reads'], at: number, value: number) =>
      (seen.get(at) ?? []).some((each) => this.watched.isShown(value, each));
    const isOfFirst = ({ rounds, version }: Variable) => rounds === null || version.inFirst === true;
    const hasOneRound = all.some(isOfFirst);
    const compare = (at: number, node: number, shown: number, seen: Seen['reads'], name: string) => {
      if (!counts(node)) return;
      // Members and elements are for test/followed.
      if (this.watched.language === 'python' && !/^\w+$/.test(name)) return;
      const values = seen.get(at) ?? [];
      // What code goes through more than once is shown as it was the last time.
      for (const value of this.isRepeated ? values.slice(-1) : values) {
        compared++;
        const message = `${name} at ${this.place(at)} is shown as ${shown}, and is ${String(value)}`;
        assert.ok(this.watched.isShown(shown, value), message);
      }
    };
    for (const { from, version, gradient } of occurrences) {
      const node = gradient?.node ?? version?.node;
      if (node === undefined || tape.marks[node] & unshown || version?.name === 'return') continue;
      if (!this.isNameAt(from, gradient?.name ?? version?.name ?? '')) continue;
      if (hasOneRound && isOneOf(reads, from, tape.value[node])) continue;
      compare(from, node, tape.value[node], reads, gradient?.name ?? version?.name ?? '');
    }
    for (const variable of all) {
      const { definition, value, name, version } = variable;
      if (!definition || value === null) continue;
      if (!isOfFirst(variable) || !isOneOf(writes, definition.from, value))
        compare(definition.from, version.node, value, writes, name);
    }
    for (const circuit of circuits)
      for (const { at, value, name, source } of circuit.pass?.entries ?? [])
        if (value !== null && !this.isSeededBySaying(circuit))
          compare(at.from, source.node, value, writes, name);
    this.count.values += compared;
    return compared;
  }

  /** Whether a run tells of what is read at a place: of a part in Python it tells the name that it begins with. */
  private isNameAt(at: number, name: string): boolean {
    const { source, language } = this.watched;
    return language !== 'python' || /^\w+/.exec(source.slice(at, at + name.length + 1))?.[0] === name;
  }

  /** A seed that is given is 1 whatever an earlier pass has made of its name: the program, read on, may have another. */
  private isSeededBySaying({ outputs, pass }: Circuit): boolean {
    const before = this.watched.source.slice(0, pass?.from);
    return outputs.some(
      ({ variable, given }) => given && new RegExp(`\\bd${variable.name}\\s*[-+*/]?=`).test(before),
    );
  }

  /** Calls the function that a circuit stands in with the values that are shown for its parameters. */
  checkFunction(circuit: Circuit): void {
    const { scope, wiring } = circuit;
    const name = scope;
    const text = new RegExp(`^(?:function|def) ${name}\\((.*)\\)`, 'm').exec(this.watched.source);
    const twice =
      this.watched.source.split(new RegExp(`(?:function\\*?|def) ${name}\\(|\\b${name} =`)).length > 2;
    // What is decorated is another function than the one that stands there.
    const isDecorated = new RegExp(`^@.*\\n(async )?def ${name}\\(`, 'm').test(this.watched.source);
    if (!text || twice || isDecorated || !/^\w+$/.test(name)) return;
    const parameters = new Map<string, number>();
    for (const { name: parameter, origin, node } of wiring.versions)
      if (origin === 'parameter') parameters.set(parameter, node);
    const values = text[1].split(', ').flatMap((parameter) => {
      const node = parameters.get(parameter.replace(/ ?[?:=].*/, ''));
      return node === undefined ? [] : [this.analysis.tape.value[node]];
    });
    const how = { call: name, values };
    const seen = this.watched.run(how);
    const known = new Set(parameters.values());
    this.count.inFunctions += this.checkValues(seen, (node) => {
      const inside = wiring.start <= node && node < wiring.end;
      return inside && this.restsOn(node, known);
    });
    this.checkGradients(circuit, how, known);
  }

  /** Whether all that is assumed of what a node rests on is among `known`. */
  private restsOn(node: number, known: ReadonlySet<number>): boolean {
    const { tape } = this.analysis;
    const seen = new Set([node]);
    for (const at of seen) {
      if (!this.isAssumed(at) || known.has(at)) continue;
      if (tape.op[at] === INPUT) return false;
      const inputs = tape.inputsOf(at);
      if (inputs.length === 0) return false;
      for (const input of inputs) seen.add(input);
    }
    return true;
  }

  /** Compares the gradients of a circuit with those found by changing a number and looking. */
  checkGradients({ outputs, variables }: Circuit, how: How, known: ReadonlySet<number> = new Set()): void {
    const before = this.watched.run(how);
    const once = (at: number) => before.writes.get(at)?.length === 1;
    const weights = outputs.flatMap(({ variable, seed }) =>
      variable.definition ? [{ at: variable.definition.from, seed, node: variable.version.node }] : [],
    );
    if (!weights.every(({ at, node }) => once(at) && this.restsOn(node, known))) return;
    const total = ({ writes }: Seen) =>
      weights.reduce((sum, { at, seed }) => sum + seed * Number(writes.get(at)?.[0]), 0);
    // Other inputs with assumed values have their real ones in the run.
    const others = variables.some(
      ({ assumed, version }) => assumed && version.origin !== 'computed' && !known.has(version.node),
    );
    for (const variable of variables) {
      const { definition, gradient, gradientAssumed, value, version } = variable;
      if (!definition || gradient === null || Number.isNaN(gradient) || version.origin === 'carried')
        continue;
      if (gradientAssumed && (known.size === 0 || others)) continue;
      if (version.origin === 'parameter') {
        const k = how.values?.indexOf(value ?? Number.NaN) ?? -1;
        if (k < 0) continue;
        const at = (moved: number) => how.values?.map((each, n) => (n === k ? moved : each)) ?? [];
        this.checkGradient(variable, value as number, (moved) =>
          total(this.watched.run({ ...how, values: at(moved) })),
        );
      } else {
        const [here] = before.writes.get(definition.from) ?? [];
        if (!/^(number|bigint)$/.test(typeof here) || !once(definition.from)) continue;
        if (this.watched.slope) {
          this.compareSlopes(variable, weights);
          continue;
        }
        const instead = (moved: number) => new Map([[definition.from, moved]]);
        this.checkGradient(variable, Number(here), (moved) =>
          total(this.watched.run({ ...how, instead: instead(moved) })),
        );
      }
    }
  }

  private checkGradient(
    { name, definition, gradient }: Variable,
    here: number,
    output: (x: number) => number,
  ): void {
    // Two runs settle it nearly always; the rest takes some hundred.
    const step = 1e-5 * Math.max(1, Math.abs(here));
    const slope = (output(here + step) - output(here - step)) / (2 * step);
    if (Math.abs(slope - (gradient as number)) <= 1e-6 * Math.max(1e-2, Math.abs(slope))) {
      this.count.gradients++;
      return;
    }
    // From there on every float is whole: what a floor cuts off between two of them can't be seen.
    if (Math.abs(here) >= 2 ** 53) return;
    const found = derivative(output, here);
    const right = agrees(gradient as number, found);
    if (right === null) return;
    this.count.gradients++;
    const place = this.place(definition?.from ?? 0);
    assert.ok(right, `the gradient of ${name} at ${place} is shown as ${gradient}, and is ${found?.value}`);
  }

  /** Compares a gradient with slopes that were found before. */
  private compareSlopes(
    { name, definition, gradient }: Variable,
    outputs: readonly { readonly at: number; readonly seed: number }[],
  ): void {
    const from = definition?.from ?? 0;
    const slopes = outputs.map(({ at, seed }) => {
      const slope = this.watched.slope?.(from, at);
      return slope ? { value: seed * slope.value, error: Math.abs(seed) * slope.error } : null;
    });
    if (slopes.some((slope) => slope === null)) return;
    const value = slopes.reduce((sum, slope) => sum + (slope?.value ?? 0), 0);
    const error = slopes.reduce((sum, slope) => sum + (slope?.error ?? 0), 0);
    const right = agrees(gradient as number, { value, error });
    if (right === null) return;
    this.count.gradients++;
    assert.ok(
      right,
      `the gradient of ${name} at ${this.place(from)} is shown as ${gradient}, and is ${value}`,
    );
  }

  private place(at: number): string {
    const { lines } = this.analysis;
    return `line ${lines.lineOf(at)} column ${lines.placeOf(at).column}`;
  }
}
