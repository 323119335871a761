// Colours of a gradient between two stops.
interface Colour {
  r: number;
  g: number;
  b: number;
}

export function gradientColour(from: Colour, to: Colour, t: number): Colour {
  const dr = to.r - from.r;
  const dg = to.g - from.g;
  const db = to.b - from.b;
  return { r: from.r + dr * t, g: from.g + dg * t, b: from.b + db * t };
}

export function gradientStops(from: Colour, to: Colour, count: number): string[] {
  const grad: string[] = [];
  for (let i = 0; i < count; i++) {
    const { r, g, b } = gradientColour(from, to, i / (count - 1));
    grad.push(`rgb(${Math.round(r)}, ${Math.round(g)}, ${Math.round(b)})`);
  }
  return grad;
}
