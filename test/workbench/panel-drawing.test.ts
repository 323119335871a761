/* The drawing in the side panel, held against what the terminal prints for the same file. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { Workbench } from './driver';
import { Panel } from './panel';

interface Circuit {
  readonly source: string;
  readonly output: string;
  /** Read off the source by hand. */
  readonly wires: string;
}

const circuits: Record<string, Circuit> = {
  times: { source: 'var a = -2, b = 5;\nvar x = a * b;\n', output: 'x', wires: 'a → x 0 | b → x 1' },
  neuron: {
    source:
      'var a = 2, b = -3, c = -3, x = -1, y = -2;\nvar q = a * x + b * y + c;\nvar f = 1 / (1 + Math.exp(-q));\n',
    output: 'f',
    wires:
      'a → * 0 | x → * 1 | b → * 0 | y → * 1 | * → + 0 | * → + 1 | + → q 0 | c → q 1 | q → negate 0 | negate → Math.exp 0 | Math.exp → + 1 | + → f 1',
  },
  fan: {
    source: 'var a = 3;\nvar x = a * a + a;\n',
    output: 'x',
    wires: 'a → * 0 | a → * 1 | * → x 0 | a → x 1',
  },
  larger: {
    source: 'var a = 3, b = 5, c = 2;\nvar m = Math.max(a, b);\nvar n = Math.min(m, c);\nvar x = m * n;\n',
    output: 'n',
    wires: 'a → m 0, cut, dashed | b → m 1 | m → n 0, cut, dashed | c → n 1 | m → x 0 | n → x 1',
  },
  relu: {
    source: 'var w = -0.5, t = 2;\nvar h = relu(w * t);\nvar x = h + t;\n',
    output: 'h',
    wires: 'w → * 0 | t → * 1 | * → h 0, cut, dashed | h → x 0 | t → x 1',
  },
  choice: {
    source: 'var a = 1, b = 4;\nvar x = a > b ? a * 3 : b - a;\n',
    output: 'x',
    wires:
      'a → > 0, flat | b → > 1, flat | a → * 0 | b → - 0 | a → - 1 | > → x 0, flat | * → x 1, cut, dashed | - → x 2',
  },
  or: {
    source: 'var p = 0, q = 3, r = 7;\nvar x = (p || q) + (q && r);\n',
    output: 'r',
    wires: 'p → || 0, cut, dashed | q → || 1 | q → && 0, cut, dashed | r → && 1 | || → x 0 | && → x 1',
  },
  assumed: {
    source: 'var power = mass * speed * speed / 2;\n',
    output: 'power',
    wires: 'mass → * 0 | speed → * 1 | * → * 0 | speed → * 1 | * → power 0',
  },
  unread: {
    source: 'var a = 2;\nvar m = a * 3;\nvar u = m + count(m);\nvar x = a * 4;\nvar z = u * x;\n',
    output: 'z',
    wires: '',
  },
  wrong: {
    source:
      'var a = 0.5, b = -1.2, c = 0.3;\nvar q = a * b + c;\nvar s = Math.tanh(q);\nvar y = s * a;\n\nvar dy = 1;\nvar ds = a * dy;\nvar dq = (1 - s * s) * ds;\nvar dc = dq;\nvar db = b * dq;\nvar da = b * dq + s * dy;\n',
    output: 's',
    wires: 'a → * 0 | b → * 1 | * → q 0 | c → q 1 | q → s 0 | s → y 0 | a → y 1',
  },
};

interface Json {
  readonly circuits: readonly {
    readonly variables: readonly {
      readonly name: string;
      readonly value: number | string | null;
      readonly gradient: number | string | null;
      readonly assumed: boolean;
    }[];
    readonly handwritten?: readonly { readonly of: string | null; readonly verdict: string }[];
  }[];
}

function analyzed(file: string): Json['circuits'][number] {
  const text = execFileSync(process.execPath, ['dist/cli.js', 'analyze', '--json', file], {
    encoding: 'utf8',
  });
  return (JSON.parse(text) as Json).circuits[0];
}

describe('the drawing', () => {
  let workbench: Workbench;

  it('is what analyze --json says, on ten circuits, with their wires', async () => {
    const files = Object.fromEntries(
      Object.entries(circuits).map(([name, { source }]) => [`${name}.js`, source]),
    );
    workbench = await Workbench.open(files);
    const panel = await Panel.show(workbench);
    for (const [name, { output, wires }] of Object.entries(circuits)) {
      await workbench.openFile(`${name}.js`);
      if (name === 'wrong') await panel.locator('[data-verdict="wrong"]').waitFor();
      const { nodes, wires: drawn } = await panel.drawing(output);
      if (wires) assert.deepEqual(drawn.toSorted(), wires.split(' | ').toSorted(), name);
      const { variables, handwritten } = analyzed(join(workbench.folder, `${name}.js`));
      const said = variables.map((variable) => [
        variable.name,
        String(variable.value ?? ''),
        String(variable.gradient ?? ''),
        variable.assumed,
      ]);
      const named = nodes.filter((node) => node.name !== '');
      const shown = named.map((node) => [node.name, node.value, node.gradient, node.assumed]);
      assert.deepEqual(shown.toSorted(), said.toSorted(), name);
      for (const node of named) {
        const verdict = handwritten?.find(({ of }) => of === node.name)?.verdict ?? '';
        assert.equal(node.verdict, verdict, `${name}: ${node.name}`);
        if (node.assumed)
          assert.ok(
            node.texts.some((text) => text.startsWith('≈')),
            node.texts.join(' '),
          );
        if (node.gradient === '')
          assert.ok(
            node.texts.some((text) => /\?/.test(text)),
            node.texts.join(' '),
          );
      }
    }
    assert.deepEqual(
      (await panel.node('b').locator('text').allTextContents()).filter((text) => text.startsWith('✗')).length,
      1,
    );
  });
});
