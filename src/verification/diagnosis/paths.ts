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

  lineOf(gate: number): number {
    return this.analysis.lines.lineOf(this.analysis.tape.from[gate]);
  }

  listed(gates: readonly number[]): string {
    const unique = [...new Set(gates.map((gate) => this.lineOf(gate)))].sort((one, other) => one - other);
    return `${unique.length === 1 ? 'line' : 'lines'} ${joined(unique)}`;
  }

  /** The same, or `line 4 and line 7 twice` where several of the gates stand in one line. */
  private counted(gates: readonly number[]): string {
    const lines = gates.map((gate) => this.lineOf(gate)).sort((one, other) => one - other);
    const unique = [...new Set(lines)];
    if (unique.length === lines.length) return this.listed(gates);
    const often = (line: number) => timesOf(lines.filter((other) => other === line).length);
    return joined(unique.map((line) => `line ${line}${often(line)}`));
  }
}

function joined(all: readonly (string | number)[]): string {
  return all.length > 1 ? `${all.slice(0, -1).join(', ')} and ${all.at(-1)}` : all.join();
}

function timesOf(count: number): string {
  return ['', '', ' twice'][count] ?? ` ${countOf(count)} times`;
}

function countOf(count: number): string {
  return ['no', 'one', 'two', 'three', 'four', 'five', 'six'][count] ?? String(count);
}
