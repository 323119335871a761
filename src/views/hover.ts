/* The hover on a variable, a gate or a gradient. */
import * as vscode from 'vscode';
import type { CircuitVerification, Verdict } from '../verification/model';
import type { Explanation } from '../wording/explain';
import { fullNumber, measuredNumber, shortNumber } from '../wording/format';
import { code, codeBlock, commandLink, math, plain, table } from '../wording/markdown';
import { verdictText } from '../wording/verdicts';
import { verdictsIn } from '../wording/what-if';
import type { Analyses } from './analyses';
import { selector } from './documents';
import type { Memory } from './memory';
import type { Problems } from './problems';
import { revealLineCommand } from './reveal';
import { readSettings } from './settings';
import { showing } from './showing';
import type { Verifications } from './verifications';
import type { WhatIfs } from './what-if';
import { shortly } from './what-if-status';

/** Digits in the working: enough to redo it by hand. */
const digits = 6;

/** Longer formulas would break a table's row (characters); a gate's own rows are shorter. */
const longestFactor = 24;
const longestLocal = 48;

/** More paths, and a longer formula, are more than anyone follows by hand. */
const mostPaths = 12;
const longestFormula = 400;

/** Explains the variable, gate or gradient under the mouse as a textbook's margin would. */
export class Hovers implements vscode.HoverProvider {
  private readonly analyses: Analyses;
  private readonly verifications: Verifications;
  private readonly memory: Memory;
  private readonly whatIfs: WhatIfs;
  private readonly problems: Problems;
  private told = false;

  constructor(
    analyses: Analyses,
    verifications: Verifications,
    memory: Memory,
    whatIfs: WhatIfs,
    problems: Problems,
  ) {
    this.analyses = analyses;
    this.verifications = verifications;
    this.memory = memory;
    this.whatIfs = whatIfs;
    this.problems = problems;
  }

  /** Offers the explanations to VS Code. */
  register(): vscode.Disposable {
    return vscode.languages.registerHoverProvider(selector, this);
  }

  async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.Hover | undefined> {
    const { version } = document;
    const analysis = await this.analyses.latest(document);
    const { explain } = await import('../engine');
    // The position speaks of the text as it was when the mouse came to rest.
    if (!analysis || document.version !== version) return undefined;
    const settings = readSettings(document);
    const wanted = showing(analysis, settings, this.memory.of(document.uri)).on;
    if (!wanted && !(analysis.active && settings.enabled !== 'off')) return undefined;
    const shown = this.whatIfs.shown(document) ?? analysis;
    const explanation = explain(shown, document.offsetAt(position));
    if (!explanation) return undefined;
    const { from, to } = explanation.span;
    const range = new vscode.Range(document.positionAt(from), document.positionAt(to));
    const verified = this.verifications.current(document);
    // The problem stands above our text in the same hover, and says it already.
    const isSaid = this.problems.showsOn(document, range);
    const verdict = verified && !isSaid ? verdictOn(explanation, verdictsIn(shown, verified)) : undefined;
    this.tell();
    const tried = [...this.whatIfs.tried(document).values()];
    const notice = tried.length > 0 ? `What if ${shortly(tried)}? These numbers are not the file's own.` : '';
    return new vscode.Hover(page(explanation, verdict, document, notice), range);
  }

  /** The walkthrough ticks off its step with the first hover. */
  private tell(): void {
    if (this.told) return;
    this.told = true;
    void vscode.commands.executeCommand('setContext', 'backpropLens.hovered', true);
  }
}

/** The verdict on the gradient variable that is explained, wherever in the pass it stands. */
function verdictOn(
  { kind, title, span }: Explanation,
  verifications: readonly CircuitVerification[],
): Verdict | undefined {
  if (kind !== 'gradient variable') return undefined;
  const here = verifications.find(
    ({ circuit: { pass } }) => pass && pass.from <= span.from && span.to <= pass.to,
  );
  const own = here?.verdicts.filter(({ name }) => name === title) ?? [];
  // A gradient may be complete, and complete again, before it is read.
  return own.find(({ at }) => at.from === span.from) ?? own.findLast(({ at }) => at.from <= span.from);
}

function page(
  explanation: Explanation,
  verdict: Verdict | undefined,
  document: vscode.TextDocument,
  notice: string,
): vscode.MarkdownString {
  const paragraphs = [heading(explanation), plain(notice), verdictLine(verdict, document)];
  paragraphs.push(numbers(explanation), missing(explanation));
  paragraphs.push(explanation.kind === 'gate' ? gateWorking(explanation) : working(explanation, document));
  paragraphs.push(formula(explanation), tug(explanation), ...explanation.notes.map(plain));
  const markdown = new vscode.MarkdownString(paragraphs.filter((text) => text !== '').join('\n\n'));
  markdown.isTrusted = { enabledCommands: [revealLineCommand] };
  return markdown;
}

/** The verdict with its reason, and a link to the line to blame. */
function verdictLine(verdict: Verdict | undefined, document: vscode.TextDocument): string {
  if (!verdict) return '';
  const text = plain(verdictText(verdict, digits));
  if (!verdict.cause) return text;
  const line = document.positionAt(verdict.cause.from).line + 1;
  return `${text} (${commandLink(`line\u00a0${line}`, revealLineCommand, document.uri.toString(), line)})`;
}

/** What it is; for an input also where its value is from. */
function heading({ title, role, value, gradient, reason }: Explanation): string {
  const complete = value !== null && gradient !== null;
  const about = complete && reason !== null ? `${role}: ${reason}` : role;
  return title === '' ? `**${plain(about)}**` : `**${code(title)}** \u2002 ${plain(about)}`;
}

function numbers(explanation: Explanation): string {
  const { kind, value, assumed, gradient, gradientAssumed, output, numerically, sides } = explanation;
  const lines: string[] = [];
  if (value !== null) lines.push(`value **${approximate(fullNumber(value), assumed)}**`);
  if (gradient !== null) {
    const label =
      kind === 'gradient variable' ? 'backpropagation gives' : `gradient of ${math(output ?? '')}`;
    lines.push(`${label} **${approximate(fullNumber(gradient), gradientAssumed)}**`);
  }
  if (numerically) lines.push(`numerically ${measuredNumber(numerically)}`);
  if (sides) {
    const [left, right] = [sides.left, sides.right].map(measuredNumber);
    lines.push(`a kink: from the left ${left}, from the right ${right}`);
  }
  return lines.join('\\\n');
}

/** Why there is no number. */
function missing({ value, gradient, reason }: Explanation): string {
  if (reason === null || (value !== null && gradient !== null)) return '';
  return plain(`${value === null ? 'No value' : 'No gradient'}: ${reason}.`);
}

/** local gradient x upstream gradient = share, a row for each path, and their sum. */
function working({ contributions, gradient }: Explanation, document: vscode.TextDocument): string {
  if (contributions.length === 0 || gradient === null) return '';
  const head = ['local gradient', '', 'upstream', '', 'share', ''];
  const rows = contributions
    .slice(0, mostPaths)
    .map(({ local, localValue, upstream, upstreamValue, share, at }) => {
      const line = document.positionAt(at).line + 1;
      const link = commandLink(`line\u00a0${line}`, revealLineCommand, document.uri.toString(), line);
      return [named(local, localValue), '\u00d7', named(upstream, upstreamValue), '=', short(share), link];
    });
  const left = contributions.length - rows.length;
  if (left > 0) rows.push(['', '', `${left} more`, '', '', '']);
  const sum = ['', '', 'sum', '=', `**${short(gradient)}**`, ''];
  const all = rows.length > 1 ? [head, ...rows, sum] : [head, ...rows];
  return table(['right', 'center', 'right', 'center', 'right', 'left'], all);
}

/** What a gate hands to each of its inputs. */
function gateWorking({ contributions }: Explanation): string {
  if (contributions.length === 0) return '';
  const head = ['to', 'local gradient', '', 'upstream', '', 'share'];
  const rows = contributions.slice(0, mostPaths).map(({ label, local, localValue, upstreamValue, share }) => {
    const factor = named(local, localValue, longestLocal);
    return [math(label), factor, '\u00d7', short(upstreamValue), '=', short(share)];
  });
  return table(['left', 'right', 'center', 'right', 'center', 'right'], [head, ...rows]);
}

/** b = 3, but a literal such as 1 only once, and of a long formula (it stands below) the number alone. */
function named(text: string, value: number, longest = longestFactor): string {
  if (Number(text) === value || text.length > longest) return short(value);
  return `${math(text)} = ${short(value)}`;
}

function formula({ formula, gradientName }: Explanation): string {
  if (formula === null || gradientName === null || formula.length > longestFormula) return '';
  return codeBlock(`${gradientName} = ${formula}`);
}

function tug({ tug, title, output }: Explanation): string {
  // What a step of the output does to the output needs no words.
  if (tug === null || output === null || output === title) return '';
  const { step, before, after, predicted } = tug;
  const path = `${math(output)} goes from ${short(before)} to ${short(after)}`;
  return `Tug ${math(title)} by ${step}: ${path}, by ${short(after - before)}; the gradient predicts ${short(predicted)}.`;
}

function short(value: number): string {
  return shortNumber(value, digits);
}

function approximate(number: string, assumed: boolean): string {
  return assumed ? `\u2248 ${number}` : number;
}
