import { readFileSync } from 'node:fs';
import { analyze } from '../unit/analyze';

const source = readFileSync(process.argv[2], 'utf8');
for (let k = 0; k < Number(process.argv[3] ?? 5); k++) {
  const t = performance.now();
  const { tape } = analyze(source);
  console.log((performance.now() - t).toFixed(0), tape.length);
}
