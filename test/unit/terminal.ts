/* The built command as someone at a terminal runs it, in a folder of its own. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Script } from 'node:vm';

export const command = resolve('out', 'cli.js');

/** What the command printed, and its exit code. */
export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** What the command asks of Node's `process`. */
interface FakeProcess {
  readonly argv: readonly string[];
  readonly stdout: FakeStream;
  readonly stderr: FakeStream;
  readonly env: Readonly<Record<string, string>>;
  exitCode?: number;
}

/** A stream that keeps what is written to it. */
class FakeStream {
  text = '';

  write(text: string): void {
    this.text += text;
  }

  on(): void {}
}

interface FakeModule {
  exports: { finished?: Promise<void> };
}

type Program = (process: FakeProcess, require: NodeJS.Require, module: FakeModule) => void;

let program: Program | undefined;

/** The built command as a function: starting a Node for it takes several times as long as what it does. */
function asFunction(): Program {
  if (program) return program;
  const text = readFileSync(command, 'utf8').replace(/^#!.*/, '');
  const script = new Script(`(function (process, require, module) { ${text}\n})`, { filename: command });
  program = script.runInThisContext() as Program;
  return program;
}

/** A folder with files in it, for one test. */
export class Folder {
  readonly path = mkdtempSync(join(tmpdir(), 'backprop-lens-'));

  constructor(files: Readonly<Record<string, string | Uint8Array>> = {}) {
    for (const [name, content] of Object.entries(files)) this.write(name, content);
  }

  write(name: string, content: string | Uint8Array): void {
    mkdirSync(join(this.path, name, '..'), { recursive: true });
    writeFileSync(join(this.path, name), content);
  }

  /** Runs the command here, without a process of its own. Whatever it is asked, it never ends with a stack trace. */
  async run(...args: string[]): Promise<Outcome> {
    const [stdout, stderr] = [new FakeStream(), new FakeStream()];
    const own: FakeProcess = { argv: [process.execPath, command, ...args], stdout, stderr, env: {} };
    const before = process.cwd();
    process.chdir(this.path);
    try {
      const module: FakeModule = { exports: {} };
      asFunction()(own, createRequire(command), module);
      await module.exports.finished;
    } finally {
      process.chdir(before);
    }
    return outcome(own.exitCode ?? 0, stdout.text, stderr.text);
  }

  /** The same in a Node of its own. It never ends by a signal. */
  runAlone(...args: string[]): Outcome {
    const { status, stdout, stderr, signal } = spawnSync(process.execPath, [command, ...args], {
      cwd: this.path,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '' },
      maxBuffer: 1 << 28,
    });
    assert.equal(signal, null);
    return outcome(status, stdout, stderr);
  }

  /** Runs the command with a reader that goes away after so many bytes, or that reads all, slowly. */
  async piped(args: readonly string[], reader: { leavesAfter: number } | 'slow'): Promise<Outcome> {
    const child = spawn(process.execPath, [command, ...args], { cwd: this.path });
    let out = '';
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    if (reader !== 'slow' && reader.leavesAfter === 0) child.stdout.destroy();
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
      if (reader !== 'slow') return void (out.length >= reader.leavesAfter && child.stdout.destroy());
      child.stdout.pause();
      setTimeout(() => child.stdout.resume(), 5);
    });
    const code = await new Promise<number | null>((end) => child.once('close', end));
    return { code, out, err };
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

function outcome(code: number | null, out: string, err: string): Outcome {
  assert.doesNotMatch(err, /^\s+at .*:\d+:\d+/m);
  return { code, out, err };
}

/** An edit as JSON has it. */
export interface Edit {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly text: string;
}

/** A text with edits made, whose places count lines and columns from 1. */
export function edited(text: string, edits: readonly Edit[]): string {
  const starts = [0];
  for (const { index, 0: end } of text.matchAll(/\r\n|\n/g)) starts.push(index + end.length);
  const at = (line: number, column: number) => starts[line - 1] + column - 1;
  let result = text;
  for (const { line, column, endLine, endColumn, text: by } of edits.toSorted(
    (a, b) => b.line - a.line || b.column - a.column,
  ))
    result = result.slice(0, at(line, column)) + by + result.slice(at(endLine, endColumn));
  return result;
}

/** A correct pass, one with a mistake in it, and a file without any. */
export const right = 'var a = 2, b = 3;\nvar x = a * b;\nvar dx = 1;\nvar da = b * dx;\nvar db = a * dx;\n';
export const wrong = right.replace('da = b', 'da = a');
export const passless = 'var a = 2, b = 3;\nvar x = a * b;\n';
