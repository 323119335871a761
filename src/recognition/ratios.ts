/* Whether dy_dx can be the gradient of x: it can where y is what the circuit computes, and is a local gradient elsewhere. */
import type { Version } from '../tape/wiring';
import { isUsualOutput, uncapitalized } from './names';
import type { Site } from './site';

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
