/* The side panel where it is narrow: the drawing runs downward and stays legible. */
import assert from 'node:assert/strict';
import { Workbench } from './driver';
import { settled } from './options';
import { Panel } from './panel';

/** The neuron among the examples: five inputs with long names. */
const neuron = `var clouds = 0.9, wind = -0.4;
var cloudWeight = 2.1, windWeight = 0.6, bias = -1.2;

var score = cloudWeight * clouds + windWeight * wind + bias;
var umbrella = 1 / (1 + Math.exp(-score));

var dumbrella = 1;
var dscore = umbrella * (1 - umbrella) * dumbrella;
var dwind = windWeight * dscore;
`;

const fan = `var a = 3, b = 2;
var m = Math.max(a, b);
var x = m * a;
`;

interface Area {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface Painted {
  readonly view: Area;
  readonly nodes: Readonly<Record<string, Area>>;
  readonly texts: readonly (Area & { readonly text: string; readonly size: number })[];
}

/** What is on the screen: where nodes and texts are, and how large the texts. */
function read(): Painted {
  const area = (element: Element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return { left, right, top, bottom };
  };
  const nodes = [...document.querySelectorAll('[data-node]')];
  return {
    view: area(document.querySelector('.drawing') ?? document.body),
    nodes: Object.fromEntries(nodes.map((node) => [node.getAttribute('data-node') ?? '', area(node)])),
    texts: [...document.querySelectorAll<SVGTextElement>('.canvas text')].map((text) => ({
      ...area(text),
      text: text.textContent ?? '',
      size: Number.parseFloat(getComputedStyle(text).fontSize) * (text.getScreenCTM()?.a ?? 0),
    })),
  };
}

const isSeen = ({ top, bottom }: Area, view: Area) => top >= view.top - 1 && bottom <= view.bottom + 1;

/** No text is smaller than ten pixels, cut off at a side, or on top of another. */
function assertLegible({ texts, view }: Painted, what: string): void {
  for (const [k, text] of texts.entries()) {
    assert.ok(text.size >= 9.99, `${what}: ${text.text} has ${text.size} pixels`);
    assert.ok(text.left >= view.left && text.right <= view.right, `${what}: ${text.text} is cut off`);
    for (const other of texts.slice(k + 1)) {
      const apart = Math.max(other.left - text.right, text.left - other.right) > -1;
      // A line of text is higher than its letters.
      const above = Math.max(other.top - text.bottom, text.top - other.bottom) > -4;
      assert.ok(apart || above, `${what}: ${text.text} is on top of ${other.text}`);
    }
  }
}

describe('the panel in a side bar of default width', () => {
  let workbench: Workbench;

  async function painted(panel: Panel): Promise<Painted> {
    const frame = await panel.frame();
    return settled(workbench.page, () => frame.evaluate(read));
  }

  it('draws downward from the inputs at the top, as broad as the panel and legible', async () => {
    workbench = await Workbench.open({ 'neuron.js': neuron }, { size: { width: 1300, height: 820 } });
    await workbench.goTo(3, 1);
    const panel = await Panel.show(workbench);
    await panel.widen(300);
    await panel.locator('[data-verdict="exact"]').first().waitFor();
    const seen = await painted(panel);
    assertLegible(seen, 'at 300 pixels');
    const { nodes, view } = seen;
    const first = Math.min(...Object.values(nodes).map(({ top }) => top));
    assert.ok(first >= view.top && first < view.top + 40, 'It begins at the top.');
    const { wires } = await panel.drawing('umbrella');
    assert.ok(wires.length > 0);
    const pairs = await panel
      .locator('[data-wire]')
      .evaluateAll((all) =>
        all.map((each) => [each.getAttribute('data-from'), each.getAttribute('data-to')]),
      );
    for (const [from, to] of pairs)
      assert.ok(nodes[from ?? ''].top < nodes[to ?? ''].top, `${from} stands above ${to}`);
    assert.equal(await panel.locator('.drawing[data-below]').count(), 1, 'It shows that it goes on.');
  });

  it('has each value left of its wire and the gradient right of it', async () => {
    workbench = await Workbench.open({ 'fan.js': fan });
    await workbench.goTo(1, 1);
    const panel = await Panel.show(workbench);
    await panel.widen(300);
    await panel.drawing('x');
    assertLegible(await painted(panel), 'a fan');
    const sides = await panel.locator('[data-node]').evaluateAll((nodes) =>
      nodes.map((node) => {
        const gate = node.querySelector('rect:not(.area)')?.getBoundingClientRect();
        const texts = [...node.querySelectorAll('text')].map((text) => ({
          text: text.textContent ?? '',
          box: text.getBoundingClientRect(),
        }));
        const gradient = texts.find(({ text }) => text.startsWith('↑'))?.box.left ?? 0;
        const value = texts.find(({ text }) => text === node.getAttribute('data-value'))?.box.right ?? 0;
        return { value, gradient, middle: gate ? (gate.left + gate.right) / 2 : 0 };
      }),
    );
    assert.equal(sides.length, 4);
    for (const { value, gradient, middle } of sides) assert.ok(value < middle && middle < gradient);
    assert.ok((await panel.drawing('x')).wires.includes('b → m 1, cut, dashed'));
  });

  it('starts at the node of the cursor, and follows it and the steps', async () => {
    workbench = await Workbench.open({ 'neuron.js': neuron }, { size: { width: 1300, height: 700 } });
    await workbench.goTo(5, 5);
    const panel = await Panel.show(workbench);
    await panel.widen(300);
    await workbench.focusEditor();
    await panel.locator('.lit[data-name="umbrella"]').waitFor();
    const last = await painted(panel);
    assert.ok(isSeen(last.nodes['umbrella#0'], last.view), 'The node at the cursor is in view.');
    assertLegible(last, 'at the cursor');
    await workbench.goTo(1, 5);
    await panel.locator('.lit[data-name="clouds"]').waitFor();
    const first = await painted(panel);
    assert.ok(isSeen(first.nodes['clouds#0'], first.view));
    await panel.tab('Step');
    for (let k = 0; k < 8; k++) {
      await panel.button('Next').click();
      const key = await settled(workbench.page, () =>
        panel.locator('.lit').first().getAttribute('data-node'),
      );
      const { nodes, view } = await painted(panel);
      assert.ok(isSeen(nodes[key ?? ''], view), `step ${k + 1}, at ${key}`);
    }
  });

  it('draws to the right again when it is widened, and downward when it is made narrow', async () => {
    workbench = await Workbench.open({ 'neuron.js': neuron }, { size: { width: 1300, height: 820 } });
    await workbench.goTo(3, 1);
    const panel = await Panel.show(workbench);
    const isDown = async () => {
      const { nodes } = await painted(panel);
      return nodes['umbrella#0'].top > nodes['bias#0'].bottom;
    };
    await panel.widen(300);
    assert.equal(await isDown(), true);
    await panel.widen(640);
    assert.equal(await isDown(), false);
    await panel.widen(300);
    assert.equal(await isDown(), true);
    assertLegible(await painted(panel), 'narrow again');
  });
});

describe('the circuit that the panel shows', () => {
  let workbench: Workbench;

  it('is the one above the cursor where that is on no circuit’s lines, also for commands', async () => {
    const two =
      'var a = 2;\nvar x = a * a;\nvar dx = 1;\nvar da = 2 * a * dx;\n\nvar c = 4;\nvar y = c * c;\n\n\n';
    workbench = await Workbench.open({ 'two.js': `${two}console.log(y);\n` });
    await workbench.goTo(9, 1);
    const panel = await Panel.show(workbench);
    await panel.node('y').waitFor();
    await workbench.goTo(5, 1);
    await panel.node('x').waitFor();
    await workbench.goTo(10, 5);
    await panel.node('y').waitFor();
    await workbench.focusEditor();
    await workbench.runCommand('Backprop: Write Backward Pass');
    await workbench.waitForPaint(9, '✓ 8');
    const written = (await workbench.lines()).map(({ source }) => source);
    assert.ok(
      written.some((line) => /^var dc = 2 \* c \* dy;/.test(line)),
      written.join('\n'),
    );
  });
});
