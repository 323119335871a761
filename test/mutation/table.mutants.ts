/*
 * Prints how verification does on every mutant. `npm run mutants -- FOLDER --show blamed,mended --only neuron`, in Python
 * with `--language python`; `--pairs 20` on so many pairs of mistakes in each program in either language, `--read 100`
 * prints so many explanations.
 */
import { LeftOut, mutantInPython, pairInPython } from '../python/programs';
import { measure, measures, type Result, table } from './measure';
import { isParsed } from './mutate';
import { measurePair, pairsIn, pairTable } from './pairs';
import { type Program, readPrograms } from './program';
import { toRead } from './reading';
import { randomNumbers } from './rewrite';
import { mistakesIn } from './strays';
import { styled, styles } from './styles/all';

const argument = (name: string) => process.argv[process.argv.indexOf(name) + 1];
const has = (name: string) => process.argv.includes(name);
const shown = has('--show') ? argument('--show').split(',') : [];
const isPython = has('--language') && argument('--language') === 'python';
const leftOut = new LeftOut();
const every = has('--every') ? Number(argument('--every')) : 1;
const given = process.argv.slice(2).filter((each) => each.startsWith('test/'));
const folders = given.length > 0 ? given : ['test/mutation/programs', 'test/mutation/heldout'];

const programsIn = (folder: string) =>
  readPrograms(folder).filter(({ file }) => !has('--only') || file.includes(argument('--only')));

if (has('--read')) read();
else if (has('--pairs')) pairs();
else for (const folder of folders) singles(folder);
if (leftOut.count > 0) console.log(`\n${leftOut.count} without a counterpart in Python: ${leftOut}`);

function singles(folder: string): void {
  const programs = programsIn(folder);
  const results: Result[] = [];
  for (const program of programs) {
    const mutants = mistakesIn(program).filter((mutant, k) => k % every === 0 && isParsed(mutant));
    for (const mutant of mutants) {
      const own = isPython ? leftOut.unless(() => mutantInPython(mutant)) : mutant;
      const result = own && measure(own);
      if (result) results.push(result);
    }
  }
  for (const name of measures) {
    if (!shown.includes(name)) continue;
    console.log(`\nNot ${name}:`);
    for (const { mutant, said, ...result } of results) {
      if (result[name]) continue;
      console.log(
        `${mutant.program.file} [${mutant.kind}] ${mutant.what}\n    lines ${mutant.lines}: ${said.join('\n    ')}`,
      );
    }
  }
  console.log(`\n${folder}: ${programs.length} programs`);
  for (const line of table(results)) console.log(line);
}

/** `--show found` prints the pairs of which one is not found, `--show blamed` those where a right line is blamed. */
function pairs(): void {
  const count = Number(argument('--pairs')) || 20;
  const random = randomNumbers(13);
  const all = folders.flatMap(programsIn).flatMap((program) => pairsIn(program, count, random));
  const results = all
    .flatMap((pair) => (isPython ? (leftOut.unless(() => pairInPython(pair)) ?? []) : pair))
    .map(measurePair);
  for (const { pair, found, accused, said } of results) {
    const isShort =
      (shown.includes('found') && found.includes(false)) || (shown.includes('blamed') && accused.length > 0);
    if (!isShort) continue;
    console.log(`\n${pair.program.file}${accused.length > 0 ? `, right but blamed: ${accused}` : ''}`);
    pair.mistakes.forEach(({ kind, what, lines }, k) => {
      console.log(`  ${found[k] ? 'found' : 'not found'} at ${lines} [${kind}] ${what}`);
    });
    for (const each of said) console.log(`    ${each}`);
  }
  console.log('');
  for (const line of pairTable(results)) console.log(line);
}

/** Programs as they are, and a few in each of the styles in which there are other mistakes. */
function read(): void {
  const programs = folders.flatMap(programsIn);
  const special = styles.filter(({ name }) => /^(mask|in place|no seed): /.test(name));
  const written = special.flatMap((style, k) =>
    programs.flatMap((program) => styled(program, style)?.program ?? []).filter((_, n) => n % 12 === k % 12),
  );
  const all: Program[] = [...programs, ...written];
  for (const line of toRead(all, Number(argument('--read')) || 100)) console.log(line);
}
