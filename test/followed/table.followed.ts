/*
 * Prints of each program in test/followed, or in the folders that are named, how many of its forward lines show a number,
 * and why the others do not. `npm run followed -- --only lstm --quiet`
 */
import { hasPython } from '../python/process';
import { programsIn, shareOf } from './share';

const args = process.argv.slice(2);
const isQuiet = args.includes('--quiet');
const only = args.includes('--only') ? args[args.indexOf('--only') + 1] : '';
const folders = args.filter((each, at) => !each.startsWith('--') && args[at - 1] !== '--only');
const own = ['test/followed/javascript', 'test/followed/python'];

const total = { lines: 0, shown: 0 };
const causes = new Map<string, number>();
for (const folder of folders.length > 0 ? folders : own) {
  console.log(`\n${folder}`);
  const here = { lines: 0, shown: 0 };
  for (const [file, program] of programsIn(folder)) {
    if (!file.includes(only) || (program.language === 'python' && !hasPython)) continue;
    const { lines, shown, reasons } = shareOf(program);
    console.log(`  ${`${shown} of ${lines}`.padStart(9)}  ${file}`);
    for (const { line, text, reason } of reasons) {
      causes.set(reason, (causes.get(reason) ?? 0) + 1);
      if (!isQuiet) console.log(`             ${line}: ${text}\n                 ${reason}`);
    }
    here.lines += lines;
    here.shown += shown;
  }
  console.log(`  ${percentage(here)}`);
  total.lines += here.lines;
  total.shown += here.shown;
}
console.log('\nReasons');
for (const [reason, count] of [...causes].sort((one, other) => other[1] - one[1]))
  console.log(`  ${String(count).padStart(4)}  ${reason}`);
console.log(`\n${percentage(total)}`);

function percentage({ lines, shown }: { readonly lines: number; readonly shown: number }): string {
  return `${shown} of ${lines} forward lines show a number (${((100 * shown) / Math.max(1, lines)).toFixed(1)} %)`;
}
