/* Programs with marks where they read, assign and return: ‹a› is a read, «x = …» and «return …» are what is noted. */

/** Reads a marked program, and writes it both ways. */
export class Rendering {
  source = '';
  probed = '';
  private next = 0;

  constructor(private readonly marked: string) {}

  /** Goes on to the end of the text, or past the mark that ends a value. */
  run(): void {
    while (this.next < this.marked.length) {
      const mark = this.marked.charAt(this.next++);
      if (mark === '‹') this.read();
      else if (mark === '«') this.write();
      else if (mark === '»') return;
      else this.both(mark);
    }
  }

  private both(text: string): void {
    this.source += text;
    this.probed += text;
  }

  private read(): void {
    const [name] = this.take(/[^›]*/y);
    this.probed += `__read(${this.source.length}, ${name})`;
    this.source += name;
    this.next++;
  }

  private write(): void {
    const at = this.source.length;
    const [start, target, type = '', operator] = this.take(/return |([\w$]+)(: [^=]+)?(\+\+|--| ?.{0,2}= )/y);
    this.source += start;
    if (target === undefined) this.probed += `return __write(${this.source.length}, (`;
    else {
      const sign = operator.replace('= ', '').trim();
      const before = /^(\+\+|--)$/.test(sign)
        ? `${target} - ${sign === '++' ? '-1' : '1'}`
        : sign && `${target} ${sign}`;
      this.probed += `${target}${type} = __write(${at}, ${before} (`;
    }
    this.run();
    this.probed += '))';
  }

  private take(pattern: RegExp): RegExpExecArray {
    pattern.lastIndex = this.next;
    const found = pattern.exec(this.marked);
    if (!found) throw new Error(`What does this mark stand for? ${this.marked.slice(this.next)}`);
    this.next = pattern.lastIndex;
    return found;
  }
}
