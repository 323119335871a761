/* The drawing as a file: well-formed, complete, and without anything from elsewhere. */
import assert from 'node:assert/strict';
import { estimatedWidth } from '../../src/drawing/estimate';
import { graphOf } from '../../src/drawing/graph';
import { layoutOf } from '../../src/drawing/layout';
import { paints } from '../../src/drawing/look';
import { sceneOf } from '../../src/drawing/scene';
import { styleOf } from '../../src/drawing/style';
import { svgOf } from '../../src/drawing/svg';
import { verify } from '../../src/verification/verify';
import { analyze } from './analyze';

interface Element {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (Element | string)[];
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

function plain(text: string): string {
  assert.doesNotMatch(text, /[<>]|&(?!(amp|lt|gt|quot);)/, `not escaped: ${text}`);
  return text.replace(/&(\w+);/g, (_whole, name: string) => entities[name] ?? '');
}

/** A strict reader of XML, as far as an export has any. */
function parse(xml: string): Element {
  const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
  assert.ok(xml.startsWith(declaration));
  const root: Element = { tag: '', attributes: {}, children: [] };
  const open = [root];
  const piece = /<(\/?)([\w:-]+)((?: [\w:-]+="[^"]*")*)(\/?)>|([^<]+)/gy;
  piece.lastIndex = declaration.length;
  let at = piece.lastIndex;
  for (let match = piece.exec(xml); match; match = piece.exec(xml)) {
    at = piece.lastIndex;
    const [, closing, tag, list, empty, text] = match;
    const parent = open[open.length - 1];
    if (text !== undefined) parent.children.push(plain(text));
    else if (closing) assert.equal(open.pop()?.tag, tag);
    else {
      const attributes: Record<string, string> = {};
      for (const [, name, value] of list.matchAll(/ ([\w:-]+)="([^"]*)"/g)) {
        assert.ok(!(name in attributes), `${name} twice`);
        attributes[name] = plain(value);
      }
      const element: Element = { tag, attributes, children: [] };
      parent.children.push(element);
      if (!empty) open.push(element);
    }
  }
  assert.equal(at, xml.length, `stopped at ${xml.slice(at, at + 40)}`);
  assert.equal(open.length, 1);
  const [svg] = root.children;
  assert.ok(typeof svg !== 'string');
  return svg;
}

function all(element: Element): Element[] {
  const inner = element.children.filter((child) => typeof child !== 'string');
  return [element, ...inner.flatMap(all)];
}

function exported(source: string, look: 'light' | 'dark'): Element[] {
  const analysis = analyze(source);
  const [circuit] = analysis.circuits;
  const verdicts = verify(analysis).flatMap((verification) => verification.verdicts);
  const graph = graphOf(analysis, circuit, { level: 'gates', verdicts });
  const layout = layoutOf(graph, estimatedWidth, styleOf({ digits: 4, narrow: false }));
  const shapes = sceneOf(graph, layout, { precision: 4, measure: estimatedWidth, lit: null, path: null });
  return all(parse(svgOf(shapes, layout, { look, title: 'A & B', description: '<nothing>' })));
}

const texts = (elements: readonly Element[], tag = 'text') =>
  elements.filter((element) => element.tag === tag).map(({ children }) => children.join(''));

describe('an exported drawing', () => {
  const source = 'var a = 2; var b = -3; var x = a * b; var dx = 1; var da = b * dx; var db = b * dx;';

  it('is a file that stands for itself, with all names, numbers and verdicts', () => {
    const elements = exported(source, 'light');
    assert.equal(elements[0].attributes.xmlns, 'http://www.w3.org/2000/svg');
    assert.deepEqual(
      texts(elements).sort(),
      [
        'a',
        'b',
        'x',
        '×',
        '2',
        '−3',
        '−6',
        '← −3',
        '← 2',
        '← 1',
        '✓ da',
        '✗ −3, should be 2',
        '✓ dx',
        'tug 1',
      ].sort(),
    );
    assert.deepEqual([texts(elements, 'title')[0], texts(elements, 'desc')[0]], ['A & B', '<nothing>']);
    const nodes = elements.filter(({ attributes }) => 'data-node' in attributes);
    assert.deepEqual(
      nodes.map(({ attributes }) => [
        attributes['data-name'],
        attributes['data-value'],
        attributes['data-gradient'],
        attributes['data-verdict'],
      ]),
      [
        ['a', '2', '-3', 'exact'],
        ['b', '-3', '2', 'wrong'],
        ['x', '-6', '1', 'exact'],
      ],
    );
  });

  it('has the colors of its look, and none that only a page would know', () => {
    for (const look of ['light', 'dark'] as const) {
      const elements = exported(source, look);
      const used = new Set(elements.flatMap(({ attributes: { fill, stroke } }) => [fill, stroke]));
      for (const paint of used)
        assert.ok(
          paint === undefined || paint === 'none' || Object.values(paints[look]).includes(paint),
          paint,
        );
      assert.ok(used.has(paints[look].value) && used.has(paints[look].gradient));
      const families = elements.flatMap(({ attributes }) => attributes['font-family'] ?? []);
      for (const family of families) assert.match(family, /(sans-serif|monospace)$/);
    }
  });

  it('carries whatever a name or an expression has in it', () => {
    const odd = 'var x = data["\\u0007<a & b>"] * 2; var y = x < 3 && x;';
    const titles = texts(exported(odd, 'dark'), 'title').join('\n');
    assert.match(titles, /x < 3 && x/);
  });
});
