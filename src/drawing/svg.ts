/* The drawing as an SVG file, for export. */
import type { Layout } from './layout';
import { type Attributes, type Look, paints, styles } from './look';
import type { Shape } from './shapes';

const families: Readonly<Record<string, string>> = {
  code: "Menlo, Consolas, 'DejaVu Sans Mono', monospace",
  text: "'Segoe UI', 'Helvetica Neue', Arial, sans-serif",
};

/** A drawing as an SVG that needs nothing else, in a look of its own. */
export function svgOf(
  shapes: readonly Shape[],
  { width, height }: Layout,
  { look, title, description }: { readonly look: Look; readonly title: string; readonly description: string },
): string {
  const size = { width: Math.ceil(width), height: Math.ceil(height) };
  const text = (tag: string, content: string): Shape => ({
    tag,
    key: tag,
    kind: null,
    attributes: { id: tag },
    text: content,
  });
  const paper: Shape = {
    tag: 'rect',
    key: 'paper',
    kind: null,
    attributes: { ...size, fill: paints[look].paper },
  };
  const whole: Shape = {
    tag: 'svg',
    key: 'svg',
    kind: null,
    attributes: {
      xmlns: 'http://www.w3.org/2000/svg',
      ...size,
      viewBox: `0 0 ${size.width} ${size.height}`,
      role: 'img',
      'aria-labelledby': 'title desc',
    },
    children: [text('title', title), text('desc', description), paper, ...shapes],
  };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${print(whole, look)}\n`;
}

function print({ tag, kind, attributes, text, children }: Shape, look: Look): string {
  const own = kind ? painted(styles[kind], look) : {};
  const list = Object.entries({ ...own, ...attributes })
    .map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
    .join('');
  if (text === undefined && !children) return `<${tag}${list}/>`;
  const inside = (children ?? []).map((child) => print(child, look)).join('');
  return `<${tag}${list}>${escaped(text ?? '')}${inside}</${tag}>`;
}

/** A style with its paints and fonts. */
function painted(style: Attributes, look: Look): Attributes {
  const palette: Readonly<Record<string, string>> = paints[look];
  return Object.fromEntries(
    Object.entries(style).map(([name, value]) => {
      if (name === 'fill' || name === 'stroke') return [name, palette[value] ?? value];
      return [name, name === 'font-family' ? (families[value] ?? value) : value];
    }),
  );
}

/** Characters that XML has no way to carry are left out. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
