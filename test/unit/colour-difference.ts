/*
 * How different colours look: CIEDE2000 (Sharma, Wu and Dalal 2005), contrast as WCAG 2 has it, and what people without
 * one kind of cone see (Machado, Oliveira and Fernandes 2009, severity 1). An oracle of its own, for tests.
 */

export type Sight = 'usual' | 'protanopia' | 'deuteranopia';

type Triple = readonly [number, number, number];

/** What each kind of sight makes of linear red, green and blue: a row for each. */
const sights: Readonly<Record<Sight, readonly Triple[]>> = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
};

const toXyz: readonly Triple[] = [
  [0.4124564, 0.3575761, 0.1804375],
  [0.2126729, 0.7151522, 0.072175],
  [0.0193339, 0.119192, 0.9503041],
];

const white: Triple = [0.95047, 1, 1.08883];

/** Linear red, green and blue of `#rrggbb`, each from 0 to 1. */
function linear(colour: string): Triple {
  if (!/^#[\da-f]{6}$/i.test(colour)) throw new Error(`${colour} is no colour of the form #rrggbb.`);
  const part = (at: number) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return [part(1), part(3), part(5)];
}

function times(rows: readonly Triple[], [x, y, z]: Triple): Triple {
  const [first, second, third] = rows.map(([a, b, c]) => a * x + b * y + c * z);
  return [first, second, third];
}

/** A colour in CIELAB, as it is seen. */
export function lab(colour: string, sight: Sight = 'usual'): Triple {
  const [red, green, blue] = times(sights[sight], linear(colour)).map((part) =>
    Math.min(1, Math.max(0, part)),
  );
  const [x, y, z] = times(toXyz, [red, green, blue]).map((part, i) => {
    const share = part / white[i];
    return share > 216 / 24389 ? Math.cbrt(share) : (24389 / 27 / 116) * share + 16 / 116;
  });
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const sine = (degrees: number) => Math.sin((degrees * Math.PI) / 180);
const cosine = (degrees: number) => Math.cos((degrees * Math.PI) / 180);

function hue(a: number, b: number): number {
  return a === 0 && b === 0 ? 0 : ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360;
}

function meanHue(one: number, other: number, chroma: number): number {
  if (chroma === 0) return one + other;
  if (Math.abs(one - other) <= 180) return (one + other) / 2;
  return (one + other + (one + other < 360 ? 360 : -360)) / 2;
}

function hueStep(one: number, other: number, chroma: number): number {
  if (chroma === 0) return 0;
  const step = other - one;
  return step > 180 ? step - 360 : step < -180 ? step + 360 : step;
}

/** CIEDE2000 between two colours in CIELAB. */
export function ciede2000([l1, a1, b1]: Triple, [l2, a2, b2]: Triple): number {
  const steep = (chroma: number) => Math.sqrt(chroma ** 7 / (chroma ** 7 + 25 ** 7));
  const stretch = 1.5 - 0.5 * steep((Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2);
  const [c1, c2] = [Math.hypot(a1 * stretch, b1), Math.hypot(a2 * stretch, b2)];
  const [h1, h2] = [hue(a1 * stretch, b1), hue(a2 * stretch, b2)];
  const lightness = (l1 + l2) / 2;
  const chroma = (c1 + c2) / 2;
  const h = meanHue(h1, h2, c1 * c2);
  const t =
    1 - 0.17 * cosine(h - 30) + 0.24 * cosine(2 * h) + 0.32 * cosine(3 * h + 6) - 0.2 * cosine(4 * h - 63);
  const dl = (l2 - l1) / (1 + (0.015 * (lightness - 50) ** 2) / Math.sqrt(20 + (lightness - 50) ** 2));
  const dc = (c2 - c1) / (1 + 0.045 * chroma);
  const dh = (2 * Math.sqrt(c1 * c2) * sine(hueStep(h1, h2, c1 * c2) / 2)) / (1 + 0.015 * chroma * t);
  const turn = -sine(60 * Math.exp(-(((h - 275) / 25) ** 2))) * 2 * steep(chroma);
  return Math.sqrt(dl ** 2 + dc ** 2 + dh ** 2 + turn * dc * dh);
}

/** How different two colours look to people with this sight. */
export function difference(one: string, other: string, sight: Sight = 'usual'): number {
  return ciede2000(lab(one, sight), lab(other, sight));
}

/** The contrast ratio of WCAG 2, from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [darker, lighter] = [one, other]
    .map((colour) => times(toXyz, linear(colour))[1])
    .sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}
