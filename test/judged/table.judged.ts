/*
 * Prints what verification says of the programs in test/judged, and of the same with one mistake.
 * `npm run judged -- --only rnn --show accused,uncertain,silent`, `npm run judged -- --mutants --every 10 --show missed,blamed`
 */
import { hasPython } from '../python/process';
import {
  judgingOf,
  judgingTable,
  measured,
  type measures,
  mutantTable,
  type Result,
  states,
} from './measure';
import { mutantsOf } from './mutants';
import { Oracle } from './oracle';
import { type Judged, readJudged } from './program';
import { readSilent, saidOf } from './silent';

const argument = (name: string) => process.argv[process.argv.indexOf(name) + 1] ?? '';
const has = (name: string) => process.argv.includes(name);
const shown = has('--show') ? argument('--show').split(',') : [];
const every = has('--every') ? Number(argument('--every')) : 1;
const language = has('--language') ? argument('--language') : '';

const programs = ['javascript', 'python']
  .filter((folder) => folder.startsWith(language))
  .flatMap((folder) => readJudged(`test/judged/${folder}`))
  .filter(({ file }) => !has('--only') || file.includes(argument('--only')))
  .filter((program) => program.language !== 'python' || hasPython);

if (has('--mutants')) mutants(programs);
else {
  correct(programs);
  silent();
}

function correct(all: readonly Judged[]): void {
  const judgings = all.map(judgingOf);
  for (const { program, gradients, said, accusations } of judgings) {
    const short = gradients.filter(([, state]) => state !== 'right' && shown.includes(state));
    if (short.length === 0 && !(accusations.length > 0 && shown.includes('accused'))) continue;
    console.log(`\n${program.file}`);
    for (const [{ label, lines }, state] of short) console.log(`    ${state}: ${label} (${lines})`);
    for (const each of said) console.log(`        ${each}`);
  }
  console.log('');
  for (const line of judgingTable(judgings)) console.log(line);
  const accused = judgings.flatMap(({ accusations }) => accusations).length;
  console.log(
    `\n${accused} accusations of ${judgings.length} programs that are right; states: ${states.join(', ')}`,
  );
}

function silent(): void {
  const loud = readSilent().filter(({ file }) => !has('--only') || file.includes(argument('--only')));
  const said = loud
    .map((program) => [program.file, saidOf(program)] as const)
    .filter(([, words]) => words.length > 0);
  console.log(`${said.length} of ${loud.length} programs without a pass have something said of them`);
  for (const [file, words] of said) console.log(`    ${file}\n        ${words.join('\n        ')}`);
}

/** What each word of `--show` prints. */
const short: Readonly<Record<string, (typeof measures)[number]>> = {
  missed: 'detected',
  blamed: 'blamed',
  kind: 'explained',
  mended: 'mended',
};

function mutants(all: readonly Judged[]): void {
  const results: Result[] = [];
  for (const program of all) {
    const some = mutantsOf(program).filter((_, k) => k % every === 0);
    results.push(...measured(some, new Oracle(program)));
  }
  for (const word of shown) {
    console.log(`\nNot ${short[word]}:`);
    for (const { mutant, said, ...result } of results) {
      if (result[short[word]]) continue;
      console.log(`${mutant.program.file} [${mutant.kind}] ${mutant.what}\n    ${said.join('\n    ')}`);
    }
  }
  console.log('');
  for (const line of mutantTable(results, has('--programs'))) console.log(line);
}
