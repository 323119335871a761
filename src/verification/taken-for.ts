/*
 * What a gradient that is right has been taken for, where that is not plainly the gradient of its variable: that of a wire
 * behind it, or the seed of a pass that has none.
 */
import type { Analysis, Circuit } from '../analysis/model';
import { rowAt } from '../gates/rows';
import { spokenName } from '../program/writer';
import { movingInputs } from '../tape/wires';
import type { Group } from './groups';

/** Which wire a gradient has gone on to; null for one that has not. */
export function noteOnStep(
  { name, of, lines, step }: Group,
  { tape, code, writing, lines: text }: Analysis,
  { wiring }: Circuit,
): string | null {
  if (!step) return null;
  const { node } = step.variable;
  const named = wiring.versions.find((version) => version.node === of.node);
  const wire = named?.name ?? code({ from: tape.from[of.node], to: tape.to[of.node] });
  const row = rowAt(tape.op[node]);
  const isNext = row !== undefined && movingInputs(tape, node).includes(of.node);
  const place = lines.length > 1 ? `${text.said(lines[lines.length - 1].at.from)} on` : 'here';
  const since = step.depth > 0 ? `From ${place} ` : '';
  return `${since}${name} is the gradient of ${wire}${isNext ? `, before the ${row.title ?? spokenName(row.name, writing)}` : ''}.`;
}

/** What a gradient is taken for where the file has no seed; null for one that needs none. */
export function noteOnStandIn({ of, name }: Group, { wiring }: Circuit): string | null {
  const { pass, seeds } = wiring;
  const own = seeds.find(({ version }) => version === of)?.standIn;
  if (own?.loss === null)
    return `${name} is taken for the seed: no line computes a loss, and none of the usual ones gives this. The lines below are judged by it, and it is not judged itself.`;
  const [{ standIn, version }] = seeds;
  if (!standIn?.loss || pass?.lines.find((line) => line.of !== null)?.of !== of) return null;
  return standIn.isPull
    ? `Right for updates that add it: it is minus the gradient, as if the loss were ${standIn.loss}, and pulls ${version.name} to where that is small.`
    : `Right as if the loss were ${standIn.loss}; no line computes one.`;
}
