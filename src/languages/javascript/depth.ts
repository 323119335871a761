/* How deeply functions and brackets may be nested. */

/** Functions nested deeper than this are not looked into: nobody writes them, and the call stack is finite. */
const deepest = 40;

/** Says whether functions at this depth are still looked into. */
export function tooDeep(depth: number): boolean {
  return depth > deepest;
}

/** In a file with brackets nested deeper than this nothing is read: each costs the parser as much as it is deep. */
const mostBrackets = 300;

/** Where brackets are nested too deeply; null where they never are. */
export function tooDeepAt(text: string): number | null {
  return mayBeTooDeep(text) ? firstTooDeep(text) : null;
}

const [parenthesis, bracket, brace] = [...'([{'].map((open) => open.charCodeAt(0));
const [endParenthesis, endBracket, endBrace] = [...')]}'].map((close) => close.charCodeAt(0));

/** The same as far as it can be told from the brackets alone, those in comments and strings too: that is quick. */
function mayBeTooDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === parenthesis || code === bracket || code === brace) {
      if (++depth > mostBrackets) return true;
    } else if (code === endParenthesis || code === endBracket || code === endBrace)
      depth = Math.max(0, depth - 1);
  }
  return false;
}

const piece = /\/\/.*|\/\*[\s\S]*?\*\/|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|\\.|[([{)\]}]/g;
const closes = new Map(['()', '[]', '{}'].map(([open, close]) => [close, open]));

/** A bracket that closes nothing is none, and one that closes another than the last closes those within it, too. */
function firstTooDeep(text: string): number | null {
  const open: string[] = [];
  for (const { 0: found, index } of text.matchAll(piece)) {
    const opens = closes.get(found);
    if (opens !== undefined) {
      const last = open.lastIndexOf(opens);
      if (last >= 0) open.length = last;
    } else if (found.length === 1) {
      open.push(found);
      if (open.length > mostBrackets) return index;
    }
  }
  return null;
}
