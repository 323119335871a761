/* How a wire is drawn: level stretches, and sweeps from one height to another. */

/** The path of a wire in an SVG. */
export class Path {
  text: string;

  constructor(
    private readonly down: boolean,
    private along: number,
    private across: number,
  ) {
    this.text = `M${this.pair(along, across)}`;
  }

  /** Straight on. */
  level(to: number): void {
    if (near(to) === near(this.along)) return;
    this.text += `${this.down ? 'V' : 'H'}${near(to)}`;
    this.along = to;
  }

  /** On, and over to another height. */
  sweep(to: number, across: number): void {
    if (across === this.across) {
      this.level(to);
      return;
    }
    const middle = (this.along + to) / 2;
    const points = [this.pair(middle, this.across), this.pair(middle, across), this.pair(to, across)];
    this.text += `C${points.join(' ')}`;
    this.along = to;
    this.across = across;
  }

  private pair(along: number, across: number): string {
    return this.down ? `${near(across)} ${near(along)}` : `${near(along)} ${near(across)}`;
  }
}

/** A coordinate to a tenth. */
function near(value: number): number {
  return Math.round(value * 10) / 10;
}
