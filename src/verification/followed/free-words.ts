/* Which code may have gradients whose names do not say so: it multiplies, and its names speak of learning. */
import { lastName } from '../../circuits/following/steps';
import type { Code, Expression, FunctionCode } from '../../program/code';
import type { OwnedFunction } from './functions';
import { wordsOf } from './pairs';

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

/** What functions are called that multiply. */
const products = new Set('multiply mult mul mmul matmul dot product outer hadamard scale times'.split(' '));

/** Whether code has what a pass under any name must have; functions inside it apart. */
export function mayLearn(code: unknown, name: string): boolean {
  let isNamed = isLearning(name);
  let multiplies = false;
  const open: unknown[] = [code];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    if (typeof part !== 'object' || part === null || part instanceof Map) continue;
    const node = part as Code | Expression;
    if ('parameters' in node || node.kind === 'class') continue;
    if (node.kind === 'gate' && node.gate === '*') multiplies = true;
    if (node.kind === 'call') {
      if (wordsOf(lastName(node.callee) ?? '').some((word) => products.has(word))) multiplies = true;
      // What a function is given runs there.
      for (const { value } of node.args) if (value.kind === 'function') open.push(value.code.body);
    }
    if (node.kind === 'assign')
      isNamed ||= ('targets' in node ? node.targets : [node.target]).some((target) =>
        isLearning(lastName(target) ?? ''),
      );
    if (node.kind === 'name') isNamed ||= isLearning(node.name);
    if (node.kind === 'member') isNamed ||= isLearning(node.key);
    if (isNamed && multiplies) return true;
    for (const [key, inner] of Object.entries(part))
      if (typeof inner === 'object' && key !== 'within' && key !== 'sign') open.push(inner);
  }
  return false;
}

/** Whether a name speaks of learning. */
export function isLearning(name: string): boolean {
  return wordsOf(name).some((word) => learning.has(word));
}

/** The functions of its home that a function may go back through which has no gradient's name, the likeliest first. */
export function forwardsBeside({ name, home, code }: OwnedFunction): OwnedFunction[] {
  const isBackward = (each: string) => wordsOf(each).some((word) => backward.has(word));
  if (!isBackward(name)) return [];
  const { reads } = membersOf(code);
  const shared = (other: OwnedFunction) =>
    [...membersOf(other.code).sets].filter((key) => reads.has(key)).length;
  const isForward = (each: OwnedFunction) => wordsOf(each.name).some((word) => forward.has(word));
  return [...home.functions.values()]
    .filter((other) => other.code !== code && !/^(constructor|__init__)$/.test(other.name))
    .filter((other) => isForward(other) || (!isBackward(other.name) && shared(other) > 0))
    .sort((one, other) => shared(other) - shared(one))
    .slice(0, 2);
}

/** The members that code sets, and those that it reads. */
function membersOf(code: FunctionCode): {
  readonly sets: ReadonlySet<string>;
  readonly reads: ReadonlySet<string>;
} {
  const sets = new Set<string>();
  const reads = new Set<string>();
  const open: unknown[] = [code.body];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    if (typeof part !== 'object' || part === null || part instanceof Map) continue;
    const node = part as Code | Expression;
    if (node.kind === 'member') reads.add(node.key);
    if (node.kind === 'assign')
      for (const target of 'targets' in node ? node.targets : [node.target])
        if (target.kind !== 'name') sets.add(lastName(target) ?? '');
    for (const [key, inner] of Object.entries(part))
      if (typeof inner === 'object' && key !== 'within' && key !== 'sign') open.push(inner);
  }
  return { sets, reads };
}

/** Whether some name in an expression speaks of learning. */
export function namesLearning(e: Expression): boolean {
  if (e.kind === 'name') return isLearning(e.name);
  if (e.kind === 'member') return isLearning(e.key) || namesLearning(e.of);
  if (e.kind === 'at') return namesLearning(e.of);
  return e.kind === 'gate' && e.inputs.some(namesLearning);
}
