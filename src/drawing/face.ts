/* What stands at a node's place: its gate, what it was gone through, the picture of an array. */
import { axesOf, barsOf, pictureSize, type Stick } from './bars';
import { arrayHead, arrayText, badgeWidth } from './footprint';
import type { Box } from './labels';
import type { Attributes, Kind } from './look';
import type { Figure, GraphNode, NodeElements } from './model';
import { group, type Shape, shape, words } from './shapes';
import { hasNameInside, inputText, type Measure, type Style, symbolText } from './style';
import { badgeText } from './words';

/** Where a gate stands. */
interface FacePlace {
  readonly gate: Box;
  readonly round: boolean;
}

/** A node's gate, with what stands in it. */
export function faceOf(node: GraphNode, { gate, round }: FacePlace, style: Style, measure: Measure): Shape[] {
  const { x, y, height } = gate;
  const badge = badgeWidth(node, measure);
  if (badge > 0) {
    const own = { ...gate, width: gate.width - badge };
    const shapes = face(node, gate, own, round, style);
    return [...shapes, badgeShape(node, { x: x + own.width, y, width: badge, height })];
  }
  return face(node, gate, gate, round, style);
}

/** A gate, and what stands in it: in its own part, which is all of it without a badge. */
function face(node: GraphNode, gate: Box, own: Box, round: boolean, style: Style): Shape[] {
  if (node.elements) return array(node, node.elements, gate, style);
  const { width } = own;
  const { x, y, height } = gate;
  const middle = { x: x + width / 2, y: y + height / 2 };
  const blamed = node.verdict?.judgement === 'wrong';
  if (node.kind === 'input')
    return [
      shape('rect', 'gate', blamed ? 'blamed' : 'input', { x, y, width: gate.width, height, rx: 6 }),
      words('name', 'inputName', middle.x, middle.y + 4.2, inputText(node, style)),
    ];
  const face: Kind = blamed ? 'blamed' : node.kind === 'unread' ? 'unread' : 'gate';
  const body = shape('rect', 'gate', face, { x, y, width: gate.width, height, rx: round ? height / 2 : 7 });
  const sign = symbolText(node, style);
  return [
    body,
    sign.length === 1 && node.kind !== 'statement'
      ? words('sign', 'sign', middle.x, middle.y + 6, sign)
      : words('sign', 'word', middle.x, middle.y + 4, sign),
  ];
}

/** How often it was gone through; a click opens what is folded, or closes it. */
function badgeShape({ badge }: GraphNode, { x, y, width, height }: Box): Shape {
  const text = badge ? badgeText(badge) : '';
  const turns: Attributes = badge?.turn
    ? { class: 'badge turns', 'data-turn': badge.turn.key }
    : { class: 'badge' };
  return group('badge', { ...turns, 'data-badge': text }, [
    {
      tag: 'rect',
      key: 'area',
      kind: null,
      attributes: {
        class: 'badge-area',
        x,
        y,
        width,
        height,
        rx: 7,
        fill: 'none',
        'pointer-events': 'all',
      },
    },
    shape('path', 'edge', 'axis', { d: `M${x} ${y + 5}v${height - 10}` }),
    words('count', 'badge', x + width / 2 - 1, y + height / 2 + 3.8, text),
  ]);
}

/** Its name, or what makes it, above a picture of its values and one of its gradients. */
function array(
  node: GraphNode,
  { shape: sizes, values, gradients }: NodeElements,
  gate: Box,
  style: Style,
): Shape[] {
  const { x, y, width, height } = gate;
  const isInput = hasNameInside(node);
  const picture = pictureSize({ shape: sizes, values, gradients });
  const head = y + (height - arrayHead - picture.height - 5) / 2;
  const above = { x: x + (width - picture.width) / 2, y: head + arrayHead, width: 0, height: 0 };
  const below = { ...above, y: above.y + picture.height / 2 };
  const bars = (key: string, kind: Kind, figures: readonly Figure[], at: Box) => [
    shape('path', `${key} axis`, 'axis', { d: axesOf(sizes, at) }),
    shape('path', key, kind, { d: barsOf(sizes, figures, at).map(outlineOf).join('') }),
  ];
  return [
    shape('rect', 'gate', isInput ? 'input' : 'gate', { x, y, width, height, rx: isInput ? 6 : 7 }),
    words('name', isInput ? 'inputName' : 'word', x + width / 2, head + 14, arrayText(node, style)),
    ...bars('values', 'bar', values, above),
    ...bars('gradients', 'gradientBar', gradients, below),
  ];
}

function outlineOf({ x, y, width, height }: Stick): string {
  return `M${x} ${y}h${width}v${height}h${-width}z`;
}
