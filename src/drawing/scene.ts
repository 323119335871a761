/* The drawing as shapes: what the page shows and what an export prints. */
import { shortNumber } from '../wording/format';
import { areWritten, listText, shapeText } from './bars';
import { faceOf } from './face';
import type { Box, Label, Layout, Place } from './layout';
import { type Kind, strokes } from './look';
import type { Figure, Graph, GraphNode, Wire } from './model';
import { group, line, type Shape, shape, words, written } from './shapes';
import { type Measure, shorten } from './style';
import { minus, nodeWords, tightNumber, verdictText } from './words';

export interface SceneOptions {
  readonly precision: number;
  readonly measure: Measure;
  /** The node that is lit; with the nodes on its ways to the output the others are dimmed. */
  readonly lit: string | null;
  readonly path: ReadonlySet<string> | null;
}

/** All shapes of a drawing: the wires, then the nodes on top of them. */
export function sceneOf(graph: Graph, layout: Layout, options: SceneOptions): Shape[] {
  const painter = new Painter(graph, layout, options);
  const wires = graph.wires.map((wire) => painter.wire(wire));
  const nodes = graph.nodes.map((node) => painter.node(node));
  return [group('wires', { 'aria-hidden': 'true' }, wires), group('nodes', {}, nodes)];
}

class Painter {
  /** Into how many a node's wire splits. */
  private readonly branches = new Map<string, number>();

  constructor(
    { nodes, wires }: Graph,
    private readonly layout: Layout,
    private readonly options: SceneOptions,
  ) {
    const add = (key: string) => this.branches.set(key, (this.branches.get(key) ?? 0) + 1);
    for (const { from } of wires) add(from);
    for (const { key, seed, moreReaders } of nodes) {
      if (seed) add(key);
      if (moreReaders > 0) add(key);
    }
  }

  wire(wire: Wire): Shape {
    const { key, from, to, state, contribution, split, port } = wire;
    const children = [line(this.layout.curves.get(key) ?? '', strokes[state], { class: 'wire' })];
    const area = this.layout.places.get(to)?.ports[port].label;
    if (split && area && state !== 'flat' && state !== 'unread')
      children.push(this.share(contribution, area));
    return group(
      key,
      {
        class: `connection${this.dimmed(from, to)}`,
        'data-wire': key,
        'data-from': from,
        'data-to': to,
        'data-port': port,
        'data-state': state,
        'data-contribution': figureData(contribution),
      },
      children,
    );
  }

  node(node: GraphNode): Shape {
    const place = this.layout.places.get(node.key);
    if (!place) throw new Error(`no place for ${node.key}`);
    const words = nodeWords(node);
    return group(
      node.key,
      {
        class: `node${this.state(node.key)}`,
        'data-node': node.key,
        'data-kind': node.kind,
        'data-name': node.name ?? '',
        'data-gate': node.gate,
        'data-value': figureData(node.value),
        'data-gradient': figureData(node.gradient),
        'data-assumed': String(node.value.assumed),
        'data-verdict': node.verdict?.judgement ?? '',
        'data-seed': node.seed ? String(node.seed.value) : '',
        role: 'img',
        'aria-roledescription': 'node',
        'aria-label': `${words.join('; ')}.`,
      },
      [
        // Those who hear the label need not hear its parts again.
        group('picture', { 'aria-hidden': 'true' }, [
          { tag: 'title', key: 'title', kind: null, attributes: {}, text: words.join('\n') },
          this.area(place.box),
          ...this.trunk(node, place),
          ...faceOf(node, place, this.layout.style, this.options.measure),
          ...this.ports(node, place),
          ...this.labels(node, place),
          ...this.tug(node),
          ...this.stub(node),
        ]),
      ],
    );
  }

  /** Where the mouse finds the node. */
  private area({ x, y, width, height }: Box): Shape {
    const attributes = { class: 'area', x, y, width, height, rx: 6, fill: 'none', 'pointer-events': 'all' };
    return { tag: 'rect', key: 'area', kind: null, attributes };
  }

  /** The wire that leaves the node, as far as it is one. */
  private trunk(node: GraphNode, { start, out }: Place): Shape[] {
    const branches = this.branches.get(node.key) ?? 0;
    if (branches === 1) return [];
    const path = `M${start.x} ${start.y}L${out.x} ${out.y}`;
    if (branches === 0) return [line(path, strokes.cut, {})];
    return [line(path, {}, {}), shape('circle', 'dot', 'dot', { cx: out.x, cy: out.y, r: 3.2 })];
  }

  /** Constants, and the names of what is not shown. */
  private ports(node: GraphNode, { ports }: Place): Shape[] {
    return node.ports.flatMap(({ kind, text }, k) => {
      const { at, label } = ports[k];
      if (kind === 'wire' || !label) return [];
      const { x, y, width, height } = label;
      const from = this.down ? `${x + width / 2} ${y + height}` : `${x + width + 2} ${y + height / 2}`;
      return [
        line(`M${from}L${at.x} ${at.y}`, kind === 'constant' ? {} : strokes.unread, {}, `stub ${k}`),
        written(`port ${k}`, 'constant', label, minus(shorten(text, this.layout.style.name))),
      ];
    });
  }

  private labels(node: GraphNode, { labels }: Place): Shape[] {
    const { precision } = this.options;
    const { number, name } = this.layout.style;
    const shapes: Shape[] = [];
    const add = (key: string, kind: Kind, area: Label, text: string) =>
      shapes.push(written(key, kind, area, text));
    if (labels.name && node.name !== null) add('name', 'name', labels.name, shorten(node.name, name));
    if (node.elements) {
      const { shape: sizes, values, gradients } = node.elements;
      const isWritten = areWritten(node.elements, this.layout.style);
      add('value', 'value', labels.value, isWritten ? listText(values) : shapeText(sizes));
      if (isWritten) add('gradient', 'gradient', labels.gradient, `${this.back} ${listText(gradients)}`);
      return shapes;
    }
    add('value', 'value', labels.value, tightNumber(node.value, precision, number));
    if (node.kind !== 'unread' || node.gradient.value !== null) {
      const gradient = tightNumber(node.gradient, precision, number);
      add('gradient', 'gradient', labels.gradient, `${this.back} ${gradient}`);
    }
    if (node.verdict) {
      const fits = (option: string) => this.options.measure(option, 'verdict') <= labels.verdict.width;
      const text = verdictText(node.verdict, node.gradient, precision, fits);
      add('verdict', verdictKind(node.verdict.judgement), labels.verdict, text);
    }
    return shapes;
  }

  private get down(): boolean {
    return this.layout.style.direction === 'down';
  }

  /** The way that gradients go. */
  private get back(): string {
    return this.down ? '↑' : '←';
  }

  /** The seed: a ring at the wire's end, and an arrow that pulls. */
  private tug({ key, seed }: GraphNode): Shape[] {
    const box = this.layout.tugs.get(key);
    if (!box || !seed) return [];
    const { down } = this;
    const curve = this.layout.curves.get(`tug ${key}`) ?? '';
    const middle = down ? box.x + 8 : box.y + box.height / 2;
    const first = (down ? box.y : box.x) + 4;
    const [start, end] = [first + 5, first + 35];
    const at = (along: number, across = 0) =>
      down ? `${middle + across} ${along}` : `${along} ${middle + across}`;
    const [tip, wings] = seed.value < 0 ? [start + 2, start + 8] : [end, end - 6];
    const head = `M${at(wings, -5)}L${at(tip)}L${at(wings, 5)}`;
    const text = `tug ${minus(shortNumber(seed.value, 3))}`;
    const ring = down ? { cx: middle, cy: first, r: 4 } : { cx: first, cy: middle, r: 4 };
    return [
      line(curve, {}, {}, 'tug wire'),
      shape('circle', 'ring', 'ring', ring),
      shape('path', 'tug', 'tug', { d: `M${at(start + 1)}L${at(end)}${head}` }),
      down
        ? words('seed', 'seed', middle + 9, (start + end) / 2 + 4, text, { 'text-anchor': 'start' })
        : words('seed', 'seed', (start + end) / 2, middle + 16, text),
    ];
  }

  private stub({ key, moreReaders }: GraphNode): Shape[] {
    const box = this.layout.stubs.get(key);
    if (!box) return [];
    const place: Label = this.down
      ? { ...box, anchor: 'middle' }
      : { ...box, x: box.x + 3, height: box.height - 2, anchor: 'start' };
    return [
      line(this.layout.curves.get(`stub ${key}`) ?? '', strokes.unread, {}, 'stub wire'),
      written('more', 'stub', place, `+${moreReaders}`),
    ];
  }

  private share(contribution: Figure, area: Label): Shape {
    const { precision } = this.options;
    const text = `${this.back} ${tightNumber(contribution, precision, this.layout.style.number)}`;
    return written('share', 'share', area, text);
  }

  private state(key: string): string {
    const { lit, path } = this.options;
    const way = path ? (path.has(key) ? ' onPath' : ' dim') : '';
    return key === lit ? `${way} lit` : way;
  }

  private dimmed(from: string, to: string): string {
    const { path } = this.options;
    if (!path) return '';
    return path.has(from) && path.has(to) ? ' onPath' : ' dim';
  }
}

function verdictKind(judgement: string): Kind {
  if (judgement === 'wrong' || judgement === 'inherited' || judgement === 'uncertain') return judgement;
  return 'right';
}

function figureData({ value }: Figure): string {
  return value === null ? '' : String(value);
}
