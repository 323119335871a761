// a method; its output is "f"
class Unit {
  backward(a: number, b: number, c: number): number[] {
    const q: number = a * b;
    const r: number = q / c;
    const f: number = Math.atan(r);
    const df: number = 1;
    const dr: number = df / (1 + r * r);
    const dq: number = dr / c;
    const dc: number = (-q / (c * c)) * dr;
    const da: number = b * dq;
    const db: number = a * dq;
    return [f, da, db, dc];
  }
}
