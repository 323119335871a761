/* The report of Verify Backprop as a page of HTML. */
import type { Analysis } from '../analysis/model';
import { isTopLevel } from '../tape/wiring';
import { capital } from '../text/lines';
import type { CircuitVerification, Verdict } from '../verification/model';
import { fixTitle } from './fixes';
import { fullNumber, measuredNumber, numbersApart, shortNumber } from './format';
import { questions } from './reveal';
import {
  exampleText,
  fewOf,
  inputLine,
  marks,
  outputsText,
  seedNote,
  summaryText,
  unreadTexts,
} from './verdicts';

/** What a report is about. */
export interface Reported {
  readonly file: string;
  readonly analysis: Analysis;
  readonly verifications: readonly CircuitVerification[];
}

/** Digits of the numbers in the table; all of them are in the tooltip. */
const digits = 8;

const words: Readonly<Record<Verdict['judgement'], string>> = {
  exact: 'exact',
  correct: 'right',
  approximate: 'right, rounded',
  inherited: 'inherited',
  wrong: 'wrong',
  uncertain: 'uncertain',
};

/** The report as a page of its own. Scripts and styles run only with the nonce; text from the file is escaped. */
export function reportPage({ file, analysis, verifications }: Reported, nonce: string): string {
  const wrong = verifications.some(({ verdicts }) => verdicts.some(({ judgement }) => judgement === 'wrong'));
  const passes = verifications.map((verification) => section(analysis, verification));
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'">
<meta name="viewport" content="width=device-width">
<title>Verify Backprop: ${html(file)}</title>
<style nonce="${nonce}">${style}</style>
</head>
<body>
<header>
<h1>${html(file)}</h1>
<p class="summary ${wrong ? 'wrong' : 'right'}" role="status">${wrong ? marks.wrong : marks.correct} ${html(summaryText(verifications))}</p>
<p id="stale" hidden>The file has changed since. A new report follows when it can be read.</p>
</header>
<main>${passes.join('\n') || '<p>There is no backward pass here any more.</p>'}</main>
<script nonce="${nonce}">${script}</script>
</body>
</html>`;
}

function section(analysis: Analysis, verification: CircuitVerification): string {
  const { circuit, verdicts, points, followed } = verification;
  const named = html(outputsText(verification));
  const outputs = followed ? named : `<code>${named}</code>`;
  const place = isTopLevel(circuit) ? '' : ` in ${circuit.scope}`;
  const gaps = fewOf(circuit.missing);
  const seed = seedNote(analysis, circuit);
  return `<section>
<h2>Backward pass of ${outputs}${html(place)}</h2>
<p class="note">Compared with automatic differentiation at ${points} points${points > 1 ? ', since numbers may agree at one by accident' : ''}. ${html(followed ? numbersOfOurs : valuesNote(circuit))}${seed && ` ${html(capital(seed))}.`}</p>
<table>
<thead><tr><th>${analysis.lines.cells.length > 0 ? 'Cell:Line' : 'Line'}</th><th>Gradient</th><th>Verdict</th><th class="number">Hand-written</th><th class="number">Autodiff</th><th class="number">Numerical</th></tr></thead>
<tbody>${verdicts.map((verdict) => rows(analysis, verdict)).join('\n')}</tbody>
</table>
${gaps && `<p class="note">There is no gradient for ${html(gaps)} yet.</p>`}
${unreadTexts(analysis, verification)
  .map((text) => `<p class="note">${html(capital(text))}.</p>`)
  .join('\n')}
</section>`;
}

/** Why there are no values in the table. */
const numbersOfOurs = 'Its inputs were given numbers of our own, so that no values are shown.';

/** Where the values in the table come from. */
function valuesNote({ variables }: CircuitVerification['circuit']): string {
  const inputs = variables.filter(({ role }) => role === 'input');
  const names = (some: typeof inputs) => fewOf([...new Set(some.map(({ name }) => name))]);
  const assumed = names(inputs.filter((variable) => variable.assumed));
  const hidden = names(inputs.filter(({ value }) => value === null));
  const notes = [
    assumed && `The values of ${assumed} are assumed, since the file gives none.`,
    hidden && `The values of ${hidden} are not known, since code that is not read computes them.`,
  ].filter(Boolean);
  return notes.join(' ') || 'The values are those of the file.';
}

function rows(analysis: Analysis, verdict: Verdict): string {
  const { name, at, judgement, value, expected, numerically } = verdict;
  const measured = numerically ? measuredNumber(numerically) : '';
  const hidden = verdict.withheld && expected === null ? '<td class="number note">hidden</td>' : '';
  const numbers = [
    number(value),
    hidden || number(expected),
    hidden || `<td class="number" title="${measured}">${shortMeasured(verdict)}</td>`,
  ];
  const about = explanation(analysis, verdict);
  return `<tr class="${judgement}${about ? ' explained' : ''}">
<td>${placeLink(analysis, at.from, analysis.lines.short(at.from))}</td><th scope="row"><code>${html(name)}</code></th><td class="verdict">${marks[judgement]} ${words[judgement]}</td>${numbers.join('')}
</tr>${about && `<tr class="why"><td></td><td colspan="5">${about}</td></tr>`}`;
}

/** The reason, and for a wrong gradient the fix and the inputs that show the mistake. */
function explanation(analysis: Analysis, verdict: Verdict): string {
  const { reason, judgement, edits, cause, remarks, withheld } = verdict;
  const parts: string[] = [];
  if (reason !== null)
    parts.push(`<p>${html(reason)}${cause ? ` ${placeLink(analysis, cause.from, 'Go there')}` : ''}</p>`);
  if (withheld) parts.push(`<p>${questions(withheld).map(showLink(withheld.mistake)).join(' \u00b7 ')}</p>`);
  else if (judgement === 'wrong') {
    if (edits.length > 0)
      parts.push(`<p class="note">Fix: <code>${html(fixTitle(analysis, edits))}</code></p>`);
    parts.push(elsewhere(verdict, analysis));
  }
  for (const { at, message } of remarks)
    parts.push(`<p class="note">${html(message)} ${placeLink(analysis, at.from, 'Go there')}</p>`);
  return parts.join('');
}

/** Inputs that show the mistake, where the file's own hide it or are none. */
function elsewhere({ name, value, expected, counterexample }: Verdict, analysis: Analysis): string {
  if (!counterexample || value !== expected) return '';
  if (counterexample.element) return `<p class="note">For example, ${html(exampleText(counterexample))}.</p>`;
  const [is, should] = numbersApart(counterexample.value, counterexample.expected, digits);
  const inputs = `<code>${html(inputLine(counterexample, analysis))}</code>`;
  return `<p class="note">Right here by accident. With ${inputs} ${html(name)} is ${is}, and should be ${should}.</p>`;
}

function number(value: number | null): string {
  if (value === null) return '<td class="number">\u2013</td>';
  return `<td class="number" title="${fullNumber(value)}">${shortNumber(value, digits)}</td>`;
}

/** The error bar matters more than the last digits. */
function shortMeasured({ numerically }: Verdict): string {
  if (!numerically) return '\u2013';
  const { value, error } = numerically;
  return error > 0
    ? `${shortNumber(value, digits)} \u00b1 ${error.toExponential(0).replace('e+', 'e')}`
    : shortNumber(value, digits);
}

function placeLink({ lines }: Analysis, at: number, text: string): string {
  return `<a href="#" data-at="${at}" aria-label="Go to ${lines.said(at)}">${text}</a>`;
}

/** A link that shows more of a mistake. */
function showLink(mistake: string) {
  return ([label, reveal]: readonly [string, string]): string =>
    `<a href="#" data-mistake="${html(mistake)}" data-reveal="${reveal}">${label}</a>`;
}

function html(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

const style = `
body { padding: 0 1.25em 2em; line-height: 1.5; color: var(--vscode-foreground); font-family: var(--vscode-font-family); font-size: var(--vscode-font-size); }
h1 { font-size: 1.5em; font-weight: 600; margin: 1em 0 0.2em; }
h2 { font-size: 1.1em; font-weight: 600; margin: 1.8em 0 0.2em; }
p { margin: 0.2em 0; }
code, td.number, td:first-child { font-family: var(--vscode-editor-font-family); font-size: var(--vscode-editor-font-size); }
code { padding: 0; background: none; color: inherit; }
a { color: var(--vscode-textLink-foreground); text-decoration: var(--text-link-decoration); }
a:hover { text-decoration: underline; }
a:focus-visible { outline: 1px solid var(--vscode-focusBorder); }
table { border-collapse: collapse; margin: 0.8em 0; width: 100%; }
th, td { text-align: left; padding: 0.3em 0.75em 0.3em 0; vertical-align: baseline; white-space: nowrap; }
tr > :last-child { padding-right: 0; }
thead th { font-weight: 400; color: var(--vscode-descriptionForeground); border-bottom: 1px solid var(--vscode-widget-border, var(--vscode-contrastBorder, #8888)); }
tbody th { font-weight: 600; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
.summary { font-size: 1.15em; }
.note { color: var(--vscode-descriptionForeground); }
.explained > * { padding-bottom: 0; }
.why td { white-space: normal; padding-top: 0; padding-bottom: 0.8em; }
.summary.right, .exact .verdict, .correct .verdict, .approximate .verdict { color: var(--vscode-backpropLens-rightForeground); }
.summary.wrong, .wrong .verdict { color: var(--vscode-backpropLens-wrongForeground); font-weight: 600; }
.inherited .verdict { color: var(--vscode-backpropLens-inheritedForeground); }
.uncertain .verdict { color: var(--vscode-backpropLens-uncertainForeground); }
.stale main { opacity: 0.5; }
`;

const script = `
const vscode = acquireVsCodeApi();
document.addEventListener('click', (event) => {
  const link = event.target.closest('[data-at], [data-mistake]');
  if (!link) return;
  event.preventDefault();
  const { at, mistake, reveal } = link.dataset;
  vscode.postMessage(mistake === undefined ? { at: Number(at) } : { mistake, reveal });
});
window.addEventListener('message', () => {
  document.body.classList.add('stale');
  document.getElementById('stale').hidden = false;
});
`;
