/* How wide texts are in the fonts of the theme. */
import { styles } from '../../drawing/look';
import type { Font } from '../../drawing/style';

/** Widths of texts in the fonts of the theme. */
export class Ruler {
  private readonly context = document.createElement('canvas').getContext('2d');
  private readonly known = new Map<string, number>();
  private families = { code: 'monospace', text: 'sans-serif' };

  /** Reads the fonts; true where they are others than before. */
  refresh(element: Element): boolean {
    const style = getComputedStyle(element);
    const family = (name: string, other: string) =>
      style.getPropertyValue(`--lens-${name}-font`).trim() || other;
    const families = { code: family('code', 'monospace'), text: family('text', 'sans-serif') };
    if (families.code === this.families.code && families.text === this.families.text) return false;
    this.families = families;
    this.known.clear();
    return true;
  }

  readonly measure = (text: string, font: Font): number => {
    const id = `${font} ${text}`;
    const known = this.known.get(id);
    if (known !== undefined) return known;
    const width = this.width(text, font);
    this.known.set(id, width);
    return width;
  };

  private width(text: string, font: Font): number {
    if (!this.context) return text.length * 8;
    const { code, text: sans } = this.families;
    const size = styles[kinds[font]]['font-size'];
    const weight = font === 'name' || font === 'verdict' ? '600 ' : '';
    this.context.font = `${weight}${size}px ${font === 'number' || font === 'verdict' ? sans : code}`;
    return this.context.measureText(text).width;
  }
}

const kinds = {
  name: 'name',
  code: 'word',
  number: 'value',
  verdict: 'wrong',
  symbol: 'word',
  small: 'constant',
} as const;
