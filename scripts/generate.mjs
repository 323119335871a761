/* Makes the inner loops of both passes, in src/tape/generated/, from the gate table. */

// Makes src/tape/generated/passes.ts from the gate table: both passes as one switch each, since following rows
// one call at a time is several times slower than a switch, and a second hand-written copy would drift.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const target = join(root, 'src/tape/generated/passes.ts');

/** The expression of an arrow function, from its own text. */
function bodyOf(forward) {
  const text = forward.toString();
  return text.slice(text.indexOf('=>') + 2).trim();
}

/** Puts array reads in the place of the variables in a function's text. */
function inArrays(text, names) {
  return text.replace(/(?<![.\w])(dx|[abcx])\b/g, (name) => names[name]);
}

/** Signs of gates that have another in TypeScript. */
const signs = { '==': '===', '!=': '!==', and: '&&' };

const isApplied = (rule) => rule.kind === 'apply';
const isOperator = (gate) => !/^\w/.test(gate) || ['negate', 'choose', 'and'].includes(gate);
const isCall = (rule) => isApplied(rule) && !isOperator(rule.gate);

/** A rule as code, with these names for its own. All parentheses are written, so that the order stays as it is. */
function code(rule, names) {
  if (rule.kind === 'number') return String(rule.value);
  if (rule.kind === 'name') return names[rule.name] ?? rule.name;
  if (rule.kind === 'constant') return `Math.${rule.name}`;
  if (isCall(rule)) return `Math.${rule.gate}(${rule.inputs.map((input) => code(input, names)).join(', ')})`;
  const [a, b, c] = rule.inputs.map((input) => inner(input, names));
  if (rule.gate === 'negate') return `-${a}`;
  return rule.gate === 'choose' ? `${a} ? ${b} : ${c}` : `${a} ${signs[rule.gate] ?? rule.gate} ${b}`;
}

function inner(rule, names) {
  const text = code(rule, names);
  return isApplied(rule) && !isCall(rule) ? `(${text})` : text;
}

const isZero = (rule) => rule.kind === 'number' && rule.value === 0;
const isChoice = (rule) => isApplied(rule) && rule.gate === 'choose';

/** Statements that add a rule's gradient; a switch that is off adds nothing, not even NaN. */
function flow(rule, input, names) {
  if (isZero(rule)) return '';
  if (!isChoice(rule)) return `g[${input}[i]] += ${code(rule, names)}; r[${input}[i]] = 1;`;
  const [test, yes, no] = rule.inputs;
  const on = flow(yes, input, names);
  const off = flow(no, input, names);
  if (!on) return `if (!(${code(test, names)})) { ${off} }`;
  return `if (${code(test, names)}) { ${on} }${off ? ` else { ${off} }` : ''}`;
}

/** The same as an expression; undefined where nothing flows. */
function local(rule) {
  if (isZero(rule)) return 'undefined';
  const names = { dx: '1' };
  if (!isChoice(rule)) return code(rule, names);
  const [test, yes, no] = rule.inputs;
  return `(${inner(test, names)} ? ${local(yes)} : ${local(no)})`;
}

const inputs = ['a', 'b', 'c'];
const reads = { a: 'v[a[i]]', b: 'v[b[i]]', c: 'v[c[i]]', x: 'v[i]', dx: 'g[i]' };

function passes({ gates, ruleOf, firstGate, firstWide, CARRY, CONSTANT }) {
  const rows = [...gates].map(([name, row], index) => ({ name, row, op: firstGate + index }));
  const forward = rows.map(
    ({ name, row, op }) =>
      `      case ${op}: v[i] = ${inArrays(bodyOf(row.forward), reads)}; break; // ${name}`,
  );
  const backward = rows.map(({ name, row, op }) => {
    const flows = row.backward.map((text, k) => flow(ruleOf(text), inputs[k], reads)).filter(Boolean);
    return `      case ${op}: ${flows.join(' ')} break; // ${name}`;
  });
  const locals = rows.map(({ row, op }) => {
    const cases = row.backward.map((text, k) => `k === ${k} ? ${local(ruleOf(text))}`);
    return `    case ${op}: return ${cases.join(' : ')} : undefined;`;
  });
  return `// Made by scripts/generate.mjs from the gate table; changes belong there.
import { wideGateAt } from '../../gates/opcodes';
import { Mark, type Tape } from '../tape';

/** Computes the values of the nodes from \`start\` up to, not including, \`end\`. */
export function forward(tape: Tape, start: number, end: number): void {
  const { op, a, b, c, value: v } = tape;
  for (let i = start; i < end; i++) {
    switch (op[i]) {
      case ${CARRY}: v[i] = v[a[i]]; break;
${forward.join('\n')}
      default: if (op[i] >= ${firstWide}) forwardWide(tape, i);
    }
  }
}

/** Adds up the gradients of the nodes below \`end\` down to \`start\`; the outputs' own must be in place. */
export function backward(tape: Tape, start: number, end: number): void {
  const { op, a, b, c, value: v, gradient: g, reached: r } = tape;
  for (let i = end - 1; i >= start; i--) {
    if (r[i] === 0) continue;
    switch (op[i]) {
${backward.join('\n')}
      default: if (op[i] >= ${firstWide}) backwardWide(tape, i);
    }
  }
}

/** The local gradient of input \`k\` of a gate; undefined where the gate lets nothing through. */
export function localGradient(op: number, k: number, a: number, b: number, x: number): number | undefined {
  switch (op) {
${locals.join('\n')}
    default: return undefined;
  }
}

function forwardWide(tape: Tape, i: number): void {
  const values = wideValues(tape, i);
  tape.value[i] = wideGateAt(tape.op[i])?.forward(values) ?? Number.NaN;
}

/** The values of a wide gate's inputs. */
export function wideValues({ a, b, args, value }: Tape, i: number): number[] {
  const values: number[] = [];
  for (let k = a[i]; k < a[i] + b[i]; k++) values.push(value[args[k]]);
  return values;
}

/** The local gradients of a wide gate's inputs; 0 lets nothing through. */
export function wideLocals(tape: Tape, i: number): readonly number[] {
  const { op, a, b, args, marks, value } = tape;
  // A constant that has a name, var a = 2, varies; only one that is written in the call is a literal.
  const literal: boolean[] = [];
  for (let k = a[i]; k < a[i] + b[i]; k++) literal.push(op[args[k]] === ${CONSTANT} && (marks[args[k]] & Mark.varies) === 0);
  return wideGateAt(op[i])?.locals(wideValues(tape, i), value[i], literal) ?? [];
}

function backwardWide(tape: Tape, i: number): void {
  const { a, args, gradient, reached } = tape;
  const locals = wideLocals(tape, i);
  for (let k = 0; k < locals.length; k++) {
    if (locals[k] === 0) continue;
    gradient[args[a[i] + k]] += locals[k] * gradient[i];
    reached[args[a[i] + k]] = 1;
  }
}
`;
}

/** The gate table, how JavaScript writes it, and what only Python has, as a module, loaded from its TypeScript. */
export async function loadTable() {
  const files = ['gates/gates', 'gates/wide-gates', 'gates/opcodes', 'gates/rules', 'program/writer'];
  const dialect = ['languages/javascript/names', 'languages/javascript/writing'];
  const python = `
    export { builtIns as ofPython } from './languages/python/names';
    export { binary as signsOfPython } from './languages/python/operators';`;
  const contents = [...files, ...dialect].map((name) => `export * from './${name}';`).join('\n') + python;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: join(root, 'src'), loader: 'ts' },
    bundle: true,
    format: 'esm',
    write: false,
    logLevel: 'silent',
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

/** Writes the file where it differs; returns its text. */
export async function generate() {
  const table = await loadTable();
  const text = passes(table);
  const now = await readFile(target, 'utf8').catch(() => '');
  if (now !== text) {
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, text);
  }
  return text;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await generate();
