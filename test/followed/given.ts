/* What a function is called with, so that it computes what is shown of it by itself. */
import type { Circuit, Variable } from '../../src/analysis/model';
import { keysOf } from './parts';
import type { Followable, Given } from './runs';

/**
 * How a run tells what a circuit shows: the program's own run, a call with what is shown for a function's parameters, in
 * their order, or nothing ('unknown').
 */
export function valuesFor(circuit: Circuit, program: Followable): Given[] | 'own' | 'unknown' {
  const { scope, variables } = circuit;
  const head = headOf(scope, program.source);
  const names = head ? head.split(', ').map((parameter) => parameter.replace(/ ?[?:=].*/, '')) : [];
  const isPart = ({ name }: Variable) =>
    names.some((own) => name.startsWith(own) && /^[.[]/.test(name.slice(own.length)));
  const parameters = variables.filter(
    (each) => each.version.origin === 'parameter' || (each.assumed && !isComputed(each) && isPart(each)),
  );
  const isAssumed = variables.some(({ assumed, version }) => assumed && version.origin !== 'computed');
  if (parameters.length === 0) return scope !== 'top level' && isAssumed ? 'unknown' : 'own';
  // By its defaults a function is shown by itself, though nothing is assumed.
  const isDefault = ({ definition }: Variable) =>
    definition !== null && /^(: ?[\w[\]]+)? ?=[^=]/.test(program.source.slice(definition.to));
  const written = program.run();
  const isLast = (each: Variable) =>
    each.value === null || program.isShown(each.value, written.get(each.definition?.from ?? -1)?.at(-1));
  if (!isAssumed && parameters.every((each) => isLast(each) || !isDefault(each))) return 'own';
  if (
    head === null ||
    variables.some((each) => each.assumed && !isComputed(each) && !parameters.includes(each))
  )
    return 'unknown';
  const values = names.map((name) => valueWith(name, parameters));
  return values.some((value) => value === undefined) ? 'unknown' : (values as Given[]);
}

const isComputed = ({ version }: Variable) => version.origin === 'computed';

/** The parameters of the only function of this name, at the top level; null where there is none. */
function headOf(name: string, source: string): string | null {
  if (!/^[A-Za-z_$][\w$]*$/.test(name)) return null;
  const patterns = [
    `^(?:function|def) ${name}\\((.*?)\\)`,
    `^(?:const|let|var) ${name} = \\((.*?)\\) =>`,
    `^${name} = lambda (.*?):`,
  ];
  const heads = patterns.flatMap((pattern) => [...source.matchAll(new RegExp(pattern, 'gm'))]);
  const isDecorated = new RegExp(`^@.*\\ndef ${name}\\(`, 'm').test(source);
  const made = source.match(new RegExp(`(?<![.\\w])(${name} = |(function|def) ${name}\\()`, 'g')) ?? [];
  return heads.length === 1 && made.length === 1 && !isDecorated ? heads[0][1] : null;
}

/** A number, or a list or record that is put together from its parts. */
function valueWith(name: string, inputs: readonly Variable[]): Given | undefined {
  const own = inputs.filter((each) => each.name === name || /^[.[]/.test(each.name.slice(name.length)));
  // What is a list or record is that, whatever number it is taken for where only that is asked for.
  const isWithin = (path: string) => (each: Variable) =>
    each.name.startsWith(path) && /^[.[]/.test(each.name.slice(path.length));
  const parts = own.filter((each) => isWithin(name)(each) && !own.some(isWithin(each.name)));
  const whole = own.find((each) => each.name === name);
  if (parts.length === 0) return whole?.value ?? undefined;
  const isIndex = (key: string) => /^\d+$/.test(key);
  const fresh = (key: string): Record<string, unknown> => (isIndex(key) ? ([] as never) : {});
  const made = fresh(keysOf(parts[0].name)[0]);
  for (const part of parts) {
    const keys = keysOf(part.name);
    let inside = made;
    for (const [k, key] of keys.entries()) {
      const isLast = k === keys.length - 1;
      inside[key] ??= isLast ? part.value : fresh(keys[k + 1]);
      inside = inside[key] as Record<string, unknown>;
    }
  }
  return made as Given;
}
