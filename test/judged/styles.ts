/*
 * Other ways to write a program: each is a rewriting of its lines, and the oracle says whether the gradients are still right
 * (a loop that runs backward is no other way to write a recurrence).
 */
import type { Oracle } from './oracle';
import type { Gradient, Judged } from './program';
import { assigningOf, isHead, nodesIn, operands, treeOf } from './tree';

export interface Style {
  readonly name: string;
  /** The program's lines, each rewritten: one may become several. Null where there is nothing to write otherwise. */
  readonly rewrite: (program: Judged) => readonly string[] | null;
  /** What a word of the program becomes, in its check and in the names of gradients, too. */
  readonly renamed?: (program: Judged) => ReadonlyMap<string, string>;
}

/** A program in a style; null where it can't be written so, or is no longer the same. */
export function styled(program: Judged, style: Style, oracle: Oracle): Judged | null {
  const lines = style.rewrite(program);
  if (!lines) return null;
  const source = lines.join('\n');
  const words = style.renamed?.(program) ?? new Map<string, string>();
  const starts: number[] = [];
  let at = 1;
  for (const line of lines) {
    starts.push(at);
    at += line.split('\n').length;
  }
  // What becomes several lines ends with the line that it was.
  const moved = (line: number) => (starts[line] ?? at) - 1;
  const check = {
    ...program.check,
    given: program.check.given.map(moved),
    code: inWords(program.check.code, words),
  };
  const made = {
    ...program,
    source,
    check,
    gradients: program.gradients.map(({ label, lines: own, begun }) => ({
      label: inWords(label, words),
      lines: own.map(moved),
      begun: begun.map(moved),
    })),
  };
  return source !== program.source && oracle.holdsFor(made) ? made : null;
}

function inWords(text: string, words: ReadonlyMap<string, string>): string {
  return words.size === 0 ? text : text.replace(/[A-Za-z_]\w*/g, (word) => words.get(word) ?? word);
}

/** Rewrites pieces of the lines that make gradients. */
function inGradients(program: Judged, rewrite: (line: GradientLine) => void): string[] | null {
  const lines = program.source.split('\n');
  const made = new Set(program.gradients.flatMap((gradient) => gradient.lines));
  const nodes = nodesIn(treeOf(program.source, program.language));
  let start = 0;
  const written = lines.map((text, at) => {
    const from = start;
    start += text.length + 1;
    if (!made.has(at + 1)) return text;
    const inside = nodes.filter(
      (node) => node.from >= from && node.to <= from + text.length && !isHead(node),
    );
    const line = new GradientLine(text, from, at + 1, inside, program);
    rewrite(line);
    return line.written;
  });
  return written.join('\n') === program.source ? null : written;
}

class GradientLine {
  written: string;

  constructor(
    readonly text: string,
    readonly from: number,
    readonly number: number,
    readonly nodes: readonly ReturnType<typeof nodesIn>[number][],
    readonly program: Judged,
  ) {
    this.written = text;
  }

  slice(from: number, to: number): string {
    return this.text.slice(from - this.from, to - this.from);
  }

  replace(from: number, to: number, text: string): void {
    this.written = this.text.slice(0, from - this.from) + text + this.text.slice(to - this.from);
  }
}

/** a * b as b * a. */
const turned: Style = {
  name: 'factors turned',
  rewrite: (program) =>
    inGradients(program, (line) => {
      for (const node of line.nodes) {
        const parts = node.name === 'BinaryExpression' ? operands(node) : null;
        if (!parts || line.slice(parts[1].from, parts[1].to) !== '*') continue;
        const [left, , right] = parts.map(({ from, to }) => line.slice(from, to));
        line.replace(node.from, node.to, `${right} * ${left}`);
        return;
      }
    }),
};

/** da += e as da = da + e. */
const writtenOut: Style = {
  name: 'sums written out',
  rewrite: (program) =>
    inGradients(program, (line) => {
      const assigning = line.nodes.flatMap((node) => assigningOf(node) ?? [])[0];
      const operator = assigning && line.slice(assigning.operator.from, assigning.operator.to);
      if (!assigning || !/^[-+*/]=$/.test(operator ?? '')) return;
      const { target, value } = assigning;
      const [name, text] = [target, value].map(({ from, to }) => line.slice(from, to));
      const isPlain =
        /^(?:Number|VariableName|MemberExpression|CallExpression|ParenthesizedExpression)$/.test(value.name);
      const isProduct = value.name === 'BinaryExpression' && !/[-+] /.test(text) && operator !== '/=';
      line.replace(
        target.from,
        value.to,
        `${name} = ${name} ${operator?.[0]} ${isPlain || isProduct ? text : `(${text})`}`,
      );
    }),
};

/** da += e as const share = e; da += share. */
const temporaries: Style = {
  name: 'shares with names',
  rewrite: (program) =>
    inGradients(program, (line) => {
      const assigning = line.nodes.flatMap((node) => assigningOf(node) ?? [])[0];
      const indent = /^\s*/.exec(line.text)?.[0] ?? '';
      if (assigning?.value.name !== 'BinaryExpression') return;
      if (assigning.target.from !== line.from + indent.length) return;
      const { value } = assigning;
      const name = `share${line.number}`;
      const [keyword, end] = program.language === 'python' ? ['', ''] : ['const ', ';'];
      const text = line.slice(value.from, value.to);
      line.replace(
        line.from,
        value.to,
        `${indent}${keyword}${name} = ${text}${end}\n${line.slice(line.from, value.from)}${name}`,
      );
    }),
};

/** Loops that count down. */
const backward: Style = {
  name: 'loops backward',
  rewrite: ({ source, language }) => {
    const now =
      language === 'python'
        ? source.replace(/(for \w+ in )(range\([^,:]*\)):/g, '$1reversed($2):')
        : source.replace(
            /for \((let|var) (\w+) = 0; \2 < ([^;]+); \2\+\+\)/g,
            'for ($1 $2 = $3 - 1; $2 >= 0; $2--)',
          );
    return now === source ? null : now.split('\n');
  },
};

/** Arrays of numbers where there were arrays of anything. */
const typed: Style = {
  name: 'typed arrays',
  rewrite: ({ source }) => {
    const now = source.replace(
      /new Array(?:<number>)?\(((?:[^()]|\(\))*)\)\.fill\(0\)/g,
      'new Float64Array($1)',
    );
    return now === source ? null : now.split('\n');
  },
};

/** The file calls its functions with numbers of its own. */
const called: Style = {
  name: 'called with numbers',
  rewrite: (program) => {
    if (program.check.given.length > 0) return null;
    const { check, language, source } = program;
    const numbers = check.inputs.map(({ name, lengths, kind, choices }, at) => [
      name,
      literal(lengths, kind, choices[0] ?? 0, at + 1),
    ]);
    const own = numbers.map(([name, text]) => `${name}: ${text}`).join(', ');
    const python = numbers.map(([name, text]) => `'${name}': ${text}`).join(', ');
    // What the check is given comes from somewhere else, as in a test of the layer.
    const call =
      language === 'python' ? `shown = gradients({${python}})` : `const shown = gradients({ ${own} });`;
    return [...source.trimEnd().split('\n'), `${check.code.trimEnd()}\n${call}\n`];
  },
};

function literal([length, ...rest]: readonly number[], kind: string, fixed: number, seed: number): string {
  if (length !== undefined)
    return `[${Array.from({ length }, (_, k) => literal(rest, kind, fixed, seed * 3 + k * 5 + 1)).join(', ')}]`;
  if (kind === 'whole') return String(seed % 2);
  if (kind === 'fixed') return String(fixed);
  const number = ((seed * 37) % 83) / 100 + 0.1;
  return String(kind === 'number' && seed % 3 === 0 ? -number : number);
}

/** Another pattern of names for gradients that begin with d. */
function names(name: string, pattern: (of: string) => string): Style {
  const renamed = ({ gradients, source, check }: Judged) => {
    const own = gradients.map(nameOf).filter((word) => /^d[A-Za-z]\w*$/.test(word));
    const words = new Map(own.map((word) => [word, pattern(word.slice(1))]));
    const text = `${source} ${check.code}`;
    for (const [word, now] of words) if (new RegExp(`\\b${now}\\b`).test(text)) words.delete(word);
    return words;
  };
  return {
    name,
    renamed,
    rewrite: (program) => {
      const words = renamed(program);
      return words.size === 0 ? null : inWords(program.source, words).split('\n');
    },
  };
}

const nameOf = ({ label }: Gradient) => label.replace(/ of .*/, '').replace(/^.*\./, '');
const big = (of: string) => of[0].toUpperCase() + of.slice(1);

export const styles: readonly Style[] = [
  turned,
  writtenOut,
  temporaries,
  backward,
  typed,
  called,
  names('names: gradX', (of) => `grad${big(of)}`),
  names('names: x_grad', (of) => `${of}_grad`),
  names('names: d_x', (of) => `d_${of}`),
  names('names: dL_dx', (of) => `dL_d${of}`),
];
