/* The drawing in the page: painted, moved, pointed at and walked through with keys. */
import './drawing.css';
import { graphOf, outlineFor, spansOf } from '../../drawing/graph';
import type { Layout } from '../../drawing/layout';
import type { Look } from '../../drawing/look';
import type { Graph, GraphNode } from '../../drawing/model';
import type { Level } from '../../drawing/part';
import { sceneOf } from '../../drawing/scene';
import { svgOf } from '../../drawing/svg';
import { type Arrow, neighbour, onward } from '../../drawing/walk';
import { circuitWords, hiddenWords } from '../../drawing/words';
import type { Span } from '../../text/span';
import { Camera } from './camera';
import { watchGestures } from './gestures';
import { Layouts } from './layouts';
import { Canvas } from './patch';
import type { DrawingEvents, DrawingState } from './state';

const arrows: ReadonlyMap<string, Arrow> = new Map([
  ['ArrowLeft', 'left'],
  ['ArrowRight', 'right'],
  ['ArrowUp', 'up'],
  ['ArrowDown', 'down'],
]);

/** The drawing of one circuit, which can be moved, zoomed and walked through. */
export class DrawingView {
  /** What is left out; '' where all is shown. */
  hiddenText = '';
  private readonly surface = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  private readonly viewport = document.createElementNS('http://www.w3.org/2000/svg', 'g');
  private readonly canvas = new Canvas(this.viewport);
  private readonly camera: Camera;
  private readonly layouts: Layouts;
  private state: DrawingState | null = null;
  private graph: Graph | null = null;
  private layout: Layout | null = null;
  /** What the drawing is of; another one is shown from the start. */
  private subject = '';
  private center: number | null = null;
  /** The node that the tab key leads to. */
  private current: string | null = null;
  /** The layout whose nodes are in the tab order. */
  private reachable: Layout | null = null;
  private hovered: string | null = null;
  private revealed: number | null = null;

  constructor(
    private readonly host: HTMLElement,
    private readonly events: DrawingEvents,
  ) {
    this.surface.classList.add('canvas');
    this.surface.setAttribute('role', 'application');
    this.surface.setAttribute('aria-roledescription', 'circuit');
    // Reached by the mouse; the tab key leads to a node.
    this.surface.setAttribute('tabindex', '-1');
    this.surface.append(this.viewport);
    host.append(this.surface);
    this.camera = new Camera(this.viewport, host);
    this.layouts = new Layouts(host);
    const wasDrag = watchGestures(this.surface, this.camera);
    this.surface.addEventListener('click', (event) => {
      const node = this.nodeOf(event.target);
      if (!node || wasDrag()) return;
      const isBadge = event.target instanceof Element && event.target.closest('.turns') !== null;
      if (!isBadge || !this.turn(node)) this.go(node);
    });
    this.surface.addEventListener('pointerover', (event) => this.hover(this.nodeOf(event.target)));
    this.surface.addEventListener('pointerleave', () => this.hover(null));
    this.surface.addEventListener('keydown', (event) => this.key(event));
    this.surface.addEventListener('focusin', (event) => this.focused(this.nodeOf(event.target)));
    this.surface.addEventListener('focusout', () => this.events.select(null));
    new ResizeObserver(() => this.resized()).observe(host);
  }

  /** Shows this state; only what differs from the one before is touched. */
  update(state: DrawingState): void {
    this.state = state;
    const { analysis, circuit, verdicts, precision, lit, opened } = state;
    const level =
      state.level === 'auto' ? outlineFor(analysis, circuit, undefined, opened).level : state.level;
    const subject = `${circuit.scopeId} ${analysis.circuits.indexOf(circuit)} ${level}`;
    const isNew = subject !== this.subject;
    if (isNew) this.center = null;
    this.subject = subject;
    this.center = this.centerFor(state, level);
    const graph = graphOf(analysis, circuit, {
      level,
      verdicts,
      around: this.center,
      distance: state.around,
      opened,
    });
    const layout = this.layouts.layoutFor(graph, precision, state.room);
    const before = this.layout;
    this.graph = graph;
    this.layout = layout;
    this.camera.measure(layout);
    this.hiddenText = hiddenWords(graph.extent);
    this.surface.setAttribute('aria-label', circuitWords(circuit, graph));
    this.draw();
    const isTurned = before?.style.direction !== layout.style.direction;
    if (isNew || isTurned || (before !== layout && !this.camera.moved)) this.show(false);
    else if (before && before !== layout) this.keepPlace(before, layout);
    const litNode = lit && this.nodeAt(lit.node);
    if (litNode && this.revealed !== litNode.node && !isNew) this.reveal(litNode);
    this.revealed = litNode?.node ?? null;
  }

  /** Shows the whole drawing. */
  fit(): void {
    this.show(true);
  }

  zoomBy(factor: number): void {
    this.camera.zoom(factor);
  }

  /** The drawing as a file of its own. */
  exportSvg(look: Look): string {
    const { graph, layout, state } = this;
    if (!graph || !layout || !state) return '';
    const shapes = sceneOf(graph, layout, {
      precision: state.precision,
      measure: this.layouts.measure,
      lit: null,
      path: null,
    });
    const title = `Circuit of ${state.circuit.outputs.map(({ variable }) => variable.name).join(', ')}`;
    return svgOf(shapes, layout, { look, title, description: circuitWords(state.circuit, graph) });
  }

  /** What a large drawing is drawn around: what is lit, but not anew as long as that is in the picture. */
  private centerFor({ analysis, circuit, lit, opened }: DrawingState, level: Level): number | null {
    const part = lit && outlineFor(analysis, circuit, level, opened).outline.partOf.get(lit.node);
    if (!part) return this.center;
    const isShown = this.graph?.nodes.some(({ key }) => key === part.key);
    return isShown && (this.center !== null || !lit.paths) ? this.center : part.node;
  }

  private draw(): void {
    const { graph, layout, state } = this;
    if (!graph || !layout || !state) return;
    const lit = state.lit && this.nodeAt(state.lit.node);
    const path = lit && state.lit?.paths ? onward(graph, lit.key) : null;
    this.canvas.draw(
      sceneOf(graph, layout, {
        precision: state.precision,
        measure: this.layouts.measure,
        lit: lit?.key ?? null,
        path,
      }),
    );
    const current = graph.nodes.some(({ key }) => key === this.current)
      ? this.current
      : (lit?.key ?? graph.nodes[0]?.key ?? null);
    if (current !== this.current || this.reachable !== layout) this.makeCurrent(current);
    this.reachable = layout;
  }

  /** One node is in the tab order; the arrows lead to the others. */
  private makeCurrent(key: string | null): void {
    this.current = key;
    for (const node of this.graph?.nodes ?? []) {
      const element = this.element(node.key);
      const index = node.key === key ? '0' : '-1';
      if (element?.getAttribute('tabindex') !== index) element?.setAttribute('tabindex', index);
    }
  }

  private show(all: boolean): void {
    const { layout, state } = this;
    if (!layout) return;
    const lit = state?.lit && this.nodeAt(state.lit.node);
    this.camera.resize({ width: this.host.clientWidth, height: this.host.clientHeight });
    this.camera.fit(layout, all, (lit && layout.places.get(lit.key)?.out) || null);
  }

  /** A node that was there before stays where it is on the screen. */
  private keepPlace(before: Layout, after: Layout): void {
    const wanted = [this.current ?? '', ...before.places.keys()];
    const anchor = wanted.find((key) => before.places.has(key) && after.places.has(key));
    const from = before.places.get(anchor ?? '');
    const to = after.places.get(anchor ?? '');
    if (from && to) this.camera.follow(from.out, to.out);
  }

  /** With the tug at an output, if there is room for both. */
  private reveal({ key }: GraphNode): void {
    const box = this.layout?.places.get(key)?.box;
    const tug = this.layout?.tugs.get(key);
    if (tug) this.camera.reveal(tug);
    if (box) this.camera.reveal(box);
  }

  private resized(): void {
    const { clientWidth: width, clientHeight: height } = this.host;
    this.camera.resize({ width, height });
    if (width === 0) return;
    this.events.resize({ width, height });
    if (!this.state) return;
    this.update(this.state);
    if (!this.camera.moved) this.show(false);
  }

  private element(key: string): SVGElement | undefined {
    return this.canvas.inside('nodes')?.element(key);
  }

  /** The node that stands for a node of the tape. */
  private nodeAt(node: number): GraphNode | null {
    const { state, graph } = this;
    if (!state || !graph) return null;
    const { analysis, circuit, opened } = state;
    const { outline } = outlineFor(analysis, circuit, graph.extent.level, opened);
    const part = outline.partOf.get(node);
    return graph.nodes.find(({ key }) => key === part?.key) ?? null;
  }

  private nodeOf(target: EventTarget | null): GraphNode | null {
    const element = target instanceof Element ? target.closest('[data-node]') : null;
    const key = element?.getAttribute('data-node');
    return this.graph?.nodes.find((node) => node.key === key) ?? null;
  }

  private hover(node: GraphNode | null): void {
    const key = node?.key ?? null;
    if (key === this.hovered) return;
    this.hovered = key;
    this.events.hover(node && this.spansOf(node));
  }

  private spansOf(node: GraphNode): Span[] {
    return this.state ? spansOf(this.state.analysis, this.state.circuit, node) : [];
  }

  private go(node: GraphNode): void {
    const [first] = this.spansOf(node);
    const at = node.at.to > node.at.from ? node.at : first;
    if (at) this.events.go(at);
  }

  private focused(node: GraphNode | null): void {
    if (!node) return;
    this.makeCurrent(node.key);
    this.reveal(node);
    this.events.select(node.node);
  }

  /** Opens what is folded, or closes it; false where neither can be. */
  private turn({ badge }: GraphNode): boolean {
    if (!badge?.turn) return false;
    this.events.turn(badge.turn.key, badge.turn.open);
    return true;
  }

  private next({ key }: GraphNode, arrow: Arrow): string | null {
    return this.graph && this.layout && neighbour(this.graph, this.layout, key, arrow);
  }

  private key(event: KeyboardEvent): void {
    const node = this.nodeOf(event.target);
    const arrow = arrows.get(event.key);
    if (event.altKey || ((event.ctrlKey || event.metaKey) && arrow)) return;
    if (arrow) {
      const next = node ? this.next(node, arrow) : this.current;
      if (next !== null) this.element(next)?.focus();
    } else if (event.key === ' ' && node && this.turn(node)) event.preventDefault();
    else if ((event.key === 'Enter' || event.key === ' ') && node) this.go(node);
    else if (event.key === 'Escape' && event.target instanceof SVGElement) event.target.blur();
    else if (event.ctrlKey || event.metaKey) return;
    else if (event.key === '+' || event.key === '=') this.camera.zoom(1.25);
    else if (event.key === '-') this.camera.zoom(0.8);
    else if (event.key === '0') this.fit();
    else return;
    event.preventDefault();
  }
}
