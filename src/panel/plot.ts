/* A small curve of how the output moved, tug by tug. */
import { shortNumber } from '../wording/format';
import { makeSvg, setAttribute } from './dom';

const width = 200;
const height = 64;
const margin = 6;

/** A small drawing of how the output moved, tug by tug. */
export class Plot {
  readonly element = makeSvg('svg', {
    class: 'plot',
    role: 'img',
    viewBox: `0 0 ${width} ${height}`,
    preserveAspectRatio: 'none',
  });
  private readonly line = makeSvg('polyline', { class: 'line', points: '' });
  private readonly dot = makeSvg('polyline', { class: 'dot', points: '' });

  constructor() {
    this.element.append(this.line, this.dot);
  }

  /** Draws the values of `name`; where one is not finite the picture says nothing, and the words do. */
  show(name: string, values: readonly number[], digits: number): void {
    setAttribute(this.element, 'hidden', values.length < 2);
    const finite = values.filter(Number.isFinite);
    const low = Math.min(...finite);
    const spread = Math.max(...finite) - low || 1;
    const x = (index: number) => margin + ((width - 2 * margin) * index) / Math.max(1, values.length - 1);
    const y = (value: number) => height - margin - ((height - 2 * margin) * (value - low)) / spread;
    const points = values.flatMap((value, index) =>
      Number.isFinite(value) ? [`${x(index).toFixed(1)},${y(value).toFixed(1)}`] : [],
    );
    setAttribute(this.line, 'points', points.join(' '));
    // A line of no length with round ends is a dot that keeps its shape however wide the plot is.
    const last = points.at(-1) ?? '';
    setAttribute(this.dot, 'points', `${last} ${last}`);
    const said = values.map((value) => shortNumber(value, digits));
    const shown = said.length > 12 ? [...said.slice(0, 3), '\u2026', ...said.slice(-8)] : said;
    setAttribute(this.element, 'aria-label', `${name} over ${values.length - 1} tugs: ${shown.join(', ')}`);
  }
}
