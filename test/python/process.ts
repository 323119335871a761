/*
 * Real Python, as the judge of programs in Python: one process that runs many of them. Tests ask it and wait for the
 * answer, so it is spoken to through two named pipes that are read and written synchronously.
 */
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** The oldest that knows all that tests ask for. */
const wanted = 'import sys; sys.exit(sys.version_info < (3, 10))';

function isThere(): boolean {
  if (process.env.BACKPROP_LENS_PYTHON === 'none') return false;
  const canPipe = process.platform !== 'win32' && spawnSync('mkfifo', ['--version']).status !== null;
  return canPipe && spawnSync('python3', ['-c', wanted]).status === 0;
}

/** Whether there is a Python to ask; where there is none, tests have the fixtures. */
export const hasPython: boolean = isThere();

interface Pipes {
  readonly questions: number;
  readonly answers: number;
}

let pipes: Pipes | null = null;
let unread = '';

function start(): Pipes {
  const folder = mkdtempSync(join(tmpdir(), 'lens-python-'));
  const [questions, answers] = ['questions', 'answers'].map((name) => join(folder, name));
  spawnSync('mkfifo', [questions, answers]);
  const python = spawn('python3', ['-B', resolve('test/python/oracle.py'), questions, answers], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  python.unref();
  // Opening waits until the other side has opened, too.
  const opened = { questions: openSync(questions, 'w'), answers: openSync(answers, 'r') };
  rmSync(folder, { recursive: true });
  process.on('exit', () => {
    closeSync(opened.questions);
    python.kill();
  });
  return opened;
}

/** Numbers as Python writes them: also NaN, infinities and -0. */
export type Spelled = string;

export function numberOf(spelled: Spelled): number {
  return (
    { nan: Number.NaN, inf: Number.POSITIVE_INFINITY, '-inf': Number.NEGATIVE_INFINITY }[spelled] ??
    Number(spelled)
  );
}

/** Asks Python, and waits for what it says. What is asked of it, oracle.py knows. */
export function ask(question: object): unknown {
  pipes ??= start();
  writeSync(pipes.questions, `${JSON.stringify(question)}\n`);
  const buffer = Buffer.alloc(1 << 16);
  let end = unread.indexOf('\n');
  const parts = [unread];
  while (end < 0) {
    const count = readSync(pipes.answers, buffer);
    if (count === 0) throw new Error('Python has ended');
    const part = buffer.toString('latin1', 0, count);
    end = part.indexOf('\n');
    parts.push(part);
  }
  const said = parts.join('');
  const at = said.indexOf('\n');
  unread = said.slice(at + 1);
  return JSON.parse(said.slice(0, at));
}
