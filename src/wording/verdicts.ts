/* Verdicts on hand-written gradients in words: in a line, in a problem and in the report for the terminal. */
import type { Analysis } from '../analysis/model';
import { isTopLevel } from '../tape/wiring';
import type { Counterexample } from '../verification/findings';
import type { Judgement } from '../verification/groups';
import type { CircuitVerification, Verdict } from '../verification/model';
import { fullNumber, numbersApart, shortNumber } from './format';
import { notesBeside } from './passes';

/** What the words for a verdict need to know of it. */
type Judged = Pick<Verdict, 'judgement' | 'value' | 'expected' | 'reason' | 'followed'>;

/** The sign of each verdict: it carries the meaning where there is no color. */
export const marks: Readonly<Record<Judgement, string>> = {
  exact: '\u2713',
  correct: '\u2713',
  approximate: '\u2713',
  inherited: '\u2192',
  wrong: '\u2717',
  uncertain: '?',
};

/** Whether a verdict says that something is not as it should be; what judges is not loaded where this is shown. */
export const isOff = (judgement: Judgement): boolean => judgement === 'wrong' || judgement === 'inherited';

/** One verdict in words: `✗ 3, should be 2: uses b where a belongs`. */
export function verdictText(verdict: Judged, digits = 6): string {
  const { judgement, reason } = verdict;
  const why = reason === null ? '' : clause(reason);
  if (verdict.followed) return withoutNumbers(judgement, why);
  const text = `${marks[judgement]} ${numbersText(verdict, digits)}`;
  switch (judgement) {
    case 'exact':
    case 'correct':
    case 'approximate': {
      const nearly = judgement === 'approximate' ? ' (up to a rounded constant)' : '';
      return `${text}${nearly}${why && ` \u2013 ${why}`}`;
    }
    case 'inherited':
      return `${text}: ${why || 'a line above is wrong'}`;
    case 'wrong':
      return why === '' ? text : `${text}: ${why}`;
    case 'uncertain':
      return `${text}: ${why || 'it can\u2019t be told'}`;
  }
}

/** The same of a pass that was followed for itself. */
function withoutNumbers(judgement: Judgement, why: string): string {
  const mark = marks[judgement];
  switch (judgement) {
    case 'exact':
    case 'correct':
      return why === '' ? mark : `${mark} ${why}`;
    case 'approximate':
      return `${mark} up to a rounded constant${why && `; ${why}`}`;
    case 'inherited':
      return `${mark} ${why || 'a line above is wrong'}`;
    case 'wrong':
      return `${mark} ${why || 'this is not the gradient'}`;
    case 'uncertain':
      return `${mark} ${why || 'it can\u2019t be told'}`;
  }
}

/** `da is 3, should be 2: uses b where a belongs.`; where the numbers agree by accident, only the reason. */
export function problemText({
  name,
  value,
  expected,
  reason,
}: Omit<Judged, 'judgement'> & Pick<Verdict, 'name'>): string {
  const why = reason === null ? '' : clause(reason);
  if (value === null || expected === null || value === expected)
    return `${name}: ${why || 'this is not the gradient'}.`;
  const [is, should] = numbersApart(value, expected, 6);
  return `${name} is ${is}, should be ${should}${why && `: ${why}`}.`;
}

/** What the line gives, and what it should give where that is something else. */
function numbersText({ judgement, value, expected }: Judged, digits: number): string {
  if (value === null) return judgement === 'uncertain' ? 'no value' : 'value unknown';
  if (!isOff(judgement) || expected === null) return shortNumber(value, digits);
  const [is, should] = numbersApart(value, expected, digits);
  return is === should ? `${is} agrees here, not elsewhere` : `${is}, should be ${should}`;
}

/** A sentence as the second half of another: "It uses b where a belongs." becomes "uses b where a belongs". */
export function clause(sentence: string): string {
  const bare = sentence.replace(/\.$/, '');
  // A word of English takes a small letter here; the name of a variable stays as it is.
  return bare
    .replace(/^It (?=uses\b)/, '')
    .replace(/^(?:A|After|An|The|This|There|It|One|Two|More|Line|Right|Holds|No|From)(?= )/, (word) =>
      word.toLowerCase(),
    );
}

/** How code is written in the language of a file. */
type HowWritten = Pick<Analysis, 'writing'>;

/** A counterexample that can be pasted above the code: `// @input a = 1.3, b = 2`, and what it shows. */
export function counterexampleText(verdict: Verdict, written: HowWritten): string | null {
  const { counterexample } = verdict;
  if (!counterexample) return null;
  if (counterexample.element) return exampleText(counterexample);
  const { name, stops } = counterexample;
  const [value, expected] = numbersApart(counterexample.value, counterexample.expected, 6);
  const is = stops === null ? `${name} = ${value}` : `no ${name} (${stops})`;
  return `${inputLine(counterexample, written)}   gives ${is}, should be ${expected}`;
}

/** The same of a pass that was followed: `dw[1] is 0.2, and should be 0.5, with x = 1.3, w[0] = 2, and 0.7 from above`. */
export function exampleText(counterexample: Counterexample): string {
  const [value, expected] = numbersApart(counterexample.value, counterexample.expected, 6);
  const inputs = inputsText(counterexample);
  const where = inputs === '' ? 'at other numbers than the file\u2019s' : `with ${inputs}`;
  return `${counterexample.name} is ${value}, and should be ${expected}, ${where}`;
}

/** The inputs of a counterexample, those that a sentence has room for. */
function inputsText({ inputs, above = [] }: Counterexample): string {
  const given = fewOf([...inputs].map(([input, number]) => `${input} = ${shortNumber(number, 6)}`));
  const from = fewOf(above.map((number) => shortNumber(number, 6)));
  return [given, from && `${from} from above`].filter(Boolean).join(', and ');
}

/** The inputs of a counterexample as a comment that sets them, and what the file must say otherwise. */
export function inputLine({ inputs, settable, changed }: Counterexample, { writing }: HowWritten): string {
  const list = (values: Iterable<readonly [string, number]>) =>
    [...values].map(([input, number]) => `${input} = ${fullNumber(number)}`).join(', ');
  const line = settable.size > 0 ? `${writing.comment} @input ${list(settable)}` : '';
  const changes = changed.map(({ name }) => [name, inputs.get(name) ?? Number.NaN] as const);
  if (changes.length === 0) return line === '' ? 'the values of the file' : line;
  return `${line}${line === '' ? '' : '   and with '}${list(changes)} in the code`;
}

/** One sentence on a file's passes. */
export function summaryText(verifications: readonly CircuitVerification[]): string {
  const verdicts = verifications.flatMap((verification) => verification.verdicts);
  const count = (...wanted: Verdict['judgement'][]) =>
    verdicts.filter(({ judgement }) => wanted.includes(judgement)).length;
  const wrong = count('wrong');
  const inherited = count('inherited');
  const uncertain = count('uncertain');
  if (verifications.length === 0) return 'no backward pass found';
  const right = `${count('exact', 'correct', 'approximate')} of ${verdicts.length} gradients right`;
  const rest = [
    wrong > 0 ? `${wrong} wrong` : '',
    inherited > 0 ? `${inherited} off because of ${wrong === 1 ? 'it' : 'them'}` : '',
    uncertain > 0 ? `${uncertain} uncertain` : '',
  ].filter(Boolean);
  const unread = verifications.reduce((sum, each) => sum + each.unread.length, 0);
  const more = unread === 0 ? '' : `; ${unread} statement${unread === 1 ? ' was' : 's were'} not looked at`;
  return [right, ...rest].join(', ') + more;
}

/** The same for a tight place: `7 right, 1 wrong`; '' where there are no verdicts. */
export function countsText(verifications: readonly CircuitVerification[]): string {
  const found = verifications.flatMap(({ verdicts }) => verdicts.map(({ judgement }) => judgement));
  const count = (word: string, ...wanted: Judgement[]) => {
    const number = found.filter((judgement) => wanted.includes(judgement)).length;
    return number > 0 ? `${number} ${word}` : '';
  };
  const right = count('right', 'exact', 'correct', 'approximate');
  const off = [count('wrong', 'wrong'), count('off', 'inherited'), count('uncertain', 'uncertain')];
  return [right, ...off].filter(Boolean).join(', ');
}

/** What the verdicts on a pass leave out: one sentence a statement that is not read and may compute gradients. */
export function unreadTexts({ lines }: Analysis, { unread }: CircuitVerification): string[] {
  return unread.map(
    ({ from, reason }) => `${lines.said(from)} may compute gradients and was not looked at: ${reason}`,
  );
}

/** What verification looks for, for a file in which it found nothing. */
export const whatIsLookedFor =
  'A backward pass is a run of assignments to gradient variables (da for a) below the forward code, starting from the gradient of an output: var df = 1; or a given dx.';

/** What counts as the seed where the pass says nothing about it; '' where it does. */
export function seedNote(
  { gradientNames }: Analysis,
  { outputs, wiring, pass }: CircuitVerification['circuit'],
): string {
  const [{ standIn }] = wiring.seeds;
  if (standIn)
    return standIn.loss === null
      ? 'no line computes a loss: it is judged by its first lines'
      : `as if the loss were ${standIn.loss}`;
  const isSet = outputs.some(({ variable }) => pass?.entries.some(({ of }) => of === variable.name));
  if (isSet || wiring.seeds.some(({ node }) => node >= 0)) return '';
  const names = outputs.map(({ variable }) => gradientNames.in(wiring).gradientOf(variable.name));
  return `no line reads or sets ${names.join(' or ')}: it counts as 1`;
}

/** What a pass is of. What a function returns has a name of ours, and none of the file's. */
export function outputsText({ circuit, followed }: CircuitVerification): string {
  const names = circuit.outputs.map(({ variable }) => variable.name);
  return followed && names.every((name) => name === 'output' || name === 'return')
    ? 'the result'
    : names.join(', ');
}

/** More names than this say no more than their number. */
const mostNames = 12;

/** The report for people, line by line; `paint` colours a mark where there are colours. */
export function reportLines(
  file: string,
  analysis: Analysis,
  verifications: readonly CircuitVerification[],
  paint: (text: string, judgement: Verdict['judgement']) => string = (text) => text,
): string[] {
  const lines: string[] = [];
  for (const verification of verifications) {
    const { circuit, verdicts, points } = verification;
    const place = isTopLevel(circuit) ? '' : ` in ${circuit.scope}`;
    const seed = seedNote(analysis, circuit);
    lines.push(
      `${file}${place}: backward pass of ${outputsText(verification)}, compared at ${points} points${seed && ` (${seed})`}`,
    );
    const width = Math.max(...verdicts.map(({ name }) => name.length));
    const places = inColumn(
      verdicts.map(({ at }) => at.from),
      analysis,
    );
    for (const [k, verdict] of verdicts.entries()) {
      const where = `  ${places[k]}  ${verdict.name.padEnd(width)}  `;
      lines.push(where + paint(verdictText(verdict), verdict.judgement));
      const example = verdict.judgement === 'wrong' ? counterexampleText(verdict, analysis) : null;
      if (example) lines.push(`      ${verdict.followed ? 'for example' : 'see it with'}  ${example}`);
      lines.push(...verdict.remarks.map(({ message }) => `      ${clause(message)}`));
    }
    if (circuit.missing.length > 0) lines.push(`  no gradient for ${fewOf(circuit.missing)}`);
    lines.push(...unreadTexts(analysis, verification).map((text) => `  ${text}`));
  }
  for (const { from, message } of notesBeside(analysis, verifications))
    lines.push(`${file}: ${analysis.lines.said(from)}: ${message}`);
  lines.push(
    `${file}: ${summaryText(verifications)}${verifications.length === 0 ? skippedText(analysis) : ''}`,
  );
  return lines;
}

/** Lines as people call them, as wide as the widest that there may be, the numbers below each other. */
function inColumn(offsets: readonly number[], { lines, source }: Analysis): string[] {
  const places = offsets.map((offset) => lines.said(offset));
  const width = Math.max(...[...places, lines.said(source.length)].map((place) => place.length));
  return places.map((place) => place.replace(/^line /, (word) => word.padEnd(5 + width - place.length)));
}

/** The first names of a list, and how many more there are. */
export function fewOf(names: readonly string[]): string {
  const more = names.length - mostNames;
  return more > 1 ? `${names.slice(0, mostNames).join(', ')} and ${more} more` : names.join(', ');
}

/** What was passed over, for a file in which nothing was found: the pass may have been there. */
function skippedText({ skipped, lines }: Analysis): string {
  const [first] = skipped;
  if (!first) return '';
  const more = skipped.length > 1 ? ` and ${skipped.length - 1} more` : '';
  return `; passed over: ${lines.said(first.from)} (${first.reason})${more}`;
}
