/* The gradients that a pass puts on its outputs: what it reads or sets, or what stands for a seed where it has none. */
import type { PassLine, Seed, Version } from '../tape/wiring';
import type { Cut } from './cut';
import { type AssumedLoss, lossText, writeGradient } from './losses';
import type { Recognised } from './recognise';

/** The seeds of a pass with these lines, which are written; `givenNode` holds what the pass reads without setting it. */
export function seedsOf(
  { given, set, loss, isByLine, helperSeed, helperVersions }: Recognised,
  lines: readonly PassLine[],
  cut: Cut,
  givenNode: (output: Version) => number,
): readonly Seed[] {
  if (loss) return given.map((output) => lossSeed(output, loss, cut));
  const byLine = { loss: null, isPull: false };
  if (helperSeed !== undefined) {
    const before = helperVersions.find(({ statement }) => statement === helperSeed);
    const node = (before ?? lines.find(({ order }) => order === helperSeed))?.node ?? -1;
    return given.map((version) => ({ version, node, given: false, standIn: byLine }));
  }
  const seeds: Seed[] = given.map((version) => ({ version, node: givenNode(version), given: true }));
  for (const [version, order] of set) {
    const line = lines.find((each) => each.order === order && each.of === version);
    const seed = { version, node: line?.node ?? -1, given: false };
    seeds.push(isByLine ? { ...seed, standIn: byLine } : seed);
  }
  return seeds.sort((one, other) => one.version.node - other.version.node);
}

/** What a loss puts on its output that no line computes. */
export function lossSeed(version: Version, loss: AssumedLoss, { circuit, sheet }: Cut): Seed {
  const target = circuit.versions.findLast(({ name }) => name === loss.target);
  const { tape } = sheet;
  const wanted = target?.node ?? (loss.target === null ? version.node : tape.unread(0, 0, []));
  const node = writeGradient(tape, loss, version.node, wanted);
  const standIn = { loss: lossText(loss, version.name), isPull: loss.scale < 0 };
  return { version, node, given: false, standIn };
}
