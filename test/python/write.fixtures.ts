/* Writes what real Python tells of generated programs, for machines that have none. */
import { writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { programs } from './generated';
import { recordedFile, recordingOf, saysSomething } from './recorded';

const wanted = 300;
/** Long programs would make the file large, and tell nothing more. */
const longest = 700;

const lines: string[] = [];
for (const program of fc.sample(programs, { numRuns: 3000, seed: 20261126 })) {
  if (lines.length === wanted) break;
  if (program.source.length > longest) continue;
  const recording = recordingOf(program);
  if (saysSomething(recording)) lines.push(JSON.stringify(recording));
}
writeFileSync(recordedFile, `${lines.join('\n')}\n`);
console.log(`${lines.length} programs in ${recordedFile}`);
