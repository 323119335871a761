/* The hover on a variable, a gate or a gradient. */
import * as vscode from 'vscode';
import type { CircuitVerification, Verdict, Withheld } from '../verification/model';
import type { Explanation } from '../wording/explanation';
import { followedAt } from '../wording/followed';
import { hoverText } from '../wording/hover';
import { commandLink } from '../wording/markdown';
import { besideVerdict, questions } from '../wording/reveal';
import { verdictsIn } from '../wording/what-if';
import type { Analyses } from './analyses';
import { selector } from './documents';
import type { Memory } from './memory';
import type { Problems } from './problems';
import { revealLineCommand } from './reveal';
import { readSettings } from './settings';
import { showing } from './showing';
import type { Source } from './source';
import { sourceFor } from './sources';
import { showMistakeCommand } from './telling';
import type { Verifications } from './verifications';
import type { WhatIfs } from './what-if';
import { shortly } from './what-if-status';

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
    const source = sourceFor(document);
    if (!source.has(document)) return undefined;
    const { version } = source;
    const analysis = await this.analyses.latest(source);
    const { explain } = await import('../engine');
    // The position speaks of the text as it was when the mouse came to rest.
    if (!analysis || source.version !== version) return undefined;
    const settings = readSettings(source);
    const activity = this.verifications.activity(source, analysis);
    const wanted = showing(activity, settings, this.memory.of(source.uri)).on;
    if (!wanted && !(activity?.active && settings.enabled !== 'off')) return undefined;
    const shown = this.whatIfs.shown(source) ?? analysis;
    const verified = this.verifications.current(source);
    const verdicts = verified ? verdictsIn(shown, verified) : [];
    const offset = source.offsetAt(document, position);
    const explained = explain(shown, offset);
    const followed = followedAt(shown, verdicts, offset, explained);
    const explanation = followed?.explanation ?? explained;
    if (!explanation) return undefined;
    const { range } = source.locate(explanation.span);
    // The problem stands above our text in the same hover, and says it already.
    const isSaid = this.problems.showsOn(document, range);
    const verdict = followed?.verdict ?? verdictOn(explanation, verdicts);
    this.tell();
    const tried = [...this.whatIfs.tried(source).values()];
    const notice = tried.length > 0 ? `What if ${shortly(tried)}? These numbers are not the file's own.` : '';
    const link = (label: string, at: number) =>
      commandLink(label, revealLineCommand, source.uri.toString(), shown.lines.lineOf(at));
    const withheld = verdict?.withheld;
    const told = besideVerdict(explanation, verdict);
    const text = hoverText(told, isSaid ? undefined : verdict, shown, link, notice);
    const markdown = new vscode.MarkdownString(withheld ? `${text}\n\n${offers(source, withheld)}` : text);
    markdown.isTrusted = { enabledCommands: [revealLineCommand, showMistakeCommand] };
    return new vscode.Hover(markdown, range);
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

/** Links that show more of a mistake. */
function offers({ uri }: Source, withheld: Withheld): string {
  return questions(withheld)
    .map(([label, reveal]) =>
      commandLink(label, showMistakeCommand, uri.toString(), withheld.mistake, reveal),
    )
    .join(' \u00b7 ');
}
