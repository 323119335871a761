/*
 * Which gradients a scope speaks of, and whether a name such as dy_dx can be that of a gradient there: it can where y
 * is what the circuit computes. Elsewhere it is a local gradient, which the pass multiplies by others.
 */
import { type GradientNames, isUsualOutput, uncapitalized } from './names';
import type { Uses } from './uses';

/** The gradients that a scope's names may stand for. */
export class Mentions {
  /** The last statement that mentions a gradient of each variable. */
  private last: Map<string, number> | null = null;
  /** Names of ratios by their variables; and what the ratios are of. */
  private readonly ratios = new Map<string, { readonly name: string; readonly output: string }[]>();
  private readonly outputs = new Set<string>();

  constructor(
    readonly uses: Uses,
    private readonly names: GradientNames,
  ) {}

  /** Whether anything after statement `index` reads or assigns what may be the gradient of `variable`. */
  ofGradient(variable: string, index: number): boolean {
    return (this.read().get(variable) ?? -1) > index;
  }

  /** Whether some name speaks of the gradient of `output`: dy_dx of y's. */
  asOutput(output: string): boolean {
    this.read();
    return this.outputs.has(output);
  }

  /** Whether what statement `index` assigns to `variable` has a gradient that is a ratio with something else above. */
  isBelow(variable: string, index: number): boolean {
    this.read();
    const next = this.uses.assignmentsOf(variable).find((other) => other > index) ?? Number.POSITIVE_INFINITY;
    return (this.ratios.get(variable) ?? []).some(
      ({ name, output }) =>
        output !== variable &&
        uncapitalized(output) !== variable &&
        this.uses.assignmentsOf(name).some((other) => other > index && other <= next),
    );
  }

  private read(): ReadonlyMap<string, number> {
    if (this.last) return this.last;
    this.last = new Map();
    const all = this.uses.names();
    const mayBeOf = (output: string) =>
      isUsualOutput(output) || all.has(output) || all.has(uncapitalized(output));
    for (const name of all) {
      const at = this.uses.lastOf(name);
      for (const { variable, output } of this.names.readingsOf(name)) {
        if (!all.has(variable) || (output !== null && !mayBeOf(output))) continue;
        this.last.set(variable, Math.max(at, this.last.get(variable) ?? -1));
        if (output === null) continue;
        this.ratios.set(variable, [...(this.ratios.get(variable) ?? []), { name, output }]);
        this.outputs.add(output).add(uncapitalized(output));
      }
    }
    return this.last;
  }
}
