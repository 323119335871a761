/* Targets of assignments in parentheses, or with a type, which the grammar knows no assignment to: `(x as any) += 1`. */

const name = '[\\w$\\u00a1-\\uffff]+';
const type = '[\\w$.]+(?:<[^<>()]{0,200}>)?(?:\\[\\])*(?:\\s*[|&]\\s*[\\w$.]+(?:\\[\\])*)*';
const comment = '/\\*[^*]{0,200}\\*/';
const target = `(${name}(?:\\s*\\.\\s*#?${name}|\\[[\\w$'"]{1,100}\\])*)`;
/** What stands before the name, beginning with `first`; the name with its members; and what stands behind it. */
const wrapped = (first: string) =>
  [
    `(${first}(?:\\(\\s*|<${type}>\\s*|${comment}\\s*){0,4})`,
    target,
    `((?:\\s*(?:\\)|!(?!=)|(?:as|satisfies)\\s+${type}|${comment})){1,8})`,
  ].join('');
const typed = `((?:\\s+(?:as|satisfies)\\s+${type}){1,4})`;
/** Each begins with a character that it needs, so that the search goes from one of these to the next. */
const places: readonly RegExp[] = [
  // `for ((x) of …)`
  `(\\bfor\\s*(?:await\\s*)?\\(\\s*)${wrapped('\\(\\s*')}(?=\\s+(?:of|in)\\b)`,
  // Inside patterns. Elsewhere a name means the same without parentheses and types.
  `((?:[[,:]|\\.\\.\\.)\\s*)${wrapped(`(?:\\(\\s*|<${type}>\\s*)`)}(?=\\s*[,\\]}])`,
  // Before an `=`
  `()${wrapped('\\((?<!\\b(?:if|while|with)\\s*\\()\\s*')}(?=\\s*(?:[-+%^/]|\\*\\*?|<<|>>>?|&&?|\\|\\|?|\\?\\?)?=(?![=>]))`,
].map((place) => new RegExp(place, 'g'));
/** With a type and without parentheses. In braces a comma may stand before what an import renames. */
const typedOnly = new RegExp(
  `([[:]\\s*${target})${typed}(?=\\s*[,\\]}])|(,\\s*${target})${typed}(?=\\s*\\])`,
  'g',
);

const partsToHide = new RegExp(`${comment}|\\S`, 'g');

/** The text with blanks in the place of such parentheses and types. */
export function unwrapTargets(text: string): string {
  const untyped = text.replace(
    typedOnly,
    (_, before, _name, type, other, _other, otherType) => (before ?? other) + bare(type ?? otherType),
  );
  return places.reduce((result, place) => result.replace(place, unwrapped), untyped);
}

/** A parenthesis that is closed further on stays. */
function unwrapped(found: string, place: string, before: string, kept: string, behind: string): string {
  const count = (part: string, sign: string) => part.split(sign).length - 1;
  let open = count(before, '(') - count(behind, ')');
  if (open < 0) return found;
  let from = 0;
  for (; open > 0; open--) from = before.indexOf('(', from) + 1;
  return place + before.slice(0, from) + bare(before.slice(from)) + kept + bare(behind);
}

function bare(part: string): string {
  return part.replace(partsToHide, (piece) => (piece.length > 1 ? piece : ' '));
}
