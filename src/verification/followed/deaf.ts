/* Backward functions that never read what comes from above, though they have to. */
import type { Analysis } from '../../analysis/model';
import type { Expression, FunctionCode } from '../../program/code';
import type { Value } from '../../program/values';
import { isSeedName } from './claims/results';
import { type AnyCode, partsIn, targetsOf } from './machine/code-parts';
import { functionsOf } from './machine/functions';
import type { TrialMachine } from './machine/machine';
import { isDerivative } from './pairs';
import { gradientMembers } from './seeds';
import type { PassUnit } from './units';

/**
 * Whether a backward function never reads what comes from above, though it asks for it, or others of its name find it where its
 * own result is. What has a target may be a loss, of which nothing comes from above.
 */
export function neverReads(
  { forward, backward }: Extract<PassUnit, { kind: 'pair' }>,
  result: Value,
  { stores }: TrialMachine,
  analysis: Analysis,
): boolean {
  const names = [...namesOf(forward), forward.home.name, forward.name];
  if (names.some((name) => saysTarget.test(name) || ofLoss.test(name)) || isDerivative(backward.name))
    return false;
  const reads = (code: object, isIt: (part: AnyCode) => boolean) => partsIn(code).some(isIt);
  const asked = namesOf(backward).filter((name) => isSeedName(name, analysis));
  if (asked.length > 0)
    return !reads(
      backward.code.body,
      (part) => 'kind' in part && part.kind === 'name' && asked.includes(part.name),
    );
  const holders = stores.flatMap(({ root, value }) =>
    root.kind === 'member' && value === result ? root.name : [],
  );
  const isHolder = (e: Expression) => e.kind === 'member' && holders.includes(e.key);
  const readsAbove = ({ body }: FunctionCode) => {
    // `const out = this.out` is another name for it.
    const names = partsIn(body).flatMap((part) =>
      'kind' in part && part.kind === 'assign' && isHolder(part.value)
        ? targetsOf(part).flatMap((target) => (target.kind === 'name' ? target.name : []))
        : [],
    );
    return reads(
      body,
      (part) =>
        'kind' in part &&
        part.kind === 'member' &&
        gradientMembers.includes(part.key) &&
        (isHolder(part.of) || (part.of.kind === 'name' && names.includes(part.of.name))),
    );
  };
  const others = functionsOf(analysis.file.codes?.top ?? []).filter(({ name }) => name === backward.name);
  return !readsAbove(backward.code) && others.some(({ code }) => readsAbove(code));
}

/** The parameters that have to be given. */
function namesOf({ code }: Extract<PassUnit, { kind: 'pair' }>['forward']): string[] {
  return code.parameters.flatMap(({ target, otherwise }) =>
    target.kind === 'name' && otherwise === null ? target.name : [],
  );
}

/** Names of what something should be. */
export const saysTarget =
  /^(ts?|ys?|labels?|targets?|truth|goal|gold|expected|wanted|desired|y_?true|ytrue|actual)$/i;
const ofLoss = /loss|cost|err|mse|mae|bce|entropy|nll|criterion|hinge|huber|energy|objective/i;
