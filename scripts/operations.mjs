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

/** What an operation looks like in source text by one of its names; an operator's own name may stand for a sign. */
function inSource(name, count, { operator } = {}) {
  const names = inputs.slice(0, count);
  if (operator?.source) return operator.source;
  if (operator?.prefix) return operator.prefix + names[0];
  return /^\w/.test(name) ? `${name}(${names.join(', ')})` : names.join(` ${name} `);
}

function gradients(formulas) {
  if (formulas.every((formula) => formula === '0')) return 'none';
  return formulas.map((formula, k) => code(`d${inputs[k]} = ${formula}`)).join('<br>');
}

function row(cells) {
  return `| ${cells.join(' | ')} |`;
}

function operations({ gates, wideGates, synonyms, bareNames, constants }) {
  // Math's functions without their `Math.` are left to a sentence in the README.
  const listed = new Set([...gates.keys(), ...wideGates.keys(), ...synonyms.keys()]);
  const bare = [...bareNames].filter(([name]) => !listed.has(`Math.${name}`));
  /** What a row is called in source text. */
  const namesOf = (name) => {
    const others = [...synonyms, ...bare].filter(([, row]) => row === name).map(([other]) => other);
    return [...new Set([name, ...others])];
  };
  const narrow = [...gates].map(([name, gate]) => {
    const { backward, written = backward, doc } = gate;
    const names = namesOf(name).map((each) =>
      code(inSource(each, backward.length, each === name ? gate : undefined)),
    );
    return row([names.join(', '), gradients(written), doc]);
  });
  const wide = [...wideGates].map(([name, { written, doc }]) => {
    const names = namesOf(name).map((each) => code(`${each}(a, b, …)`));
    return row([names.join(', '), gradients([written]), doc]);
  });
  const head = [row(['In the source', 'Backward', 'In words']), row(['---', '---', '---'])];
  const numbers = [...constants.keys()].map(code).join(', ');
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
