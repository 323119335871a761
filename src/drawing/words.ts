/* Texts in the drawing, and about it for those who don't see it. */
import type { Circuit } from '../analysis/model';
import { fullNumber, numbersApart, shortNumber } from '../wording/format';
import { isOff, marks } from '../wording/verdicts';
import type { Extent, Figure, Graph, GraphNode, NodeElements, NodeVerdict } from './model';
import type { Badge } from './places';
import { hasNameInside } from './style';

/** A number in at most so many characters; `…` where that can't be done without lying. */
export function tightNumber({ value, assumed }: Figure, digits: number, room: number): string {
  if (value === null) return '?';
  const sign = assumed ? '≈' : '';
  for (let k = digits; k > 0; k--) {
    const text = sign + minus(shortNumber(value, k));
    if (text.length <= room) return text;
  }
  return `${sign}…`;
}

/** With a proper minus sign. */
export function minus(text: string): string {
  return text.replaceAll('-', '−');
}

/** A verdict with both numbers, as far as there is room for them. */
export function verdictText(
  { judgement, name, value, withheld, step }: NodeVerdict,
  gradient: Figure,
  digits: number,
  fits: (text: string) => boolean,
): string {
  const mark = marks[judgement];
  if (value === null && judgement === 'uncertain') return `${mark} no value`;
  if (!isOff(judgement) || step || value === null || gradient.value === null)
    return fits(`${mark} ${name}`) ? `${mark} ${name}` : mark;
  const [is, should] = numbersApart(value, gradient.value, digits);
  if (is === should) return fits(`${mark} not always`) ? `${mark} not always` : mark;
  const both = withheld ? [] : [`${mark} ${minus(is)}, should be ${minus(should)}`];
  const options = [...both, `${mark} ${minus(is)}`];
  // The true gradient stands above it already: fewer digits will do while they tell the two apart.
  for (let k = digits - 1; k > 0; k--) {
    const [shorter, other] = [shortNumber(value, k), shortNumber(gradient.value, k)];
    if (shorter !== other) options.push(`${mark} ${minus(shorter)}`);
  }
  return options.find(fits) ?? mark;
}

const spoken: Readonly<Record<NodeVerdict['judgement'], string>> = {
  exact: 'right',
  correct: 'right',
  approximate: 'right up to a rounded constant',
  inherited: 'off because of another line',
  wrong: 'wrong',
  uncertain: 'uncertain',
};

/** A node in full, for the tooltip and for those who hear it. */
export function nodeWords(node: GraphNode): string[] {
  const { name, value, gradient, gradientName, reason, seed, verdict } = node;
  const lines = [kindWords(node)];
  if (node.badge) lines.push(badgeWords(node.badge));
  const gradientWords = gradientName && name !== 'return' ? `${gradientName} ` : '';
  if (node.elements) lines.push(...elementWords(node.elements, gradientWords));
  else lines.push(`value ${figureWords(value)}`, `gradient ${gradientWords}${figureWords(gradient)}`);
  if (seed) lines.push(`output, tugged with ${fullNumber(seed.value)}`);
  if (verdict) {
    const has = verdict.value === null ? 'has no value' : `is ${fullNumber(verdict.value)}`;
    lines.push(`hand-written ${verdict.name} ${has}: ${spoken[verdict.judgement]}`);
    if (verdict.reason) lines.push(verdict.reason);
  }
  if (reason && (value.value === null || gradient.value === null || value.assumed)) lines.push(reason);
  if (node.moreReaders > 0)
    lines.push(`read by ${node.moreReaders} more that ${node.moreReaders === 1 ? 'is' : 'are'} not shown`);
  return lines;
}

/** What stands at the end of a gate that was gone through more than once. */
export function badgeText({ kind, count, of, name }: Badge): string {
  switch (kind) {
    case 'rounds':
      return `×${count}`;
    case 'round':
      return `${count} of ${of}`;
    case 'one round':
      return '1 of many';
    case 'calls':
      return count === 1 ? 'ƒ' : `ƒ ×${count}`;
    case 'call':
      return name || 'ƒ';
  }
}

/** The same for those who hear it. */
function badgeWords({ kind, count, of, name }: Badge): string {
  const called = name || 'a function';
  switch (kind) {
    case 'rounds':
      return `gone through ${count} times, the last of them shown; Space opens the last round`;
    case 'round':
      return `round ${count} of ${of}; Space closes it`;
    case 'one round':
      return 'one round of many';
    case 'calls':
      return `${count === 1 ? `a call of ${called}` : `${count} calls`}; Space opens ${count === 1 ? 'it' : 'the first'}`;
    case 'call':
      return `in a call of ${called}; Space closes it`;
  }
}

function kindWords({ kind, name, gate, text }: GraphNode): string {
  switch (kind) {
    case 'input':
      return `input ${name ?? text}`;
    case 'gate':
      return name === null ? `${gate} gate, ${text}` : `${name}, ${gate} gate, ${text}`;
    case 'statement':
      return name === null ? text : `${name}, ${text}`;
    case 'array':
      return `array ${name ?? text}`;
    case 'unread':
      return `${name === null ? '' : `${name}, `}not read: ${text}`;
  }
}

/** So many numbers of an array are said; of more the first ones. */
const mostSaid = 8;

function elementWords({ shape, values, gradients }: NodeElements, name: string): string[] {
  const said = (figures: readonly Figure[]) => {
    const more = figures.length > mostSaid ? ', …' : '';
    return `[${figures.slice(0, mostSaid).map(figureWords).join(', ')}${more}]`;
  };
  return [
    shape.length === 1 ? `${shape[0]} numbers` : `shape ${shape.join(' by ')}`,
    `values ${said(values)}`,
    `gradients ${name}${said(gradients)}`,
  ];
}

function figureWords({ value, assumed }: Figure): string {
  if (value === null) return 'unknown';
  return `${assumed ? 'about ' : ''}${fullNumber(value)}${assumed ? ', from assumed values' : ''}`;
}

/** What a drawing leaves out; '' where it shows all. */
export function hiddenWords({ shown, total, level, around }: Extent): string {
  if (!around) return '';
  const { distance, name } = around;
  const what = level === 'gates' ? 'gates and inputs' : 'statements and inputs';
  const far = `up to ${distance} wire${distance === 1 ? '' : 's'}`;
  return `${shown} of ${total} ${what}: ${far} around ${name}.`;
}

/** What a drawing is of, for those who don't see it. */
export function circuitWords(circuit: Circuit, { nodes }: Graph): string {
  const outputs = circuit.outputs.map(({ variable }) => variable.name).join(', ');
  const inputs = nodes.filter(hasNameInside).map(({ name, text }) => name ?? text);
  const gates = nodes.length - inputs.length;
  return `Circuit of ${outputs} with ${gates} gate${gates === 1 ? '' : 's'}; inputs ${inputs.join(', ') || 'none'}. Arrows walk along wires, Enter goes to the code${nodes.some(({ badge }) => badge?.turn) ? ', Space opens and closes rounds and calls' : ''}.`;
}
