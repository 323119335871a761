/*
 * Prints what verification says of the programs in test/judged, and of the same with one mistake.
 * `npm run judged -- --only rnn --show accused,uncertain,silent`, `npm run judged -- --mutants --every 10 --show missed,blamed`
 */
import { hasPython } from '../python/process';
import {
  isJudged,
  type Judging,
  judgedIn,
  judgingOf,
  judgingTable,
  measured,
  type measures,
  mutantTable,
  type Result,
} from './measure';
import { mutantsOf } from './mutants';
import { Oracle } from './oracle';
import { type Judged, readJudged } from './program';
import { randomNumbers } from './runs';
import { readSilent, saidOf } from './silent';
import { styled, styles } from './styles';

const argument = (name: string) => process.argv[process.argv.indexOf(name) + 1] ?? '';
const has = (name: string) => process.argv.includes(name);
const shown = has('--show') ? argument('--show').split(',') : [];
const only = (name: string) => (has(name) ? argument(name) : '');
const random = randomNumbers(has('--seed') ? Number(argument('--seed')) : 5);
const every = has('--every') ? Number(argument('--every')) : 1;
const language = only('--language');

/** What each word of `--show` prints. */
const short: Readonly<Record<string, (typeof measures)[number]>> = {
  missed: 'detected',
  blamed: 'blamed',
  kind: 'explained',
  mended: 'mended',
};

const programs = ['javascript', 'python']
  .filter((folder) => folder.startsWith(language))
  .flatMap((folder) => readJudged(`test/judged/${folder}`))
  .filter(({ file }) => file.includes(only('--only')))
  .filter((program) => program.language !== 'python' || hasPython);

if (has('--mutants')) mutants(programs);
else if (has('--styles')) inStyles(programs);
else {
  correct(programs);
  silent();
}

function correct(all: readonly Judged[]): void {
  const judgings = all.map(judgingOf);
  tell(judgings);
  console.log('');
  for (const line of judgingTable(judgings.map((each) => [each.program.file, [each]]))) console.log(line);
  const accused = judgings.flatMap(({ accusations }) => accusations).length;
  console.log(`\n${accused} accusations of ${judgings.length} programs that are right`);
}

/** What falls short, as far as it is to be shown. */
function tell(judgings: readonly Judging[], style = ''): void {
  for (const { program, gradients, said, accusations } of judgings) {
    const short = gradients.filter(([, state]) => state !== 'right' && shown.includes(state));
    if (short.length === 0 && !(accusations.length > 0 && shown.includes('accused'))) continue;
    console.log(`\n${program.file}${style}`);
    for (const [{ label, lines }, state] of short) console.log(`    ${state}: ${label} (${lines})`);
    for (const each of said) console.log(`        ${each}`);
  }
}

/** A row a style. */
function inStyles(all: readonly Judged[]): void {
  const rows = styles.map((style) => ({ style, judgings: [] as Judging[] }));
  for (const program of all) {
    const oracle = new Oracle(program);
    for (const { style, judgings } of rows) {
      const made =
        style.name.includes(only('--style')) && random() * every < 1 ? styled(program, style, oracle) : null;
      if (made) judgings.push(judgingOf(made));
    }
  }
  for (const { style, judgings } of rows) tell(judgings, `, ${style.name}`);
  console.log('');
  for (const line of judgingTable(rows.map(({ style, judgings }) => [style.name, judgings])))
    console.log(line);
}

function silent(): void {
  const loud = readSilent().filter(({ file }) => file.includes(only('--only')));
  const said = loud
    .map((program) => [program.file, saidOf(program)] as const)
    .filter(([, words]) => words.length > 0);
  console.log(`${said.length} of ${loud.length} programs without a pass have something said of them`);
  for (const [file, words] of said) console.log(`    ${file}\n        ${words.join('\n        ')}`);
}

function mutants(all: readonly Judged[]): void {
  const results: Result[] = [];
  const judged = new Set(all.flatMap(judgedIn));
  for (const program of all) {
    const some = mutantsOf(program).filter(
      (mutant) => random() * every < 1 && (!has('--judged') || isJudged(mutant, judged)),
    );
    const own = measured(some, new Oracle(program));
    for (const result of own) tellOf(result);
    results.push(...own);
  }
  console.log('');
  for (const line of mutantTable(results, judged, has('--programs'))) console.log(line);
}

/** A mutant that falls short, as far as it is to be shown. */
function tellOf(result: Result): void {
  const missing = shown.filter((word) => !result[short[word]]);
  if (missing.length === 0) return;
  const { mutant, said } = result;
  console.log(
    `${missing}: ${mutant.program.file} [${mutant.kind}] ${mutant.what}\n    ${said.join('\n    ')}`,
  );
}
