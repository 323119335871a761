/* What a verdict on a gradient says beside its judgement: of what it is one, and an example that shows that it is off. */
import { nodesBehind } from '../../tape/reach';
import type { Span } from '../../text/span';
import type { Verdict } from '../model';
import { truth } from './claims/agreement';
import type { ClaimGroup } from './claims/claim';
import { seedsOf } from './claims/outputs';
import { isReturnSaid } from './claims/returns';
import type { JudgedGroup, JudgedUnit } from './judge';
import { plainName } from './machine/marked';
import { worth } from './machine/products';
import type { StoreHeard } from './machine/stores';
import type { UnitRun } from './run';
import { elementText, writtenAs } from './written-numbers';

/**
 * What a gradient is of, as one would write it beside its name: `this.W` for `this.dW`. What a name like `delta` seems to be of
 * is no name of the code: it is of what the code calls that number, if it does.
 */
export function ofText(
  { of, stores, open, claims }: ClaimGroup,
  { measured: { run } }: JudgedUnit,
): string | null {
  const last = stores.at(-1);
  const { root, text } = run.stores[last ?? 0];
  if (open?.kind === 'wire' && !isName(of, run)) {
    const { tape } = run.file;
    const isIt = ({ value }: StoreHeard) =>
      typeof value === 'number' && tape.sourceOf(value) === tape.sourceOf(claims[0].of);
    return run.stores.find(isIt)?.text ?? null;
  }
  const isBeside = root.kind === 'member' && root.name !== of && root.holder.kind === 'record';
  const dot = text.lastIndexOf('.');
  return isBeside && dot > 0 && root.holder.members.has(of) ? `${text.slice(0, dot)}.${of}` : of;
}

/** Whether anything in a run is called so. */
const isName = (name: string, { stores, machine }: UnitRun): boolean =>
  stores.some(({ root }) => root.name === name) ||
  [...machine.inputNames.values()].some((each) => plainName(each) === name);

/** Whether an expression that is returned stands at a place. */
export function isSaidAt({ from, to }: Span, { measured: { run } }: JudgedUnit): boolean {
  return run.stores.some((store) => isReturnSaid(store) && store.at.from === from && store.at.to === to);
}

/** An element that is off at one of the points: what it is, and what it should be there. */
export function counterexample(
  { point, claim }: NonNullable<JudgedGroup['shown']>,
  { name, of, free, stores, leftOut }: JudgedGroup['group'],
  { measured: { run, leads, output } }: JudgedUnit,
): NonNullable<Verdict['counterexample']> {
  const { tape } = run.file;
  const behind = nodesBehind(tape, [claim.node], 0);
  // What a script begins with is another number at each point.
  const begun = run.machine.stores.flatMap(({ value, keys, text }): [number, string][] => {
    const at = typeof value === 'number' && keys.length === 0 ? writtenAs(tape, value) : -1;
    return tape.isConstant(at) && point.set.has(at) ? [[at, text]] : [];
  });
  const data = [...begun, ...run.data()].filter(([node]) => behind.has(node) && point.set.has(node));
  const named = [...run.machine.inputNames].filter(
    ([node]) => behind.has(node) || leads.has(node) || tape.isCount(node),
  );
  const inputs = new Map([...named, ...data].map(([node, input]) => [plainName(input), point.value(node)]));
  const place = elementText(claim.place);
  // `err * q[f]` is one number in each round.
  const isOne = free === 'step' && typeof run.stores[stores[0]].value === 'number';
  const seeds = seedsOf(output).map((seed) => point.value(seed));
  const rates = claim.times?.rates.filter((rate) => leftOut?.has(rate.node)) ?? [];
  const times = worth({ factor: 1, rates }, point);
  return {
    inputs,
    seed: seeds[0] ?? 1,
    above: seeds,
    settable: new Map(),
    changed: [],
    name: isOne ? name : `${name}${place}`,
    of: `${of}${place}`,
    element: claim.place === '' ? [] : claim.place.split(','),
    value: point.value(claim.node) / times,
    stops: null,
    expected: truth(claim, point, leads) / times,
  };
}
