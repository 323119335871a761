/* Text from the user's file as Markdown, for hovers and tables: nothing in it is taken for formatting. */

/** Longer expressions are cut: a hover is a margin note, and the text itself is right there. */
const longest = 80;

/** Text from the file as a code span that nothing in it can break out of, also inside a table. */
export function code(text: string, length = longest): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const short = line.length > length ? `${line.slice(0, length - 1)}\u2026` : line;
  const runs = short.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(0, ...runs.map((run) => run.length)) + 1);
  // A pipe ends a table's cell unless an odd number of backslashes stands before it.
  const inCell = short.replace(
    /(\\*)\|/g,
    (_, slashes: string) => `${slashes}${slashes.length % 2 ? '\\\\' : '\\'}|`,
  );
  return runs.length > 0 ? `${fence} ${inCell} ${fence}` : `${fence}${inCell}${fence}`;
}

/** Plain text, with everything that Markdown could read something into escaped. */
export function plain(text: string): string {
  return text
    .replace(/[\\`*_{}[\]()#+\-.!|<>~&:@$]/g, (mark) => `&#${mark.charCodeAt(0)};`)
    .replace(/\s+/g, ' ');
}

/** A name or formula within a sentence, in italics as in a textbook. */
export function math(text: string): string {
  const line = plain(text).trim();
  return line === '' ? '' : `*${line}*`;
}

/** A block of code in a language, as a fence that nothing in it can close. */
export function codeBlock(text: string, language: string): string {
  const fence = '`'.repeat(Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length)) + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

/** A table with the first row as its header, its columns aligned as told. */
export function table(
  alignments: readonly ('left' | 'right' | 'center')[],
  rows: readonly (readonly string[])[],
): string {
  const marks = { left: ':--', right: '--:', center: ':-:' };
  const [head, ...rest] = rows;
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [row(head), row(alignments.map((alignment) => marks[alignment])), ...rest.map(row)].join('\n');
}

/** A link that runs a command of ours. */
export function commandLink(label: string, command: string, ...args: unknown[]): string {
  const encoded = encodeURIComponent(JSON.stringify(args)).replaceAll('(', '%28').replaceAll(')', '%29');
  return `[${label}](command:${command}?${encoded})`;
}
