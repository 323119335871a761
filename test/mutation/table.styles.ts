/*
 * Prints how verification does on correct programs in all styles, and on mutants of them.
 * `npm run styles -- --only zeros --program kepler --sample 5 --show accused --mutants --every 50`
 * `--language python` writes all of it in Python.
 */
import { hasPython } from '../python/process';
import { LeftOut, mutantInPython } from '../python/programs';
import { isFaithfulInPython, pythonStyles, type StyledInPython } from '../python/styles';
import { measure, measures, type Result, table } from './measure';
import { isParsed, type Mutant } from './mutate';
import { readPrograms, type Tried } from './program';
import { isFaithful, type Styled, styled, styles, tellable } from './styles/all';
import { families, familyOf, receive, receptionTable, shortfalls } from './styling';

const has = (name: string) => process.argv.includes(name);
const argument = (name: string) => (has(name) ? process.argv[process.argv.indexOf(name) + 1] : null);
const number = (name: string, otherwise: number) => Number(argument(name) ?? otherwise);
const shown = argument('--show')?.split(',') ?? [];
const programs = ['test/mutation/programs', 'test/mutation/heldout']
  .flatMap(readPrograms)
  .filter(({ file }) => file.includes(argument('--program') ?? ''));
const isChosen = ({ name }: { readonly name: string }) => name.includes(argument('--only') ?? '');
const leftOut = new LeftOut();

/** A program's text with what is said at its lines. */
function annotated(source: string, said: readonly string[]): string {
  const lines = source.split(/\r?\n/).map((line, k) => {
    const own = said.filter((each) => each.startsWith(`${k + 1} `));
    return [`  ${String(k + 1).padStart(3)} ${line}`, ...own.map((each) => `      ^ ${each}`)].join('\n');
  });
  return lines.join('\n');
}

const sample = number('--sample', 1);
/** The programs in all of these styles. */
function sampled<Own extends { readonly name: string }, Made>(
  all: readonly Own[],
  write: (program: (typeof programs)[number], style: Own) => Made | null,
): Made[] {
  return all
    .filter(isChosen)
    .flatMap((style, k) =>
      programs.filter((_, n) => (n + k) % sample === 0).flatMap((program) => write(program, style) ?? []),
    );
}

interface Sampled {
  readonly given: Styled | StyledInPython;
  readonly isFaithful: boolean;
  readonly mutants: (isWanted: (mutant: Mutant) => boolean) => Mutant<Tried>[];
}

const inJavaScript = (own: Styled): Sampled => ({
  given: own,
  isFaithful: isFaithful(own),
  mutants: (isWanted) => tellable(own).filter((mutant) => isWanted(mutant) && isParsed(mutant)),
});

const inPython = (own: StyledInPython): Sampled => ({
  given: own,
  isFaithful: isFaithfulInPython(own),
  mutants: (isWanted) =>
    (own.origin ? tellable({ program: own.origin, style: own.style }) : [])
      .filter(isWanted)
      .flatMap((mutant) => leftOut.unless(() => mutantInPython(mutant, own.look, own.program)) ?? []),
});

const isPython = argument('--language') === 'python';
if (isPython && !hasPython) throw new Error('There is no python3 to tell whether styles mean the same.');
const all = (
  isPython
    ? sampled(pythonStyles, (program, style) => style.write(program, leftOut)).map(inPython)
    : sampled(styles, styled).map(inJavaScript)
).filter(({ given, isFaithful: isSame }) => {
  if (isSame) return true;
  console.log(`The style "${given.style}" makes something else of ${given.program.file}.`);
  process.exitCode = 1;
  return false;
});

const receptions = all.map(({ given }) => receive(given));
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
  for (const { given, mutants } of all) {
    const { style } = given;
    const own = mutants(() => count++ % every === 0).flatMap((mutant) => measure(mutant) ?? []);
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
const alike = [...leftOut.alike].filter((name) => !all.some(({ given }) => given.style === name));
if (alike.length > 0) console.log(`\nAs usual in Python: ${alike.join(', ')}`);
if (leftOut.count > 0) console.log(`\n${leftOut.count} without a counterpart in Python: ${leftOut}`);
