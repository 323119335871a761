/*
 * Judges of written passes: JavaScript is run by node, Python by python3, with the pass and without. Every gradient must be
 * what moving the number gives. Nothing here uses the code under test.
 */
import { spawnSync } from 'node:child_process';
import { transformSync } from 'esbuild';
import { newWorld } from '../unit/oracle';
import type { Numbers, WrittenProgram } from './programs';

/** A gradient with what moving the numbers gives. */
export interface Judged {
  readonly name: string;
  readonly written: Numbers;
  readonly measured: Numbers;
}

/** What a written routine takes and gives, by its own text. */
export interface Signature {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly gives: readonly string[];
  /** Gradients that a method leaves in its object. */
  readonly fields: readonly string[];
}

/** The program with numbers in the places of its inputs. */
export function filled({ source }: WrittenProgram, inputs: WrittenProgram['inputs']): string {
  return source.replace(/@(\w+)/g, (_, name: string) => JSON.stringify(inputs[name]));
}

export function signatureOf(text: string): Signature {
  const [, name = '', list = ''] = /(?:function |def )?(\w+)\((.*)\)(?::| \{)\n/.exec(text) ?? [];
  const parameters = list.split(/,(?![^[{(<]*[\]})>])/).map((each) => each.split(/[:=]/)[0].trim());
  const given = [...text.matchAll(/return (.*?);?\n/g)].at(-1)?.[1] ?? '';
  const gives = given
    .replace(/[{}]/g, '')
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
  const fields = [...new Set([...text.matchAll(/(?:this|self)\.(d\w+)/g)].map(([, field]) => field))];
  return { name, parameters, gives, fields };
}

const step = 1e-5;

/** NaN at a kink, where there is no slope. */
function slope(f: (moved: number) => number, at: number): number {
  const [below, here, above] = [f(at - step), f(at), f(at + step)];
  const [left, right] = [(here - below) / step, (above - here) / step];
  const isKink = Math.abs(left - right) > 1e-4 * Math.abs(left + right) + 1e-4;
  return isKink ? Number.NaN : (above - below) / (2 * step);
}

/** Each number of an array, or the number itself, moved: what `f` says of it. */
export function eachMoved(value: Numbers, f: (moved: Numbers) => number): Numbers {
  if (typeof value === 'number') return slope(f, value);
  return value.map((inner, k) => eachMoved(inner, (moved) => f(value.with(k, moved))));
}

function weighed(result: Numbers, weights: Numbers): number {
  if (typeof result === 'number') return result * (weights as number);
  return Array.from(result).reduce<number>(
    (sum, each, k) => sum + weighed(each, (weights as readonly Numbers[])[k]),
    0,
  );
}

/** An upstream gradient for each number of a result. */
function upstreamOf(result: Numbers, count = { seen: 0 }): Numbers {
  if (typeof result === 'number') return 0.5 + 0.37 * ((count.seen++ * 7) % 5);
  return Array.from(result, (each) => upstreamOf(each, count));
}

const isNumbers = (value: unknown): boolean =>
  typeof value === 'number' || Array.isArray(value) || ArrayBuffer.isView(value);

/** The result of a function that may give a cache beside it. */
function resultIn(value: unknown): Numbers {
  if (isNumbers(value)) return value as Numbers;
  return Object.values(value as object).find(isNumbers) as Numbers;
}

/** What node says of a pass, added to the program by `write`. */
export function judgeScript(
  program: WrittenProgram,
  inputs: WrittenProgram['inputs'],
  write: (source: string) => { readonly whole: string; readonly text: string },
): readonly Judged[] {
  const source = filled(program, inputs);
  const { whole, text } = write(source);
  const run = (code: string, result: string): unknown => {
    const plain = transformSync(code.replaceAll('export ', ''), { loader: 'ts' }).code;
    return newWorld({ console: { log: () => undefined } })(`${plain}\n;${result}`);
  };
  const { output, made } = program;
  if (output) {
    const names = Object.keys(inputs).filter((name) => whole.includes(`d${name} `));
    const written = run(whole, `({ ${names.map((name) => `d${name}`).join(', ')} })`) as Record<
      string,
      Numbers
    >;
    const lossOf = (values: WrittenProgram['inputs']) => run(filled(program, values), output) as number;
    return names.map((name) => ({
      name: `d${name}`,
      written: written[`d${name}`],
      measured: eachMoved(inputs[name], (moved) => lossOf({ ...inputs, [name]: moved })),
    }));
  }
  const signature = signatureOf(text);
  const { call, fields } = made ?? { call: '', fields: {} };
  const [, forward = ''] =
    /(?:function |const )?(\w+)(?: = )?\(/.exec(source.slice(source.search(program.asked))) ?? [];
  const named = made
    ? 'forward'
    : (/(?:function|const) (\w*)/.exec(
        source.slice(source.search(/function \w|const \w+ = \(\w+\) => \{/)),
      )?.[1] ?? forward);
  const result = run(whole, made ? `(${call}).constructor` : `({ ${named}, ${signature.name} })`) as never;
  const clone = (value: Numbers): Numbers => JSON.parse(JSON.stringify(value));
  const fresh = (set: Readonly<Record<string, Numbers>>): Record<string, unknown> => {
    if (!made) return result as Record<string, unknown>;
    const object = run(whole, call) as Record<string, unknown>;
    for (const [name, value] of Object.entries(set)) object[name] = clone(value);
    return object;
  };
  const ran = (set: Readonly<Record<string, Numbers>>, values: WrittenProgram['inputs']) => {
    const object = fresh(set);
    const given = (object[named] as (...args: unknown[]) => unknown)(...Object.values(values).map(clone));
    return { object, value: clone(ArrayBuffer.isView(given) ? Array.from(given as never) : resultIn(given)) };
  };
  const { object, value } = ran(fields, inputs);
  const upstream = upstreamOf(value);
  const args = signature.parameters.map((name, k) => (k === 0 ? clone(upstream) : clone(inputs[name])));
  const back = (object[signature.name] as (...args: unknown[]) => unknown).call(object, ...args);
  const gives = (name: string): Numbers =>
    signature.gives.length === 1 ? (back as Numbers) : (back as Record<string, Numbers>)[name];
  return [
    ...signature.gives.map((name) => ({
      name,
      written: clone(gives(name)),
      measured: eachMoved(inputs[name.slice(1)], (moved) =>
        weighed(ran(fields, { ...inputs, [name.slice(1)]: moved }).value, upstream),
      ),
    })),
    ...signature.fields.map((name) => ({
      name,
      written: clone(object[name] as Numbers),
      measured: eachMoved(fields[name.slice(1)], (moved) =>
        weighed(ran({ ...fields, [name.slice(1)]: moved }, inputs).value, upstream),
      ),
    })),
  ];
}

/** A pass in Python, and what is asked of it. */
export interface PythonQuestion {
  readonly program: WrittenProgram;
  readonly inputs: WrittenProgram['inputs'];
  readonly whole: string;
  readonly text: string;
}

/** What python3 says of passes. */
export function judgePython(questions: readonly PythonQuestion[]): readonly (readonly Judged[] | string)[] {
  const asked = questions.map(({ program, inputs, whole, text }) => ({
    template: program.source,
    whole,
    inputs,
    output: program.output ?? null,
    made: program.made ?? null,
    forward: /(?:def )?(\w+)$/.exec(program.asked)?.[1],
    ...signatureOf(text),
  }));
  const { stdout, stderr } = spawnSync('python3', ['-B', 'test/written/judge.py'], {
    input: JSON.stringify(asked),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
}

/** Whether all numbers are what was measured, but for what measuring loses, and where there was something to measure. */
export function areAlike(one: Numbers, other: Numbers | null): boolean {
  if (other === null || Number.isNaN(other)) return typeof one === 'number';
  if (typeof one === 'number' && typeof other === 'number')
    return Math.abs(one - other) <= 1e-6 + 1e-5 * Math.max(Math.abs(one), Math.abs(other));
  if (typeof one === 'number' || typeof other === 'number') return false;
  return one.length === other.length && one.every((each, k) => areAlike(each, other[k]));
}
