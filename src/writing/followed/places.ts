/* Which code a pass is asked for at a place: a function, a class's forward method, or the file itself. */
import type { Analysis } from '../../analysis/model';
import type { Code, FunctionCode } from '../../program/code';
import type { Span } from '../../text/span';

/** Code with what its places count from. */
interface WithBase {
  readonly base: number;
}

export type AskedFor =
  | (WithBase & {
      readonly kind: 'function';
      readonly name: string;
      readonly code: FunctionCode;
      /** The statement that the function is. */
      readonly whole: Span;
    })
  | (WithBase & {
      readonly kind: 'method';
      readonly name: string;
      readonly code: FunctionCode;
      readonly others: readonly string[];
    })
  /** Where no pass is written, and why. */
  | { readonly kind: 'none'; readonly why: string }
  | { readonly kind: 'file' };

/** Names of the methods that go forward. */
const forwardNames: ReadonlySet<string> = new Set([
  'forward',
  'fwd',
  'forward_pass',
  'forwardPass',
  '__call__',
  'call',
]);

/** What a place in the text is about. */
export function askedAt({ reading }: Analysis, place: number): AskedFor {
  for (const { code, base } of reading.follow?.() ?? []) {
    if (place < code.from + base || code.to + base < place) continue;
    if (code.kind === 'class') {
      const { methods } = code.code;
      const isAt = ({ code: { from, to } }: (typeof methods)[number]) =>
        from + base <= place && place <= to + base;
      const plain = methods.filter(({ form }) => form === 'method');
      const method = plain.find((each) => isAt(each) && forwardNames.has(each.name)) ?? plain.find(isForward);
      if (method)
        return {
          kind: 'method',
          name: method.name,
          code: method.code,
          base,
          others: methods.map(({ name }) => name),
        };
      return { kind: 'none', why: `${code.name} has no method that goes forward: call it forward.` };
    }
    const named = functionOf(code);
    if (named && isInner(named.code, place - base))
      return { kind: 'none', why: 'No backward function is written for a function in another one.' };
    if (named) return { kind: 'function', ...named, base, whole: wholeOf(code, base) };
  }
  return { kind: 'file' };
}

const isForward = ({ name }: { readonly name: string }) => forwardNames.has(name);

/** The function that a statement is, or gives a name. */
export function functionOf(code: Code): { readonly name: string; readonly code: FunctionCode } | null {
  if (code.kind === 'function') return { name: code.name, code: code.code };
  if (code.kind !== 'assign' || code.value.kind !== 'function' || code.targets.length !== 1) return null;
  const [target] = code.targets;
  return target.kind === 'name' ? { name: target.name, code: code.value.code } : null;
}

/** Whether a place is in a function with a name that stands in another one. */
function isInner({ body }: FunctionCode, place: number): boolean {
  const open: Code[] = [...body];
  for (let code = open.pop(); code !== undefined; code = open.pop()) {
    if (place < code.from || code.to < place) continue;
    if (functionOf(code)) return true;
    if (code.kind === 'loop' || code.kind === 'block') open.push(...code.body);
    if (code.kind === 'if') open.push(...code.yes, ...code.no);
  }
  return false;
}

function wholeOf(code: Code, base: number): Span {
  const { from, to } = code.kind === 'assign' ? code.within : code;
  return { from: from + base, to: to + base };
}

/** What a backward function is called, by its forward function. */
export function backwardName(name: string, joinsBy: string): string {
  const swapped = name.replace(/forward/i, (word) => (word.startsWith('F') ? 'Backward' : 'backward'));
  if (swapped !== name) return swapped;
  return joinsBy === '_' || name.includes('_') ? `${name}_backward` : `${name}Backward`;
}
