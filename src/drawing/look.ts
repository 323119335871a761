/*
 * How things look: strokes, type, and the paints by their part in the picture. The page takes the paints from VS Code's
 * theme, an exported drawing from one of the two looks below; all else is the same.
 */

export type Attributes = Readonly<Record<string, string | number>>;

/** A part that something plays in the picture, which has a paint of its own. */
export type Paint =
  | 'ink'
  | 'soft'
  | 'wire'
  | 'face'
  | 'value'
  | 'gradient'
  | 'right'
  | 'wrong'
  | 'inherited'
  | 'uncertain'
  | 'paper';

export type Look = 'light' | 'dark';

/** The paints of an exported drawing; numbers and verdicts have the colours that package.json gives them. */
export const paints: Readonly<Record<Look, Readonly<Record<Paint, string>>>> = {
  light: {
    ink: '#1f2328',
    soft: '#6b7280',
    wire: '#8b949e',
    face: '#f6f8fa',
    value: '#0b63b5',
    gradient: '#a34f00',
    right: '#0f766e',
    wrong: '#b3120a',
    inherited: '#6b3fc4',
    uncertain: '#6b6b6b',
    paper: '#ffffff',
  },
  dark: {
    ink: '#e6e6e6',
    soft: '#9d9d9d',
    wire: '#7d8590',
    face: '#2a2d31',
    value: '#75beff',
    gradient: '#e8a25c',
    right: '#6fd6c2',
    wrong: '#f4604e',
    inherited: '#b592f5',
    uncertain: '#a0a0a0',
    paper: '#1e1e1e',
  },
};

const code = { 'font-family': 'code', 'font-size': 12 };
const text = { 'font-family': 'text', 'font-size': 11.5 };

/** The attributes of each kind of thing; `fill` and `stroke` name paints, `font-family` a kind of type. */
export const styles = {
  wire: { fill: 'none', stroke: 'wire', 'stroke-width': 1.6, 'stroke-linecap': 'round' },
  dot: { fill: 'wire' },
  gate: { fill: 'face', stroke: 'wire', 'stroke-width': 1.6 },
  unread: {
    fill: 'face',
    stroke: 'soft',
    'stroke-width': 1.6,
    'stroke-dasharray': '1.5 4',
    'stroke-linecap': 'round',
  },
  input: { fill: 'face', stroke: 'none' },
  bar: { fill: 'value' },
  gradientBar: { fill: 'gradient' },
  axis: { fill: 'none', stroke: 'soft', 'stroke-width': 0.6, opacity: 0.7 },
  badge: { ...text, 'font-size': 10.5, fill: 'soft', 'text-anchor': 'middle' },
  blamed: { fill: 'face', stroke: 'wrong', 'stroke-width': 2 },
  sign: { ...text, 'font-size': 17, fill: 'ink', 'text-anchor': 'middle' },
  word: { ...code, fill: 'ink', 'text-anchor': 'middle' },
  inputName: { ...code, 'font-weight': 600, fill: 'ink', 'text-anchor': 'middle' },
  name: { ...code, 'font-weight': 600, fill: 'ink' },
  value: { ...text, fill: 'value' },
  gradient: { ...text, fill: 'gradient' },
  share: { ...text, 'font-size': 10.5, fill: 'gradient', 'text-anchor': 'end' },
  constant: { ...code, 'font-size': 11, fill: 'soft', 'text-anchor': 'end' },
  stub: { ...text, 'font-size': 10.5, fill: 'soft' },
  seed: { ...text, 'font-size': 11, fill: 'gradient', 'text-anchor': 'middle' },
  ring: { fill: 'none', stroke: 'gradient', 'stroke-width': 2 },
  tug: {
    fill: 'none',
    stroke: 'gradient',
    'stroke-width': 2.4,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
  },
  right: { ...text, fill: 'right' },
  wrong: { ...text, 'font-weight': 600, fill: 'wrong' },
  inherited: { ...text, fill: 'inherited' },
  uncertain: { ...text, fill: 'uncertain' },
} satisfies Record<string, Attributes>;

export type Kind = keyof typeof styles;

/** What a wire's state adds to its line. */
export const strokes: Readonly<Record<string, Attributes>> = {
  open: {},
  cut: { 'stroke-dasharray': '5 5', opacity: 0.75 },
  flat: { 'stroke-width': 1, opacity: 0.75 },
  unknown: { 'stroke-dasharray': '1.5 4' },
  unread: { 'stroke-dasharray': '1.5 4' },
};
