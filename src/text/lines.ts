/* Lines and columns of a text. */

/** Turns offsets into lines and columns. */
export class Lines {
  private readonly starts: number[] = [0];

  constructor(text: string) {
    // JavaScript's own line ends are \n, \r\n and \r; the rarer Unicode ones are none to an editor.
    const end = /\r\n?|\n/g;
    if (!text.includes('\r')) {
      for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.starts.push(at + 1);
      return;
    }
    while (end.exec(text)) this.starts.push(end.lastIndex);
  }

  get count(): number {
    return this.starts.length;
  }

  /** The line of an offset, counted from 1. */
  lineOf(offset: number): number {
    let low = 0;
    let high = this.starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.starts[middle] <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  }

  /** The column of an offset, counted from 1, in UTF-16 units. */
  columnOf(offset: number): number {
    return offset - this.startOf(this.lineOf(offset)) + 1;
  }

  /** Where a line, counted from 1, begins. */
  startOf(line: number): number {
    return this.starts[line - 1] ?? 0;
  }
}
