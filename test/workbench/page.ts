/*
 * What runs in the workbench's page, sent there by Playwright: each function must stand on its own.
 * No API returns decoration text; it is CSS content, and this reads it as the browser has painted it.
 */

/** A text painted beside the file's own, without being part of it. */
export interface Piece {
  side: 'before' | 'after';
  text: string;
  color: string;
}

/** One line of an editor as it is on the screen: the file's text, and what is painted beside it. */
export interface Line {
  number: number;
  source: string;
  pieces: Piece[];
}

/** The lines on the screen of an editor, in order. */
export function readLines(editor: Element): Line[] {
  const plain = (text: string) => text.replaceAll('\u00a0', ' ').replaceAll('\u200b', '');
  // Text and line numbers are in two columns of the page: lines are at the same height in both.
  const numbers = new Map<string, number>();
  for (const row of editor.querySelectorAll<HTMLElement>('.margin-view-overlays > div')) {
    const number = Number(row.querySelector('.line-numbers')?.textContent);
    if (number > 0) numbers.set(row.style.top, number);
  }
  const lines: Line[] = [];
  for (const row of editor.querySelectorAll<HTMLElement>('.view-lines > .view-line')) {
    const number = numbers.get(row.style.top);
    if (number === undefined) continue;
    const pieces: Piece[] = [];
    for (const span of row.querySelectorAll('span[class*="TextEditorDecorationType"]')) {
      for (const side of ['before', 'after'] as const) {
        const { content, color } = getComputedStyle(span, `::${side}`);
        if (!content.startsWith('"')) continue;
        pieces.push({ side, text: plain(content.slice(1, -1).replace(/\\(.)/g, '$1')), color });
      }
    }
    lines.push({ number, source: plain(row.textContent ?? ''), pieces });
  }
  return lines.sort((a, b) => a.number - b.number);
}

/** Where a line's first number ends on the screen, and where what can be seen of the editor ends, in pixels. */
export interface FirstNumber {
  source: string;
  text: string;
  end: number;
  edge: number;
}

/** The first number beside every row on the screen that has one, as the browser has laid it out. */
export function readFirstNumbers(editor: Element): FirstNumber[] {
  const left = (selector: string) => {
    const box = editor.querySelector(selector)?.getBoundingClientRect();
    return box && box.width > 0 ? box.left : Number.POSITIVE_INFINITY;
  };
  // The minimap and the scroll bar lie over the end of the lines.
  const edge = Math.min(
    editor.getBoundingClientRect().right,
    left('.minimap'),
    left('.editor-scrollable > .scrollbar.vertical'),
  );
  const context = document.createElement('canvas').getContext('2d');
  const found: FirstNumber[] = [];
  for (const row of editor.querySelectorAll<HTMLElement>('.view-lines > .view-line')) {
    const spans = [...row.querySelectorAll('span[class*="TextEditorDecorationType"]')];
    const parts = spans.flatMap((span) =>
      ['::before', '::after'].flatMap((side) => {
        const { content, font, marginLeft } = getComputedStyle(span, side);
        if (!content.startsWith('"')) return [];
        // An empty span is as wide as what stands before and after it.
        const start = span.getBoundingClientRect().left + Number.parseFloat(marginLeft);
        return [{ text: content.slice(1, -1).replace(/\\(.)/g, '$1'), font, start }];
      }),
    );
    const part = parts.find(({ text }) => /\d/.test(text));
    if (!part || !context) continue;
    const [before] = /^.*?[=\u2248\u2713\u2717\u2192?]\s*-?[\d.]+(?:e-?\d+)?/u.exec(part.text) ?? [part.text];
    context.font = part.font;
    found.push({
      source: row.textContent ?? '',
      text: parts.map(({ text }) => text).join(''),
      end: part.start + context.measureText(before).width,
      edge,
    });
  }
  return found;
}

/** The middle of a character on the screen; of the end of the line, for the column after the last one. */
export function pointOf(
  editor: Element,
  at: { line: number; column: number },
): { x: number; y: number } | undefined {
  const margin = [...editor.querySelectorAll<HTMLElement>('.margin-view-overlays > div')];
  const top = margin.find((row) => row.querySelector('.line-numbers')?.textContent === String(at.line))?.style
    .top;
  const rows = [...editor.querySelectorAll<HTMLElement>('.view-lines > .view-line')];
  const row = rows.find((candidate) => candidate.style.top === top);
  if (!row) return undefined;
  const texts = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
  let left = at.column - 1;
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const length = node.textContent?.length ?? 0;
    if (left < length) {
      const range = document.createRange();
      range.setStart(node, left);
      range.setEnd(node, left + 1);
      const box = range.getBoundingClientRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    }
    left -= length;
  }
  return undefined;
}

/** What `watch` has seen: a line's text and what was painted beside it, in one frame. */
export interface Seen {
  source: string;
  painted: string;
}

/** Looks at one line in every frame from now on, instead of what was watched before; `window.seen` gets each new sight. */
export function watch(editor: Element, line: number): void {
  const page = window as unknown as { seen: Seen[]; readLines: typeof readLines };
  const seen: Seen[] = [];
  page.seen = seen;
  const look = () => {
    if (page.seen !== seen) return;
    const found = page.readLines(editor).find(({ number }) => number === line);
    const now = {
      source: found?.source ?? '',
      painted: found?.pieces.map(({ text }) => text).join('') ?? '',
    };
    const last = seen.at(-1);
    if (last?.source !== now.source || last.painted !== now.painted) seen.push(now);
    requestAnimationFrame(look);
  };
  look();
}
