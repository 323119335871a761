import type { Version } from '../circuit/circuit';
import { type GradientNames, isUsualOutput, uncapitalized } from './names';
import type { Site } from './run';
import type { Uses } from './uses';

/*
 * Which gradients a scope speaks of, and whether a name such as dy_dx can be that of a gradient there: it can where y
 * is what the circuit computes. Elsewhere it is a local gradient, which the pass multiplies by others.
 */

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

/** Whether dy_dx is the gradient of what the circuit computes, for the name in the place of y. */
export function isOutput(name: string, site: Site): boolean {
  let answer = site.outputs.get(name);
  if (answer === undefined) {
    answer = findsOutput(name, site);
    site.outputs.set(name, answer);
  }
  return answer;
}

function findsOutput(output: string, site: Site): boolean {
  const name = [output, uncapitalized(output)].find((each) => site.known.has(each));
  if (name === undefined) return isUsualOutput(output);
  const last = new Map(site.circuit.versions.map((version) => [version.name, version]));
  const version = last.get(name);
  if (!version || !isFinal(version, site) || site.mentions.isBelow(name, version.statement)) return false;
  // The partial derivatives of several results are no backward pass.
  return [...last.values()].every(
    (other) => other === version || !site.mentions.asOutput(other.name) || !isFinal(other, site),
  );
}

/** Whether a version is computed, and no forward statement goes on from it. */
function isFinal({ origin, node }: Version, site: Site): boolean {
  return origin === 'computed' && site.readers.every(node, (reader) => servesGradients(site, reader));
}

/** Chains of helpers that are longer are none. */
const longestChain = 20;

/** Whether a statement assigns a gradient, or what only such statements read. */
function servesGradients(site: Site, index: number, depth = 0): boolean {
  const { statement } = site.items[index];
  if (statement.kind !== 'assignment' || depth > longestChain) return false;
  if (site.names.variablesOf(statement.target).some((variable) => site.known.has(variable))) return true;
  const readers = site.uses.readersOf(statement.target, index);
  return readers.length > 0 && readers.every((reader) => servesGradients(site, reader, depth + 1));
}
