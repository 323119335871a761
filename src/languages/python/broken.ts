/* What broken code may assign and read, told from its words alone: the parser's tree of it is a guess. */

/** Words after which names are bound. */
const binding: ReadonlySet<string> = new Set('for as import def class del global nonlocal case'.split(' '));
const keywords: ReadonlySet<string> = new Set(
  `and assert async await break class case continue def del elif else except finally for from global if import in is lambda
   match nonlocal not or pass raise return try while with yield as False None True`.split(/\s+/),
);
/** Words of statements that have others behind their colon. */
const heads: ReadonlySet<string> = new Set(
  'if elif else for while try except finally with class def case'.split(' '),
);

const token =
  /[^\W\d]\w*|:=|(?:[-+@%&|^]|\*\*?|\/\/?|<<|>>)?=(?!=)|[<>!=]=|[()[\]{}:;\n]|#.*|'[^'\n]*'?|"[^"\n]*"?/g;

/** The names in broken code: those that it may assign, and all. */
export function namesInBroken(code: string): { readonly assigned: string[]; readonly all: string[] } {
  const assigned: string[] = [];
  const all: string[] = [];
  let before: string[] = [];
  let head = '';
  let depth = 0;
  let binds = false;
  const restart = () => {
    before = [];
    head = '';
    binds = false;
  };
  for (const [word] of code.matchAll(token)) {
    if (/^[^\W\d]/.test(word)) {
      if (before.length === 0 && head === '') head = word;
      if (keywords.has(word)) binds = binding.has(word);
      else {
        all.push(word);
        before.push(word);
        if (binds) assigned.push(word);
      }
    } else if (/^[([{]$/.test(word)) depth++;
    else if (/^[)\]}]$/.test(word)) depth = Math.max(0, depth - 1);
    else if (word === ':=') assigned.push(...before.slice(-1));
    // In brackets an `=` is that of a named argument.
    else if (word.endsWith('=') && !/^[<>!=]=$/.test(word) && depth === 0) assigned.push(...before);
    else if (word === '\n' || word === ';' || (word === ':' && depth === 0 && heads.has(head))) restart();
  }
  return { assigned, all };
}
