/* Chooses how the drawing is laid out in the room there is, and remembers layouts. */
import { type Layout, layoutOf } from '../../drawing/layout';
import type { Graph } from '../../drawing/model';
import { downwardStyle, type Measure, type Style, styleOf } from '../../drawing/style';
import { fitting, readable } from './camera';
import type { Room } from './room';
import { Ruler } from './ruler';

/** Narrower drawings have their labels over and under the gates, and those that would get smaller than this. */
const narrow = 560;
const roomy = 0.8;
/** Neither way is all of it seen at a size that can be read. */
const hopeless = 0.35;
const mostKept = 12;

/** The layouts of the shapes that were drawn last: the same shape has the same places. */
export class Layouts {
  private readonly ruler = new Ruler();
  private readonly known = new Map<string, Layout>();

  constructor(private readonly host: Element) {}

  get measure(): Measure {
    return this.ruler.measure;
  }

  /** The layout that suits the room there is. */
  layoutFor(graph: Graph, digits: number, { direction, breadth }: Room): Layout {
    if (this.ruler.refresh(this.host)) this.known.clear();
    if (direction === 'down')
      return this.layoutIn(graph, downwardStyle({ digits, breadth: breadth / readable }));
    const view = { width: this.host.clientWidth, height: this.host.clientHeight };
    const tight = () => this.layoutIn(graph, styleOf({ digits, narrow: true }));
    if (view.width < narrow) return tight();
    const wide = this.layoutIn(graph, styleOf({ digits, narrow: false }));
    const scale = fitting(wide, view);
    if (scale >= roomy || scale < hopeless) return wide;
    return fitting(tight(), view) > scale ? tight() : wide;
  }

  /** Laid out once for each shape. */
  private layoutIn(graph: Graph, style: Style): Layout {
    const key = JSON.stringify([
      graph.nodes.map(({ key, kind, name, symbol, judged, ports, seed, moreReaders }) => [
        key,
        kind,
        name,
        symbol,
        judged,
        ports.map(({ kind: port, text }) => [port, text]),
        seed !== null,
        moreReaders > 0,
      ]),
      graph.wires.map(({ from, port, split }) => [from, port, split]),
      style,
    ]);
    const layout = this.known.get(key) ?? layoutOf(graph, this.ruler.measure, style);
    this.known.delete(key);
    this.known.set(key, layout);
    for (const old of [...this.known.keys()].slice(0, -mostKept)) this.known.delete(old);
    return layout;
  }
}
