/*
 * What an analysis shows of code that was followed, held against real runs: each number is what was really assigned
 * last at its place, each gradient what a small change of it does to the circuit's outputs.
 */
import assert from 'node:assert/strict';
import type { Analysis, Circuit, Variable } from '../../src/analysis/model';
import { analyze } from '../unit/analyze';
import { agrees, derivative } from '../unit/oracle';
import { valuesFor } from './given';
import { partAt } from './parts';
import { type Followable, inLiteral, inReturn, type RunOptions, type Written } from './runs';

/** How many numbers were compared. */
export interface Count {
  programs: number;
  values: number;
  gradients: number;
  /** Numbers shown in functions that were called with what is assumed. */
  inFunctions: number;
  /** Shown of places in loops, or that more than one call has reached. */
  repeated: number;
  /** Of elements and members. */
  parts: number;
}

export const noCount = (): Count => ({
  programs: 0,
  values: 0,
  gradients: 0,
  inFunctions: 0,
  repeated: 0,
  parts: 0,
});

/** A loop's line has its last round, or its first where only one was followed: then `rounds` is null. */
type Repeated = Variable & { readonly rounds?: number | null };

/** Whether one round only was followed of a loop around a place. */
const isOfFirst = ({ rounds, version }: Repeated) => rounds === null || version.inFirst === true;

/** Fails where a number that is shown for a program is not the one that it really computes. */
export function check(program: Followable, count: Count): void {
  hold(analyze(program.source, { language: program.language }), program, count);
}

/** Holds an analysis against what its program really computes. */
export function hold(analysis: Analysis, program: Followable, count: Count): void {
  count.programs++;
  program.run();
  // Of what goes on and on nobody knows what it does last.
  if (program.isEndless) return;
  const truth = new Truth(program, analysis, count);
  for (const circuit of analysis.circuits) truth.checkCircuit(circuit);
  // A lone parameter has its default, which is what it is in calls that give it none.
  const loose = analysis.loose.filter(({ version }) => version.origin !== 'parameter');
  truth.checkValues(loose, {});
}

class Truth {
  /** Of some loop only one round was followed, so that what is called in it may have another last call. */
  private readonly hasOneRound: boolean;

  constructor(
    private readonly program: Followable,
    private readonly analysis: Analysis,
    private readonly count: Count,
  ) {
    this.hasOneRound =
      analysis.loose.some(isOfFirst) ||
      analysis.circuits.some(
        ({ scope, variables }) => scope.startsWith('loop:') || variables.some(isOfFirst),
      );
  }

  checkCircuit(circuit: Circuit): void {
    const { scope, variables } = circuit;
    if (scope.startsWith('loop:')) {
      const line = Number(scope.slice('loop:'.length));
      const options = { firstRound: line };
      this.checkValues(variables, options);
      this.checkGradients(circuit, options);
      return;
    }
    const values = valuesFor(
      circuit,
      this.program,
      (version) => this.analysis.variableOf.get(version) !== undefined,
    );
    if (values === 'unknown') return;
    if (values === 'own') {
      this.checkValues(variables, {});
      this.checkGradients(circuit, {});
      return;
    }
    const options = { call: { name: scope, values } };
    // Of a function that calls itself a run does not tell which call is the one that is shown.
    const written = this.program.run(options);
    // What comes behind the place where a call throws has not run.
    if (this.program.fails(options)) return;
    const parameter = variables.find(({ version }) => version.origin === 'parameter');
    if (parameter && (written.get(placeOf(parameter, written))?.length ?? 0) > 1) return;
    const before = this.count.values;
    this.checkValues(variables, options, true);
    this.checkGradients(circuit, options, true);
    this.count.inFunctions += this.count.values - before;
  }

  /** Compares what is shown for these with what a run has assigned; `assumed` where it was called with what is assumed. */
  checkValues(variables: readonly Variable[], options: RunOptions, assumed = false): void {
    const written = this.program.run(options);
    for (const variable of variables) {
      const { name, value, definition } = variable;
      if (value === null || !definition || (variable.assumed && !assumed)) continue;
      const all = written.get(placeOf(variable, written)) ?? [];
      // What never ran can't be compared.
      if (all.length === 0) continue;
      // A list that a function was called with is compared by its elements.
      if (variable.version.origin === 'parameter' && assumed && typeof all.at(-1) === 'object') continue;
      this.count.values++;
      if (all.length > 1) this.count.repeated++;
      if (!/^\w+$/.test(name)) this.count.parts++;
      const isOne = (one: unknown) => this.program.isShown(value, partAt(one, name));
      const mayBeAny = this.hasOneRound && options.firstRound === undefined;
      // Of what happens over and over not all is told.
      if (mayBeAny && Object.keys(all).length < all.length) continue;
      const isRight = mayBeAny ? all.some(isOne) : isOne(all.at(-1));
      assert.ok(isRight, `${this.place(variable)} is shown as ${value}, and is ${said(all, name)}`);
    }
  }

  /** Compares the gradients of a circuit with what happens where the last assignment at a place makes something else. */
  checkGradients({ outputs, variables }: Circuit, options: RunOptions, assumed = false): void {
    const before = this.program.run(options);
    const isOnce = (at: number) => before.get(at)?.length === 1;
    // Of one round the run tells all, but not which call of a function it was.
    const isSure = (at: number) => options.firstRound !== undefined || !this.hasOneRound || isOnce(at);
    const ends = outputs.map(({ variable, seed }) => ({ at: placeOf(variable, before), seed, variable }));
    const isKnown = ends.every(
      ({ at, variable }) =>
        isSure(at) && variable.value !== null && (assumed || !variable.assumed) && before.has(at),
    );
    if (!isKnown) return;
    const total = (written: Written) =>
      ends.reduce((sum, { at, seed, variable }) => {
        // Where another number of rounds or calls runs, nothing can be compared.
        const isSame = written.get(at)?.length === before.get(at)?.length;
        return sum + seed * (isSame ? Number(partAt(written.get(at)?.at(-1), variable.name)) : Number.NaN);
      }, 0);
    const changes = variables.flatMap((variable) => {
      const { gradient, definition, gradientAssumed } = variable;
      if (gradient === null || Number.isNaN(gradient) || !definition || (gradientAssumed && !assumed))
        return [];
      const at = placeOf(variable, before);
      const all = before.get(at) ?? [];
      const here = all.at(-1);
      if (!isSure(at) || !/^(number|bigint)$/.test(typeof here)) return [];
      const to = (value: number) => ({ ...options, change: { at, nth: all.length - 1, value } });
      return [{ variable, here: Number(here), to }];
    });
    this.program.prepare?.(
      changes.flatMap(({ here, to }) => [to(here + stepAt(here)), to(here - stepAt(here))]),
    );
    for (const { variable, here, to } of changes)
      this.checkGradient(variable, here, (value) => total(this.program.run(to(value))));
  }

  private checkGradient(variable: Variable, here: number, output: (x: number) => number): void {
    const gradient = variable.gradient as number;
    // Two runs settle it nearly always; the rest takes some hundred.
    const step = stepAt(here);
    const slope = (output(here + step) - output(here - step)) / (2 * step);
    if (Math.abs(slope - gradient) <= 1e-6 * Math.max(1e-2, Math.abs(slope))) {
      this.count.gradients++;
      return;
    }
    const found = derivative(output, here);
    const right = agrees(gradient, found);
    if (right === null) return;
    this.count.gradients++;
    assert.ok(
      right,
      `the gradient of ${this.place(variable)} is shown as ${gradient}, and is ${found?.value}`,
    );
  }

  private place({ name, definition }: Variable): string {
    return `${name} on line ${this.analysis.lines.lineOf(definition?.from ?? 0)}`;
  }
}

const stepAt = (here: number) => 1e-5 * Math.max(1, Math.abs(here));

/** Where a run tells of a variable: its assignment, else what a literal holds there. */
function placeOf({ name, definition }: Variable, written: Written): number {
  const at = definition?.from ?? -1;
  if (/^return\b/.test(name)) return inReturn(at);
  return written.has(at) ? at : inLiteral(at);
}

function said(all: readonly unknown[], name: string): string {
  const last = all.slice(-4).map((each) => String(partAt(each, name)));
  return all.length > 4 ? `… ${last.join(', ')} (${all.length} times)` : last.join(', ');
}
