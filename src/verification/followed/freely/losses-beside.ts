/*
 * Losses that a function of the file computes, and the pass does not: a loop that trains asks for its loss once it has stepped,
 * or never does. Such a loss is computed from the numbers before the steps.
 */
import type { Analysis } from '../../../analysis/model';
import type { FunctionCode } from '../../../program/code';
import { List, type Value } from '../../../program/values';
import { isLossName } from '../../../recognition/recognise';
import { lossOf, type PassOutput, saysLoss } from '../claims/outputs';
import { partsIn } from '../machine/code-parts';
import { functionsOf, type OwnedFunction } from '../machine/functions';
import type { TrialMachine } from '../machine/machine';
import type { StoreHeard } from '../machine/stores';
import type { PassUnit } from '../units';

/** So many functions are called for their losses. */
const most = 2;

/** Whether a function's name says that it gives a loss. */
export const isCalledLoss = (name: string) => saysLoss.test(name) || isLossName(name);

/** What functions that are called as losses are give for the numbers before the steps of a pass. */
export function lossesBeside(
  machine: TrialMachine,
  { file }: Analysis,
  stores: readonly StoreHeard[],
  own: FunctionCode | null,
): PassOutput[] {
  const before = machine.beforeSteps(stores);
  if (!before) return [];
  const losses = functionsOf(file.codes?.top ?? []).filter(
    ({ name, code, home }) => code !== own && home.kind === 'file' && isCalledLoss(name),
  );
  return losses.slice(0, most).flatMap((loss) => {
    const args = argumentsOf(machine, loss, stores)?.map((each) => earlier(each, before));
    const found = args && machine.callOf(loss, args);
    return typeof found === 'number'
      ? [{ name: loss.name, leaves: [{ node: found, seed: -1 }], isCertain: false }]
      : [];
  });
}

/** The loss that a function of the file computes from what a forward function and its backward one get. */
export function lossOfPair(
  machine: TrialMachine,
  { forward, backward }: Extract<PassUnit, { kind: 'pair' }>,
  { file }: Analysis,
): PassOutput[] {
  const frames = [forward, backward].map(({ code, base }) =>
    machine.frames.find((each) => each.code.from === code.from && each.base === base),
  );
  const calls = (code: FunctionCode) =>
    partsIn(code.body).some((part) => 'kind' in part && part.kind === 'name' && part.name === forward.name);
  const [loss] = functionsOf(file.codes?.top ?? []).filter(
    ({ name, code, home }) => home.kind === 'file' && isCalledLoss(name) && calls(code),
  );
  const args = loss?.code.parameters.map(({ target }) =>
    target.kind === 'name'
      ? frames.map((each) => each?.cells.get(target.name)?.value).find(isThere)
      : undefined,
  );
  const found = args?.every(isThere) ? machine.callOf(loss, args) : undefined;
  return typeof found === 'number' ? [{ ...lossOf(loss.name, found), isCertain: true }] : [];
}

const isThere = (value: Value | null | undefined): value is Value => value != null;

/** What a function was called with last, or else what its parameters are called; null where that is not known. */
function argumentsOf(
  { frames }: TrialMachine,
  { code, base }: OwnedFunction,
  stores: readonly StoreHeard[],
): Value[] | null {
  const frame = frames.findLast((each) => each.code.from === code.from && each.base === base);
  const last = (name: string) =>
    stores.findLast(({ root }) => root.kind === 'name' && root.name === name)?.root;
  const found = code.parameters.map(({ target }): Value | null => {
    if (target.kind !== 'name') return null;
    if (frame) return frame.cells.get(target.name)?.value ?? null;
    const root = last(target.name);
    return root?.kind === 'name' ? root.cell.value : null;
  });
  return found.every((each) => each !== null) ? found : null;
}

/** A value as it was before the steps. */
function earlier(value: Value, before: (node: number) => number): Value {
  if (typeof value === 'number') return before(value);
  if (value.kind !== 'list') return value;
  const items = value.items.map((item) => (item === undefined ? undefined : earlier(item, before)));
  return items.some((item, k) => item !== value.items[k]) ? new List(items, value.form) : value;
}
