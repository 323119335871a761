/* The command that says what is known of the line at the cursor, for screen readers too. */
import * as vscode from 'vscode';
import type { Analysis } from '../analysis/model';
import type { Verdict, Withheld } from '../verification/model';
import { questions } from '../wording/reveal';
import { verdictsIn } from '../wording/what-if';
import type { CommandContext } from './command-context';
import { workspaceEdit } from './fixes';
import { goTo, revealLineCommand } from './reveal';
import type { Source } from './source';
import { showMistakeCommand } from './telling';
import { verifyBackprop } from './verify';
import { shortly } from './what-if-status';

/** Something that the message offers to do. */
interface Offer {
  readonly title: string;
  readonly run: () => Promise<unknown>;
}

/** Says all there is to say about the line at the cursor in one message, which screen readers read. */
export async function describeLine(context: CommandContext): Promise<void> {
  const { editor, source, analyses, verifications, whatIfs } = context;
  const { document, selection } = editor;
  const { version } = source;
  const analysis = await analyses.ask(source);
  const verified = await verifications.explained(source);
  const engine = await import('../engine');
  if (!analysis || source.version !== version) return;
  const shown = whatIfs.shown(source) ?? analysis;
  const verdicts = verified ? verdictsIn(shown, verified) : [];
  const { text, verdict, judged } = engine.describeLine(
    shown,
    verdicts,
    source.offsetAt(document, selection.active),
  );
  const tried = [...whatIfs.tried(source).values()];
  const notice = tried.length > 0 ? `What if ${shortly(tried)}? ` : '';
  const offers = [
    ...(verdict?.withheld
      ? forMistake(context, verdict.withheld)
      : verdict
        ? [forVerdict(source, shown, verdict)]
        : []),
    ...(judged ? [{ title: 'Show Report', run: () => verifyBackprop(context) }] : []),
  ];
  // The command has done its work; the message may stay unanswered.
  void tell(notice + text, offers);
}

async function tell(text: string, offers: readonly Offer[]): Promise<void> {
  const chosen = await vscode.window.showInformationMessage(text, ...offers.map(({ title }) => title));
  await offers.find(({ title }) => title === chosen)?.run();
}

/** More of a mistake, in the same words. */
function forMistake(context: CommandContext, withheld: Withheld): Offer[] {
  const uri = context.source.uri.toString();
  return questions(withheld).map(([title, reveal]) => ({
    title,
    run: async () => {
      await vscode.commands.executeCommand(showMistakeCommand, uri, withheld.mistake, reveal);
      await describeLine(context);
    },
  }));
}

/** The fix of a wrong line, or the way to the line that makes this one wrong. */
function forVerdict(source: Source, analysis: Analysis, { cause, edits }: Verdict): Offer {
  const { version } = source;
  if (cause) {
    const line = analysis.lines.lineOf(cause.from);
    const uri = source.uri.toString();
    return {
      title: goTo(analysis, cause.from),
      run: async () => vscode.commands.executeCommand(revealLineCommand, uri, line),
    };
  }
  return {
    title: 'Mend It',
    run: async () => {
      // The edits speak of the text as it was.
      if (source.version === version) await vscode.workspace.applyEdit(workspaceEdit(source, edits));
      else void vscode.window.showInformationMessage('The file has changed since. Describe the line again.');
    },
  };
}
