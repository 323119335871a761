import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Analysis, analyze, type Language } from './analysis';
import { inlineTexts } from './pictures/inline';
import { report } from './pictures/report';

const usage = `Usage:
  backprop-lens analyze --json [--input a=2] FILE…   one JSON object per file, one per line
  backprop-lens annotate [--input a=2] FILE          the source with its inline text`;

/** Something that the person at the terminal can put right. */
class UsageError extends Error {}

interface Request {
  readonly command: string;
  readonly files: readonly string[];
  readonly json: boolean;
  readonly inputs: ReadonlyMap<string, number>;
}

function readRequest(args: readonly string[]): Request {
  const { values, positionals } = parse(args);
  const [command = '', ...files] = positionals;
  if (values.help || command === '') throw new UsageError(usage);
  if (command !== 'analyze' && command !== 'annotate')
    throw new UsageError(`There is no command “${command}”.\n${usage}`);
  if (files.length === 0) throw new UsageError(`${command} needs a file to read.\n${usage}`);
  if (command === 'annotate' && files.length > 1) throw new UsageError('annotate takes one file at a time.');
  if (command === 'analyze' && !values.json) throw new UsageError('analyze prints JSON: say analyze --json.');
  const inputs = new Map<string, number>();
  for (const given of (values.input ?? []).flatMap((text) => text.split(','))) {
    const [name = '', number = ''] = given.split('=').map((side) => side.trim());
    const value = Number(number);
    if (name === '' || number === '' || Number.isNaN(value))
      throw new UsageError(`--input needs a name and a number, such as --input a=2; “${given}” has none.`);
    inputs.set(name, value);
  }
  return { command, files, json: values.json ?? false, inputs };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        input: { type: 'string', multiple: true },
      },
    });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

function languageOf(file: string): Language {
  if (/\.[cm]?ts$/.test(file)) return 'typescript';
  return file.endsWith('.tsx') ? 'typescriptreact' : 'javascript';
}

function analyzeFile(file: string, inputs: ReadonlyMap<string, number>): Analysis {
  return analyze(readFileSync(file, 'utf8'), { language: languageOf(file), inputs });
}

/** The source with its inline text behind each line, as the editor shows it. */
function annotated({ source, ...rest }: Analysis): string {
  const texts = inlineTexts({ source, ...rest }, { show: 'both', precision: 4, maxLength: 120 });
  let result = '';
  let done = 0;
  for (const { at, value, gradient } of texts) {
    result += `${source.slice(done, at)}    ${value}${gradient}`;
    done = at;
  }
  return result + source.slice(done);
}

function explainFailure(file: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT') return `There is no file ${file}.`;
  if (code === 'EISDIR') return `${file} is a folder; name the files in it.`;
  if (code === 'EACCES') return `${file} may not be read by you.`;
  return `${file} can't be read: ${error instanceof Error ? error.message : String(error)}`;
}

/** Runs the command line; returns the exit code: 0, or 2 where something could not be done. */
function main(args: readonly string[]): number {
  const { command, files, inputs } = readRequest(args);
  let code = 0;
  for (const file of files) {
    try {
      const analysis = analyzeFile(file, inputs);
      const text =
        command === 'annotate' ? annotated(analysis) : `${JSON.stringify(report(file, analysis))}\n`;
      process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
    } catch (error) {
      code = 2;
      const message = explainFailure(file, error);
      if (command === 'analyze') process.stdout.write(`${JSON.stringify({ file, error: message })}\n`);
      else process.stderr.write(`${message}\n`);
    }
  }
  return code;
}

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
