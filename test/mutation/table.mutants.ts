/* Prints how verification does on every mutant. `npm run mutants -- FOLDER --show blamed,mended --only neuron` */
import { measure, measures, type Result, table } from './measure';
import { isParsed } from './mutate';
import { readPrograms } from './program';
import { mistakesIn } from './strays';

const argument = (name: string) => process.argv[process.argv.indexOf(name) + 1];
const has = (name: string) => process.argv.includes(name);
const shown = has('--show') ? argument('--show').split(',') : [];
const every = has('--every') ? Number(argument('--every')) : 1;
const folders = process.argv.slice(2).filter((each) => each.startsWith('test/'));

for (const folder of folders.length > 0 ? folders : ['test/mutation/programs', 'test/mutation/heldout']) {
  const programs = readPrograms(folder).filter(
    ({ file }) => !has('--only') || file.includes(argument('--only')),
  );
  const results: Result[] = [];
  for (const program of programs) {
    const own = mistakesIn(program)
      .filter((mutant, k) => k % every === 0 && isParsed(mutant))
      .flatMap((mutant) => measure(mutant) ?? []);
    results.push(...own);
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
