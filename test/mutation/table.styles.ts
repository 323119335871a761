/*
 * Prints how verification does on correct programs in all styles, and on mutants of them.
 * `npm run styles -- --only zeros --program kepler --sample 5 --show accused --mutants --every 50`
 */
import { measure, measures, type Result, table } from './measure';
import { isParsed } from './mutate';
import { readPrograms } from './program';
import { isFaithful, styled, styles, tellable } from './styles/all';
import { families, familyOf, receive, receptionTable, shortfalls } from './styling';

const has = (name: string) => process.argv.includes(name);
const argument = (name: string) => (has(name) ? process.argv[process.argv.indexOf(name) + 1] : null);
const number = (name: string, otherwise: number) => Number(argument(name) ?? otherwise);
const shown = argument('--show')?.split(',') ?? [];
const programs = ['test/mutation/programs', 'test/mutation/heldout']
  .flatMap(readPrograms)
  .filter(({ file }) => file.includes(argument('--program') ?? ''));
const chosen = styles.filter(({ name }) => name.includes(argument('--only') ?? ''));

/** A program's text with what is said at its lines. */
function annotated(source: string, said: readonly string[]): string {
  const lines = source.split(/\r?\n/).map((line, k) => {
    const own = said.filter((each) => each.startsWith(`${k + 1} `));
    return [`  ${String(k + 1).padStart(3)} ${line}`, ...own.map((each) => `      ^ ${each}`)].join('\n');
  });
  return lines.join('\n');
}

const sample = number('--sample', 1);
const sampled = chosen.flatMap((style, k) =>
  programs.filter((_, n) => (n + k) % sample === 0).flatMap((program) => styled(program, style) ?? []),
);
const all = sampled.filter((each) => {
  if (isFaithful(each)) return true;
  console.log(`The style "${each.style}" makes something else of ${each.program.file}.`);
  process.exitCode = 1;
  return false;
});

const receptions = all.map(receive);
for (const shortfall of shortfalls) {
  if (!shown.includes(shortfall)) continue;
  for (const { styled: own, said } of receptions) {
    if (said[shortfall].length === 0) continue;
    console.log(`\n${own.program.file}, ${own.style}, ${shortfall}: ${said[shortfall].join('; ')}`);
    console.log(annotated(own.source, said[shortfall]));
  }
}
console.log('');
for (const line of receptionTable(receptions)) console.log(line);

if (has('--mutants')) {
  const every = number('--every', 50);
  let count = 0;
  const results: Result[] = [];
  const byStyle = new Map<string, Result[]>();
  for (const each of all) {
    const { style } = each;
    const mutants = tellable(each).filter((mutant) => count++ % every === 0 && isParsed(mutant));
    const own = mutants.flatMap((mutant) => measure(mutant) ?? []);
    results.push(...own);
    byStyle.set(style, [...(byStyle.get(style) ?? []), ...own]);
  }
  for (const [style, own] of byStyle)
    for (const { mutant, said, ...result } of own)
      for (const name of measures) {
        if (result[name] || !shown.includes(name === 'detected' ? 'missed' : name)) continue;
        console.log(`\n${mutant.program.file}, ${style}, not ${name} [${mutant.kind}] ${mutant.what}`);
        console.log(annotated(mutant.source, said));
      }
  for (const family of families([...byStyle.keys()])) {
    const own = [...byStyle].filter(([style]) => familyOf(style) === family);
    byStyle.set(
      `all: ${family}`,
      own.flatMap(([, each]) => each),
    );
  }
  console.log('');
  for (const line of table(results, byStyle)) console.log(line);
}
