/* What going through Python's syntax brings to light besides values: names that it reads, assigns and contains. */
import type { SyntaxNode } from '@lezer/common';

/** A function that a walk has come upon: a `def`, a lambda, or a generator, which is one to ask for values. */
export interface TracedFunction {
  readonly node: SyntaxNode;
  readonly name: string;
  /** Names of the comprehensions around it. */
  readonly around: ReadonlySet<string>;
}

export class Traces {
  readonly reads: string[] = [];
  readonly assigns: string[] = [];
  /** Names of which only a member is read, as often as that happens: `p` for `p.a`. */
  readonly memberReads: string[] = [];
  /** Names whose members this assigns: `p.a = 3`. */
  readonly written: string[] = [];
  /** Names of which this calls a method, which may change their object: `p.f()`. */
  readonly called: string[] = [];
  /** What it calls by a name or a path of names: `sig`, `np.exp`. */
  readonly callees: string[] = [];
  readonly functions: TracedFunction[] = [];
  /** Names that a class in it declares as the file's. */
  readonly globals: string[] = [];
  /** It calls something that has no name, or changes a member of something. */
  calls = false;
  assignsAnything = false;
  /** It puts what it reads elsewhere, as a list does; operators do not. */
  handsOn = false;
  broken = false;
}

/** The names that are read as a whole. */
export function wholeReads({ reads, memberReads }: Traces): readonly string[] {
  if (memberReads.length === 0) return reads;
  const left = new Map<string, number>();
  for (const name of memberReads) left.set(name, (left.get(name) ?? 0) + 1);
  return reads.filter((name) => {
    const count = left.get(name) ?? 0;
    left.set(name, count - 1);
    return count <= 0;
  });
}

/** Functions that may assign any variable, by whatever name they go. */
const reachAnything: ReadonlySet<string> = new Set([
  'exec',
  'eval',
  'globals',
  'locals',
  '__import__',
  '__builtins__',
]);
/** Those that do so where they are called; as names of variables they are common. */
const reachWhereCalled: ReadonlySet<string> = new Set(['vars', 'compile', 'get_ipython']);
/** Members that lead to all variables of a file. */
const leadToAnything: ReadonlySet<string> = new Set([
  '__dict__',
  '__globals__',
  '__builtins__',
  '__closure__',
  '__code__',
  '__self__',
  'modules',
  'import_module',
  'f_globals',
  'f_locals',
]);

/** Modules whose members are variables of the file, and the functions that it has by themselves. */
const modulesOfNames: ReadonlySet<string> = new Set(['builtins', '__main__']);
/** What else leads to them. */
const anyByPath: ReadonlySet<string> = new Set(['sys.modules', 'importlib.import_module']);

/** Whether who has what a name stands for, or assigns its members, may change any variable. */
export function isModuleOfNames(name: string): boolean {
  return modulesOfNames.has(name);
}

/** Whether an import gives a name of its own to what may assign any variable. */
export function importsAnything(name: string, path: string): boolean {
  if (isModuleOfNames(path)) return name !== path;
  const [module, member = ''] = path.split(/\.(?=\w+$)/);
  return (isModuleOfNames(module) && mayReachAnything(member, true)) || anyByPath.has(path);
}

export function mayReachAnything(name: string, isCalled: boolean): boolean {
  return reachAnything.has(name) || (isCalled && reachWhereCalled.has(name));
}

export function leadsToAnything(member: string): boolean {
  return leadToAnything.has(member);
}
