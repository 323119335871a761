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

  /** `a reaches x along two paths (lines 3 and 4)`, or nothing where there is only one. */
  paths(contributions: readonly Contribution[], of: Version): string {
    const paths = contributions.map(({ gate }) => gate);
    if (paths.length < 2) return '';
    const output = this.circuit.outputs.map(({ variable }) => variable.name).join(' and ');
    const lines = paths.map((gate) => this.lineOf(gate));
    const often = [...new Set(lines)].filter((line) => lines.filter((other) => other === line).length > 1);
    const again =
      often.length > 0 && often.length < lines.length
        ? ` \u2013 several through line ${often.join(', ')}`
        : '';
    return `${of.name} reaches ${output} along ${countOf(paths.length)} paths (${this.listed(paths)}${again})`;
  }

  lineOf(gate: number): number {
    return this.analysis.lines.lineOf(this.analysis.tape.from[gate]);
  }

  listed(gates: readonly number[]): string {
    const unique = [...new Set(gates.map((gate) => this.lineOf(gate)))].sort((one, other) => one - other);
    if (unique.length === 1) return `line ${unique[0]}`;
    return `lines ${unique.slice(0, -1).join(', ')} and ${unique.at(-1)}`;
  }
}

function countOf(count: number): string {
  return ['no', 'one', 'two', 'three', 'four', 'five', 'six'][count] ?? String(count);
}
