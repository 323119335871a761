/* A rule of the gate table that is wrong is noticed, and blamed on nobody. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { build, type Plugin } from 'esbuild';
import type { verify } from '../../src/verification/verify';
import type { analyze } from './analyze';

interface Engine {
  readonly analyze: typeof analyze;
  readonly verify: typeof verify;
}

/** The engine with one formula of the gate table replaced by another, as it would be if we had got it wrong. */
async function engineWith(right: string, wrong: string): Promise<Engine> {
  const spoil: Plugin = {
    name: 'spoil',
    setup({ onLoad }) {
      onLoad({ filter: /generated[\\/]passes\.ts$/ }, async ({ path }) => {
        const text = await readFile(path, 'utf8');
        assert.ok(text.includes(right));
        return { contents: text.replaceAll(right, wrong), loader: 'ts' };
      });
    },
  };
  const { outputFiles } = await build({
    stdin: {
      contents: `export { analyze } from './test/unit/analyze'; export { verify } from './src/verification/verify';`,
      resolveDir: process.cwd(),
      loader: 'ts',
    },
    bundle: true,
    format: 'esm',
    write: false,
    plugins: [spoil],
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

describe('a gradient of ours that measuring contradicts', () => {
  it('is uncertain, and so is nothing that does not rest on it', async () => {
    const source = `var q = a * b;
var s = Math.sin(q);
var x = s * c;
var dx = 1;
var dc = s * dx;
var ds = c * dx;
var dq = Math.cos(q) * ds;
var da = b * dq;
`;
    const { analyze: read, verify: check } = await engineWith(
      'Math.cos(v[a[i]]) * g[i]',
      'Math.cos(v[a[i]]) * 1.01 * g[i]',
    );
    const [{ verdicts }] = check(read(source));
    assert.deepEqual(
      verdicts.map(({ name, judgement }) => `${name} ${judgement}`),
      ['dx exact', 'dc exact', 'ds exact', 'dq uncertain', 'da uncertain'],
    );
    assert.match(verdicts[3].reason ?? '', /measuring gives .*report/);
  });
});
