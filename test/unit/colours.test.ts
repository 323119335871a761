/* Whether the theme colours can be told apart, also by the colour-blind, and read. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { paints } from '../../src/drawing/look';
import { reportPage } from '../../src/wording/page';
import { analyze } from './analyze';
import { ciede2000, contrast, difference, type Sight } from './colour-difference';

type Kind = 'dark' | 'light' | 'highContrast' | 'highContrastLight';
type Part = 'value' | 'gradient' | 'right' | 'wrong' | 'inherited' | 'uncertain';

/** The backgrounds that VS Code's own themes of each kind put behind text: editor, side bar, hover. */
const backgrounds: Readonly<Record<Kind, readonly string[]>> = {
  dark: ['#1e1e1e', '#1f1f1f', '#181818', '#252526'],
  light: ['#ffffff', '#f8f8f8', '#f3f3f3'],
  highContrast: ['#000000'],
  highContrastLight: ['#ffffff'],
};

const legible: Readonly<Record<Kind, number>> = {
  dark: 4.5,
  light: 4.5,
  highContrast: 7,
  highContrastLight: 7,
};

const parts: readonly Part[] = ['value', 'gradient', 'right', 'wrong', 'inherited', 'uncertain'];
const toTell: readonly (readonly [Part, Part])[] = [
  ['value', 'gradient'],
  ['right', 'wrong'],
  ['wrong', 'inherited'],
  ['right', 'inherited'],
  ['wrong', 'uncertain'],
];
const sights: readonly Sight[] = ['usual', 'protanopia', 'deuteranopia'];

interface Color {
  readonly id: string;
  readonly defaults: Readonly<Record<Kind, string>>;
}

const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  contributes: { colors: readonly Color[] };
};

function colourOf(part: Part, kind: Kind): string {
  const color = contributes.colors.find(({ id }) => id === `backpropLens.${part}Foreground`);
  assert.ok(color, part);
  return color.defaults[kind];
}

/** Pairs from Sharma, Wu and Dalal's table 1, with their difference. */
const published: readonly (readonly [
  readonly [number, number, number],
  readonly [number, number, number],
  number,
])[] = [
  [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
  [[50, 3.1571, -77.2803], [50, 0, -82.7485], 2.8615],
  [[50, -1.3802, -84.2814], [50, 0, -82.7485], 1],
  [[50, 0, 0], [50, -1, 2], 2.3669],
  [[50, 2.49, -0.001], [50, -2.49, 0.0009], 7.1792],
  [[50, 2.49, -0.001], [50, -2.49, 0.0011], 7.2195],
  [[50, -0.001, 2.49], [50, 0.0009, -2.49], 4.8045],
  [[50, 2.5, 0], [50, 0, -2.5], 4.3065],
  [[50, 2.5, 0], [73, 25, -18], 27.1492],
  [[50, 2.5, 0], [61, -5, 29], 22.8977],
  [[50, 2.5, 0], [56, -27, -3], 31.903],
  [[50, 2.5, 0], [58, 24, 15], 19.4535],
  [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
  [[63.0109, -31.0961, -5.8663], [62.8187, -29.7946, -4.0864], 1.263],
  [[35.0831, -44.1164, 3.7933], [35.0232, -40.0716, 1.5901], 1.8645],
  [[22.7233, 20.0904, -46.694], [23.0331, 14.973, -42.5619], 2.0373],
  [[90.8027, -2.0831, 1.441], [91.1528, -1.6435, 0.0447], 1.4441],
  [[6.7747, -0.2908, -2.4247], [5.8714, -0.0985, -2.2286], 0.6377],
  [[2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082],
];

describe('colours', () => {
  it('are measured as the paper on CIEDE2000 measures its pairs', () => {
    for (const [one, other, expected] of published) {
      assert.ok(Math.abs(ciede2000(one, other) - expected) < 0.00006, `${one} and ${other}`);
      assert.ok(Math.abs(ciede2000(other, one) - expected) < 0.00006, `${other} and ${one}`);
    }
  });

  it('are contrasts as WCAG has them', () => {
    assert.ok(Math.abs(contrast('#000000', '#ffffff') - 21) < 0.005);
    assert.ok(Math.abs(contrast('#777777', '#ffffff') - 4.48) < 0.005);
  });

  for (const kind of Object.keys(backgrounds) as Kind[]) {
    it(`${kind}: what must not be taken for each other differs for every sight`, () => {
      for (const [one, other] of toTell) {
        for (const sight of sights) {
          const found = difference(colourOf(one, kind), colourOf(other, kind), sight);
          assert.ok(found >= 20, `${one} and ${other} are ${found.toFixed(1)} apart (${sight})`);
        }
      }
    });

    it(`${kind}: each is legible on what stands behind it`, () => {
      for (const part of parts) {
        for (const behind of backgrounds[kind]) {
          const found = contrast(colourOf(part, kind), behind);
          assert.ok(found >= legible[kind], `${part} on ${behind}: ${found.toFixed(2)}`);
        }
      }
    });
  }

  it('an exported drawing has those of the editor, on a paper on which they are legible', () => {
    for (const look of ['light', 'dark'] as const) {
      for (const part of parts) {
        assert.equal(paints[look][part], colourOf(part, look).toLowerCase());
        assert.ok(contrast(paints[look][part], paints[look].paper) >= 4.5, `${part}, ${look}`);
      }
    }
  });

  it('the panel takes them from the theme, and has none of its own but a grey for lines', () => {
    const folders = ['src/panel/styles', 'src/panel/drawing'];
    const sheets = folders.flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => name.endsWith('.css'))
        .map((name) => readFileSync(`${folder}/${name}`, 'utf8')),
    );
    const css = sheets.join('\n');
    for (const part of parts)
      assert.ok(css.includes(`--lens-${part}: var(--vscode-backpropLens-${part}Foreground);`), part);
    assert.deepEqual(ownColours(css), []);
  });

  it('the report takes them from the theme', () => {
    const page = reportPage({ file: 'x.js', analysis: analyze(''), verifications: [] }, 'nonce');
    const style = /<style[^>]*>([\s\S]*)<\/style>/.exec(page)?.[1] ?? '';
    const parts = { correct: 'right', wrong: 'wrong', inherited: 'inherited', uncertain: 'uncertain' };
    for (const [judgement, part] of Object.entries(parts)) {
      const rule = `\\.${judgement} \\.verdict[^}]*color: var\\(--vscode-backpropLens-${part}Foreground\\)`;
      assert.match(style, new RegExp(rule));
    }
    assert.deepEqual(ownColours(style), []);
  });
});

/** Colours in a style sheet that are not the theme's, without greys that are half transparent. */
function ownColours(css: string): string[] {
  const found = css.match(/#[\da-f]{3,8}\b|\b(?:rgb|hsl|lab|lch|oklab|oklch)a?\([^)]*\)/gi) ?? [];
  return found.filter((colour) => !/^#(?:8{4}|(?:80){3}[\da-f]{2})$/i.test(colour));
}
