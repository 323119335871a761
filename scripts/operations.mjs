/*
 * Writes the README's table of operations from the gate table, between the markers that stand there.
 *
 *     node scripts/operations.mjs            brings the README up to date
 *     node scripts/operations.mjs --check    only says whether it is: exit 1 where it is not
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { ensureDependencies, inRoot, main, Stop } from './setup.mjs';

const readme = inRoot('README.md');
const start = '<!-- operations -->';
const end = '<!-- /operations -->';

const inputs = ['a', 'b', 'c'];

function code(text) {
  return `\`${text.replaceAll('|', '\\|')}\``;
}

function gradients(formulas) {
  if (formulas.every((formula) => formula === '0')) return 'none';
  return formulas.map((formula, k) => code(`d${inputs[k]} = ${formula}`)).join('<br>');
}

function row(cells) {
  return `| ${cells.join(' | ')} |`;
}

/** How an operation is written that JavaScript does not have. */
function inPython(gate, { ofPython, signsOfPython }) {
  const [sign] = [...signsOfPython].find(([, each]) => each.gate === gate) ?? [];
  const [path] = [...ofPython.gates].findLast(([, each]) => each === gate) ?? [];
  return `${code(sign ? `a ${sign} b` : `${path}(a)`)} in Python`;
}

function operations(table) {
  const { gates, wideGates, builtIns, foreign, writing, gateOfSign, joined } = table;
  const words = inputs.map((text) => ({ text, strength: 10 }));
  /** What a row is called in source text. Functions of Math without their `Math.` are left to a sentence in the README. */
  const callsOf = (name) => {
    const paths = [...builtIns.gates].filter(([, gate]) => gate === name).map(([path]) => path);
    const bare = [...builtIns.assumed].filter(([, gate]) => gate === name).map(([word]) => word);
    return [...paths, ...bare.filter((word) => word !== name && !paths.includes(`Math.${word}`))];
  };
  const narrow = [...gates].map(([name, gate]) => {
    const { backward, written = backward, doc } = gate;
    if (foreign.has(name)) return row([inPython(name, table), gradients(written), doc]);
    const names = inputs.slice(0, backward.length);
    const own = joined(name, words.slice(0, backward.length), writing).text;
    const signs = backward.length === 2 ? [...gateOfSign.binary] : [];
    const others = [
      ...signs.filter(([, other]) => other === name).map(([sign]) => names.join(` ${sign} `)),
      ...callsOf(name).map((call) => `${call}(${names.join(', ')})`),
    ];
    return row([[...new Set([own, ...others])].map(code).join(', '), gradients(written), doc]);
  });
  const wide = [...wideGates].map(([name, { written, doc }]) => {
    const names = callsOf(name).map((each) => code(`${each}(a, b, …)`));
    return row([names.join(', '), gradients([written]), doc]);
  });
  const head = [row(['In the source', 'Backward', 'In words']), row(['---', '---', '---'])];
  const numbers = [...builtIns.constants.keys()].map(code).join(', ');
  return [...head, ...narrow, ...wide, '', `Constants: ${numbers}.`].join('\n');
}

/** The README with the table as it should be. */
async function updated(text) {
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Stop(`README.md needs the lines ${start} and ${end}, in this order.`);
  // It stands on esbuild, which may not have been there when this script began.
  const { loadTable } = await import('./generate.mjs');
  return `${text.slice(0, from + start.length)}\n\n${operations(await loadTable())}\n\n${text.slice(to)}`;
}

await main(async (args) => {
  await ensureDependencies();
  const text = readFileSync(readme, 'utf8');
  const wanted = await updated(text);
  if (text === wanted) return;
  if (args.includes('--check'))
    throw new Stop("README.md's table of operations is out of date: run node scripts/operations.mjs.");
  writeFileSync(readme, wanted);
});
