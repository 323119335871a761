/* The sentences on the lines along which a variable reaches the output. */
import type { Contribution } from '../../analysis/contribution';
import type { Analysis, Circuit } from '../../analysis/model';
import type { Version } from '../../tape/wiring';

/** Tells of paths by the lines that they lead through. */
export class PathLines {
  constructor(
    private readonly analysis: Analysis,
    private readonly circuit: Circuit,
  ) {}

  /** `a reaches the output x along two paths (lines 3 and 4)`, or nothing where there is only one. */
  paths(contributions: readonly Contribution[], of: Version): string {
    const paths = contributions.map(({ gate }) => gate);
    if (paths.length < 2) return '';
    const outputs = this.circuit.outputs.map(({ variable }) => variable.name);
    const output = `the ${outputs.length > 1 ? 'outputs' : 'output'} ${joined(outputs)}`;
    return `${of.name} reaches ${output} along ${countOf(paths.length)} paths (${this.counted(paths)})`;
  }

  /** `line 7`, where a gate stands. */
  placeOf(gate: number): string {
    return this.analysis.lines.said(this.analysis.tape.from[gate]);
  }

  listed(gates: readonly number[]): string {
    return this.analysis.lines.saidOf(gates.map((gate) => this.analysis.tape.from[gate]));
  }

  /** The same, or `line 4 and line 7 twice` where several of the gates stand in one line. */
  private counted(gates: readonly number[]): string {
    const { from } = this.analysis.tape;
    const places = [...gates].sort((one, other) => from[one] - from[other]).map((gate) => this.placeOf(gate));
    const unique = [...new Set(places)];
    if (unique.length === places.length) return this.listed(gates);
    return joined(unique.map((place) => place + timesOf(places.filter((other) => other === place).length)));
  }
}

function joined(all: readonly string[]): string {
  return all.length > 1 ? `${all.slice(0, -1).join(', ')} and ${all.at(-1)}` : all.join();
}

function timesOf(count: number): string {
  return ['', '', ' twice'][count] ?? ` ${countOf(count)} times`;
}

function countOf(count: number): string {
  return ['no', 'one', 'two', 'three', 'four', 'five', 'six'][count] ?? String(count);
}
