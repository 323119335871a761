/* What the README and the other documents say holds: tables, links, settings and commands. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const text = (file: string) => readFileSync(file, 'utf8');

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly title: string; readonly category?: string }[];
    readonly configuration: {
      readonly properties: Readonly<Record<string, { readonly default: unknown }>>;
    };
    readonly colors: readonly { readonly id: string }[];
  };
  readonly scripts: Readonly<Record<string, string>>;
}

describe('docs', () => {
  const readme = text('README.md');
  const { contributes, scripts } = JSON.parse(text('package.json')) as Manifest;

  it('the table of operations is what the gate table gives', () => {
    const { status, stderr } = spawnSync(process.execPath, ['scripts/operations.mjs', '--check'], {
      encoding: 'utf8',
    });
    assert.equal(status, 0, stderr);
  });

  it('every setting is in the README with its default', () => {
    for (const [name, { default: value }] of Object.entries(contributes.configuration.properties)) {
      const shown = typeof value === 'string' ? value : JSON.stringify(value);
      assert.ok(readme.includes(`| \`${name}\` | \`${shown}\` |`), `${name}, default ${shown}`);
    }
  });

  it('every command and colour is in the README', () => {
    const titles = contributes.commands.flatMap(({ title, category }) =>
      category ? [title.replace('...', '\u2026')] : [],
    );
    for (const title of titles) assert.ok(readme.includes(`| ${title} |`), title);
    for (const { id } of contributes.colors) assert.ok(readme.includes(`\`${id}\``), id);
  });

  it('every npm script is in CONTRIBUTING', () => {
    const contributing = text('CONTRIBUTING.md');
    for (const name of Object.keys(scripts)) {
      const command = name === 'start' || name === 'test' ? `npm ${name}` : `npm run ${name}`;
      assert.ok(contributing.includes(`\`${command}\``), command);
    }
  });

  it('links and pictures lead somewhere', () => {
    for (const file of ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md']) {
      for (const [, link, picture] of text(file).matchAll(/\]\(([^)]+)\)|(?:src|srcset)="([^"]+)"/g)) {
        const target = link ?? picture ?? '';
        assert.ok(target.startsWith('http') || existsSync(target), `${file}: ${target}`);
      }
    }
  });

  it('the map in CONTRIBUTING names rooms that are there', () => {
    for (const [path] of text('CONTRIBUTING.md').matchAll(/\b(?:src|test)\/[\w/.-]*\w/g))
      assert.ok(path.includes('generated') || path.startsWith('test/bench') || existsSync(path), path);
  });
});
