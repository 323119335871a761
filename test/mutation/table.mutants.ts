/* Prints how verification does on every mutant. `npm run mutants -- FOLDER --show blamed,mended --only neuron --language python` */
import { LeftOut, mutantInPython } from '../python/programs';
import { measure, measures, type Result, table } from './measure';
import { isParsed, mutantsOf } from './mutate';
import { readPrograms } from './program';

const argument = (name: string) => process.argv[process.argv.indexOf(name) + 1];
const has = (name: string) => process.argv.includes(name);
const shown = has('--show') ? argument('--show').split(',') : [];
const isPython = has('--language') && argument('--language') === 'python';
const leftOut = new LeftOut();
const every = has('--every') ? Number(argument('--every')) : 1;
const folders = process.argv.slice(2).filter((each) => each.startsWith('test/'));

for (const folder of folders.length > 0 ? folders : ['test/mutation/programs', 'test/mutation/heldout']) {
  const programs = readPrograms(folder).filter(
    ({ file }) => !has('--only') || file.includes(argument('--only')),
  );
  const results: Result[] = [];
  for (const program of programs) {
    const mutants = mutantsOf(program).filter((mutant, k) => k % every === 0 && isParsed(mutant));
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
if (leftOut.count > 0) console.log(`\n${leftOut.count} without a counterpart in Python: ${leftOut}`);
