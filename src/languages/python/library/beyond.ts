/*
 * What can't be followed wherever it stands, as its effect comes from elsewhere: changed libraries, variables and code that
 * are reached in other ways, names of Python's own.
 */
import type { Expression } from '../../../program/code';
import { type CodePart, isPart } from '../../../program/parts';
import { libraryGates } from '../names';

/** What the functions of the libraries are called in these. */
const functionsOfLibraries: ReadonlySet<string> = new Set(
  [...libraryGates.keys()].map((path) => path.slice(path.lastIndexOf('.') + 1)),
);

/** They may change a library as an assignment to a member of it does. */
const setters: ReadonlySet<string> = new Set(['setattr', 'delattr']);

/** Parts that do no harm for what is around them. */
const harmless = new WeakSet<object>();

/** Whether a call sets a member by a name that no function of a library has. */
function setsOwn({ callee, args }: CodePart): boolean {
  const key = (args as { value: CodePart }[])[1]?.value;
  const isSetter = isPart(callee) && callee.kind === 'name' && setters.has(callee.name as string);
  return isSetter && key?.kind === 'text' && !functionsOfLibraries.has(key.value as string);
}

/** Names through which code reaches variables, or code. */
const otherWays: ReadonlySet<string> = new Set('eval exec globals locals vars modules builtins'.split(' '));

/** Names that only say something of a file or a class, and what Python itself calls at a sign that is followed. */
const special =
  /^__(enter|exit|iter|next|and|or|xor|float|int|index|round|slots|all|version|authors?|copyright|credits|license|email|date|doc|file|init|post_init|call|len|getitem|setitem|contains|eq|hash|[lg][te]|bool|str|repr|name|neg|pos|abs|invert|[ir]?(add|sub|mul|truediv|floordiv|mod|pow|matmul))__$/;

/** Whether it is another name of Python's own; those of a class for itself, `__rate`, are not. */
const isPythons = (name: unknown) => /^__\w*__$/.test(String(name)) && !special.test(String(name));

/** Whether a file with this part is not followed; parts are asked from the outside inward. */
export function isBeyond(part: CodePart, isOwn: (name: string) => boolean): boolean {
  if ('parameters' in part) return isPythons(part.name);
  switch (part.kind) {
    case 'member':
      // `self.__class__.__name__`
      if (part.key === '__name__' && isPart(part.of)) harmless.add(part.of);
      if (part.key === 'modules') return isPart(part.of) && part.of.name === 'sys';
      return isPythons(part.key) && !harmless.has(part);
    case 'import':
      return [...(part.names as Map<string, string>).values()].some((path) => path.startsWith('builtins'));
    case 'assign':
    case 'loop':
    case 'each':
    case 'with':
    case 'delete':
      return changesLibrary(part.targets ?? part.target);
    case 'name': {
      const name = String(part.name);
      if (isPythons(name) || (otherWays.has(name) && !isOwn(name))) return true;
      return setters.has(name) && !harmless.has(part);
    }
    case 'call':
      if (setsOwn(part)) harmless.add(part.callee as object);
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
