/*
 * What can't be followed wherever it stands, as its effect comes from elsewhere: changed libraries.
 */
import type { Expression } from '../../../program/code';
import { libraryGates } from '../names';

/** A part of the tree of some code. */
type CodePart = Readonly<Record<string, unknown>>;

/** What the functions of the libraries are called in these. */
const functionsOfLibraries: ReadonlySet<string> = new Set(
  [...libraryGates.keys()].map((path) => path.slice(path.lastIndexOf('.') + 1)),
);

/** They may change a library as an assignment to a member of it does. */
const setters: ReadonlySet<string> = new Set(['setattr', 'delattr']);

/** Names of these that are called to set a member which no library has. */
const ofInstances = new WeakSet<object>();

/** Whether a call sets a member by a name that no function of a library has. */
function setsOwn({ callee, args }: CodePart): boolean {
  const key = (args as { value: CodePart }[])[1]?.value;
  const isSetter = isPart(callee) && callee.kind === 'name' && setters.has(callee.name as string);
  return isSetter && key?.kind === 'text' && !functionsOfLibraries.has(key.value as string);
}

const isPart = (value: unknown): value is CodePart => typeof value === 'object' && value !== null;

/** Whether a file with this part is not followed; parts are asked from the outside inward. */
export function isBeyond(part: CodePart): boolean {
  switch (part.kind) {
    case 'import':
      return [...(part.names as Map<string, string>).values()].some((path) => path.startsWith('builtins'));
    case 'assign':
    case 'loop':
    case 'each':
    case 'with':
    case 'delete':
      return changesLibrary(part.targets ?? part.target);
    case 'name':
      return setters.has(part.name as string) && !ofInstances.has(part);
    case 'call':
      if (setsOwn(part)) ofInstances.add(part.callee as object);
      return false;
  }
  return false;
}

/** Whether a target may be a function of a library. */
function changesLibrary(target: unknown): boolean {
  if (!isPart(target)) return false;
  if (target.kind === 'member') return functionsOfLibraries.has(target.key as string);
  return target.kind !== 'at' && Object.values(target).some(changesLibrary);
}

/** `print(…)` of what calls nothing but the formatting of texts. */
export function onlyShows(shown: Expression, isFree: (name: string) => boolean): boolean {
  if (shown.kind !== 'call' || shown.callee.kind !== 'name') return false;
  if (shown.callee.name !== 'print' || !isFree('print')) return false;
  const open: unknown[] = [...shown.args];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    if (!isPart(part)) continue;
    const isFormat = part.kind === 'call' && isPart(part.callee) && isPart(part.callee.of);
    if (part.kind === 'assign' || part.kind === 'opaque' || part.kind === 'comprehension') return false;
    if (part.kind === 'call' && !(isFormat && ((part.callee as CodePart).of as CodePart).kind === 'text'))
      return false;
    open.push(...Object.values(part));
  }
  return true;
}
