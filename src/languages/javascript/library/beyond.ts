/* Parts of code whose file can't be followed: they reach variables, or what all objects have, in other ways. */
import { type CodePart, isPart, keyOf } from '../../../program/parts';
import { builtIns } from '../names';

/** Names through which code reaches variables, or code. */
const otherWays: ReadonlySet<string> = new Set(
  'eval Function Reflect Proxy Symbol globalThis window self global'.split(' '),
);

/** Members with which objects get other members than those that are written down. */
const hidden = /^(define(Property|Properties)|setPrototypeOf|__.*)$/;

/** Parts that do no harm for what is around them. */
const harmless = new WeakSet<object>();

/** Whether a file with this part is not followed; parts are asked from the outside inward. */
export function isBeyond(part: CodePart, isOwn: (name: string) => boolean): boolean {
  if ('parameters' in part) return hidden.test(String(part.name));
  switch (part.kind) {
    case 'name':
      return otherWays.has(String(part.name)) && !isOwn(String(part.name));
    case 'call':
      if (marksModule(part)) harmless.add(part.callee as object);
      return false;
    case 'assign':
    case 'loop':
    case 'delete':
      return changesPrototype(part.targets ?? part.target);
    case 'members':
      return (part.members as CodePart[]).some(({ key }) => /^(constructor|prototype)$/.test(String(key)));
    case 'member':
    case 'at':
      // Of what all lists have only one thing is read: `Array.prototype.slice`.
      if (isPrototype(part.of)) harmless.add(part.of as object);
      return !harmless.has(part) && (hidden.test(keyOf(part) ?? '') || isPrototype(part));
  }
  return false;
}

/** Whether it is what all lists, or all objects, have. */
function isPrototype(part: unknown): boolean {
  if (!isPart(part) || keyOf(part) !== 'prototype') return false;
  const { name } = part.of as { readonly name?: string };
  return name === undefined || builtIns.isOther(name);
}

/** Whether a target is a member of that. */
function changesPrototype(target: unknown): boolean {
  if (!isPart(target)) return false;
  if (target.kind === 'member' || target.kind === 'at') return isPrototype(target.of);
  return Object.values(target).some(changesPrototype);
}

/** `Object.defineProperty(exports, '__esModule', …)`: who compiles modules writes so. */
function marksModule({ callee, args }: CodePart): boolean {
  const [first] = args as { readonly value: CodePart }[];
  return isPart(callee) && callee.key === 'defineProperty' && first?.value.name === 'exports';
}
