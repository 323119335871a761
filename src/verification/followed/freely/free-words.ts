/* Which code may have gradients whose names do not say so: it multiplies, and its names speak of learning. */

import { lastName } from '../../../circuits/following/steps';
import type { Expression, FunctionCode, Target } from '../../../program/code';
import { perObject, remembering } from '../../../text/remembering';
import { isApart, ownTargetsIn, partsIn, targetsOf } from '../machine/code-parts';
import type { OwnedFunction } from '../machine/functions';
import { mostKnown, wordsOf } from '../pairs';

const learning = new Set(
  `error errors err errs delta deltas grad grads gradient gradients descent back backward backprop backpropagate
   backpropagation propagate train training learn learning pull pulls loss losses cost costs rate lr alpha eta epoch epochs
   diff diffs residual residuals fit adjust`.split(/\s+/),
);
const forward = new Set(
  'run predict forward feed feedforward activate propagate process query think output evaluate calculate compute update'.split(
    ' ',
  ),
);
const backward = new Set(
  'back backward backprop backpropagate backpropagation error errors delta deltas gradient gradients train learn adjust correct propagate'.split(
    ' ',
  ),
);

const errors = new Set('error errors err errs e delta deltas diff diffs residual residuals miss'.split(' '));

/** Whether something is called as what comes from above is where no loss is written. */
export const isError = remembering(mostKnown, (name): boolean =>
  wordsOf(name).some((word) => errors.has(word)),
);

/** What functions are called that multiply. */
const products = new Set('multiply mult mul mmul matmul dot product outer hadamard scale times'.split(' '));

/** Whether code has what a pass under any name must have; functions inside it apart. */
export function mayLearn(code: object, name: string): boolean {
  const { isNamed, multiplies } = saidIn(code);
  return multiplies && (isNamed || isLearning(name));
}

/** Whether a function puts together what goes forward, or what it calls an error, and what may learn from that, as `train` may. */
export function trains({ code, home }: OwnedFunction): boolean {
  const called = new Set([...calledIn(code)].flatMap((name) => home.functions.get(name) ?? []));
  const [goes, learns] = [
    [...called].some(goesForward),
    [...called].some((each) => mayLearn(each.code.body, each.name)),
  ];
  return called.size > 1 && learns && (goes || saidIn(code.body).isNamed);
}

/** Whether names in a function are made of those of what it gets as those of gradients are: `gw` and `gb` of `w` and `b`. */
export const namesBeside = perObject((code: FunctionCode): boolean => {
  const given = new Set(namesOf(code.parameters.map(({ target }) => target)));
  const named = new Set(
    namesOf(ownTargetsIn(code.body)).filter((name) => given.has(name.replace(/^g_?/, ''))),
  );
  return [...named].filter((name) => !given.has(name)).length > 1;
});

/** The names among what is assigned to. */
export const namesOf = (targets: readonly Target[]) =>
  targets.flatMap((target) => (target.kind === 'name' ? target.name : []));

/** What a function calls, by its last name. */
const calledIn = perObject(
  ({ body }: FunctionCode): ReadonlySet<string> =>
    new Set(
      partsIn(body, isApart).flatMap((node) =>
        !('parameters' in node) && node.kind === 'call' ? (lastName(node.callee) ?? []) : [],
      ),
    ),
);

const goesForward = ({ name }: OwnedFunction) => wordsOf(name).some((word) => forward.has(word));

/** Whether names in some code speak of learning, and whether it multiplies. */
interface SaidIn {
  readonly isNamed: boolean;
  readonly multiplies: boolean;
}

const saidIn = perObject((code: object): SaidIn => {
  let isNamed = false;
  let multiplies = false;
  for (const node of partsIn(code, isApart)) {
    if ('parameters' in node) continue;
    if (node.kind === 'gate' && node.gate === '*') multiplies = true;
    if (node.kind === 'call') {
      multiplies ||= wordsOf(lastName(node.callee) ?? '').some((word) => products.has(word));
      for (const { value } of node.args) {
        if (value.kind !== 'function') continue;
        // What a function is given runs there.
        const inner = saidIn(value.code.body);
        multiplies ||= inner.multiplies;
        isNamed ||= inner.isNamed;
      }
    }
    isNamed ||= targetsOf(node).some((target) => isLearning(lastName(target) ?? ''));
    if (node.kind === 'name') isNamed ||= isLearning(node.name);
    if (node.kind === 'member') isNamed ||= isLearning(node.key);
    if (isNamed && multiplies) break;
  }
  return { isNamed, multiplies };
});

/** Whether a name speaks of learning. */
export const isLearning = remembering(mostKnown, (name): boolean =>
  wordsOf(name).some((word) => learning.has(word)),
);

/** No name has more words. */
const mostWords = 1000;

/** The functions of its home that a function may go back through which has no gradient's name, the likeliest first. */
export function forwardsBeside({ name, home, code }: OwnedFunction): OwnedFunction[] {
  const isBackward = (each: string) => wordsOf(each).some((word) => backward.has(word));
  if (!isBackward(name)) return [];
  const { reads } = membersOf(code);
  const shared = (other: OwnedFunction) =>
    [...membersOf(other.code).sets].filter((key) => reads.has(key)).length;
  // `runSigmoid` and `deltasSigmoid` belong together, and `runLeakyRelu` to others than `runRelu`.
  const own = wordsOf(name).filter((word) => !backward.has(word) && !forward.has(word));
  const alike = (other: OwnedFunction) => {
    const words = wordsOf(other.name);
    const both = words.filter((word) => own.includes(word));
    return both.length === 0 ? -mostWords : 2 * both.length - words.length;
  };
  return [...home.functions.values()]
    .filter((other) => other.code !== code && !/^(constructor|__init__)$/.test(other.name))
    .filter((other) => goesForward(other) || (!isBackward(other.name) && shared(other) > 0))
    .sort((one, other) => alike(other) - alike(one) || shared(other) - shared(one))
    .slice(0, 2);
}

/** The members that code sets, and those that it reads. */
interface UsedMembers {
  readonly sets: ReadonlySet<string>;
  readonly reads: ReadonlySet<string>;
}

const membersOf = perObject((code: FunctionCode): UsedMembers => {
  const sets = new Set<string>();
  const reads = new Set<string>();
  for (const node of partsIn(code.body)) {
    if (!('parameters' in node) && node.kind === 'member') reads.add(node.key);
    for (const target of targetsOf(node)) if (target.kind !== 'name') sets.add(lastName(target) ?? '');
  }
  return { sets, reads };
});

/** Whether some name in an expression speaks of learning. */
export function namesLearning(e: Expression): boolean {
  if (e.kind === 'name') return isLearning(e.name);
  if (e.kind === 'member') return isLearning(e.key) || namesLearning(e.of);
  if (e.kind === 'at') return namesLearning(e.of);
  return e.kind === 'gate' && e.inputs.some(namesLearning);
}
