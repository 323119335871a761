const f: number = 50;
const g: number = 800, dg: number = 5;
const b: number = 1 / (1 / f - 1 / g);
const db: number = (b * b / (g * g)) * dg;
const m: number = b / g;
const dm: number = Math.abs(db / g) + Math.abs(b * dg / (g * g));
