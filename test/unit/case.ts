/*
 * A case: one file in test/cases, from which a person sees what the editor shows of a program.
 *
 *     // What the case is about, and what is true of it, written by hand.       the head
 *     // pass of x: dx right, da wrong
 *     // because: It uses a where b belongs
 *     var x = a * b;    //│ x = 6 · dx = 1                                       the program, and its texts
 *     …
 *     /* verify                                                                 what verify reports, and the fixes
 *
 * The texts and the report are what the code prints, and are written anew on request. The head never is: see `claims`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import type { Analysis, Circuit } from '../../src/analysis/model';
import { applyEdits } from '../../src/text/edits';
import type { CircuitVerification, Verdict } from '../../src/verification/model';
import { closerLook, verify } from '../../src/verification/verify';
import { annotated } from '../../src/wording/annotated';
import { reportLines } from '../../src/wording/verdicts';
import type { Language } from '../mutation/outline';
import { analyze } from './analyze';

const folder = 'test/cases';
/** What stands between a line and its text, so that the file is a program as it stands. */
const sign = '    //│ ';
const reportBegins = '\n/* verify\n';

export class Case {
  /** The program, with the head above it: lines count as in the file. */
  readonly source: string;
  readonly language: Language;
  readonly analysis: Analysis;

  constructor(
    readonly file: string,
    readonly text: string,
  ) {
    const end = text.indexOf(reportBegins);
    this.source = (end < 0 ? text : text.slice(0, end)).replace(/ {4}\/\/│ .*$/gm, '');
    this.language = file.endsWith('.ts') ? 'typescript' : 'javascript';
    this.analysis = analyze(this.source, { language: this.language });
  }

  get path(): string {
    return `${folder}/${this.file}`;
  }

  /** What the editor shows at the ends of the program's lines, line by line. */
  texts(): string[] {
    const shown = annotated(this.analysis).split('\n');
    return this.source.split('\n').map((line, k) => shown[k].slice(line.length).replace(/^ {4}/, ''));
  }

  /** The file as it should be. */
  printed(): string {
    const texts = this.texts();
    const lines = this.source.split('\n').map((line, k) => (texts[k] ? `${line}${sign}${texts[k]}` : line));
    return `${lines.join('\n')}${reportBegins}${this.report().join('\n')}\n*/\n`;
  }

  /** The lines of the report, and each line that the fixes change. */
  private report(): string[] {
    const asked = closerLook(this.analysis);
    const lines = reportLines(this.file, asked, verify(asked));
    const after = this.mended()?.split('\n') ?? [];
    const before = this.source.split('\n');
    const same = after.length === before.length;
    const fixes = after.flatMap((line, k) =>
      (same ? line !== before[k] : !before.includes(line)) ? `  fixed  line ${k + 1}  ${line.trim()}` : [],
    );
    return [...lines, ...fixes];
  }

  /** The program with every fix applied; null where there is none. */
  mended(): string | null {
    const edits = this.verdicts().flatMap((verdict) => verdict.edits);
    return edits.length === 0 ? null : applyEdits(this.source, edits);
  }

  /** What the case claims in its head: `kind: text`, line by line, written by hand. */
  claims(kind: 'because' | 'broken' | 'mended' | 'note' | 'shown'): string[] {
    return [...this.source.matchAll(new RegExp(`^// ${kind}: (.*)$`, 'gm'))].map(([, text]) => text);
  }

  /** The passes that the head tells of, in the words of `passes`; `asked: …` where an explicit Verify finds others. */
  claimedPasses(asked: boolean): string[] {
    const lines = (start: string) =>
      [...this.source.matchAll(new RegExp(`^// ${start}((?:no pass|pass of ).*)$`, 'gm'))].map(
        ([, text]) => text,
      );
    const others = asked ? lines('asked: ') : [];
    return others.length > 0 ? others : lines('');
  }

  passes(asked: boolean): string[] {
    const analysis = asked ? closerLook(this.analysis) : this.analysis;
    const told = verify(analysis).map(passInWords);
    return told.length > 0 ? told : ['no pass'];
  }

  /** The verdicts on all passes, as an explicit Verify has them. */
  verdicts(): Verdict[] {
    return verify(closerLook(this.analysis)).flatMap(({ verdicts }) => verdicts);
  }
}

function passInWords({ circuit, verdicts }: CircuitVerification): string {
  const judged = verdicts.map(({ name, judgement }) => {
    const word = judgement === 'exact' || judgement === 'correct' ? 'right' : judgement;
    return `${name} ${word}`;
  });
  return `pass of ${circuit.outputs.map(outputInWords).join(', ')}: ${judged.join(', ')}`;
}

/** An output with its seed, where that is not simply set to 1. */
function outputInWords({ variable, seed, given }: Circuit['outputs'][number]): string {
  if (given) return `${variable.name} (seed ${seed === 1 ? 'not set' : `${seed} from outside`})`;
  return seed === 1 ? variable.name : `${variable.name} (seed ${seed})`;
}

export function readCases(): Case[] {
  return readdirSync(folder)
    .filter((file) => /\.[jt]s$/.test(file))
    .sort()
    .map((file) => new Case(file, readFileSync(`${folder}/${file}`, 'utf8')));
}
