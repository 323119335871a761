/* What a command gets to work with. Types. */
import type * as vscode from 'vscode';
import type { Analyses } from './analyses';
import type { Memory } from './memory';
import type { Problems } from './problems';
import type { VerifyReport } from './report';
import type { Source } from './source';
import type { Verifications } from './verifications';
import type { WhatIfs } from './what-if';

/** The parts that commands work with. */
export interface Parts {
  readonly analyses: Analyses;
  readonly verifications: Verifications;
  readonly memory: Memory;
  readonly problems: Problems;
  readonly report: VerifyReport;
  readonly whatIfs: WhatIfs;
}

/** What the commands of the "Backprop" category work with. */
export interface CommandContext extends Parts {
  readonly source: Source;
  /** The document at hand, a cell's in a notebook, and what is selected in it. */
  readonly editor: Pick<vscode.TextEditor, 'document' | 'selection'>;
}
