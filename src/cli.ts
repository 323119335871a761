import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { version } from '../package.json';
import { type Analysis, analyze, type Language } from './analysis';
import { inlineTexts } from './pictures/inline';
import { report } from './pictures/report';
import { type Checked, sarif } from './pictures/sarif';
import { reportLines } from './pictures/verdicts';
import { closerLook, type Verdict, verify } from './verification';

const usage = `Usage:
  backprop-lens analyze --json [--input a=2] FILE…   one JSON object per file, one per line
  backprop-lens verify [--format sarif] FILE…        checks hand-written backward passes; exit 0 nothing wrong, 1 wrong, 2 could not run
  backprop-lens annotate [--input a=2] FILE          the source with its inline text`;

/** Something that the person at the terminal can put right. */
class UsageError extends Error {}

interface Request {
  readonly command: string;
  readonly files: readonly string[];
  readonly json: boolean;
  readonly sarif: boolean;
  readonly inputs: ReadonlyMap<string, number>;
}

function readRequest(args: readonly string[]): Request {
  const { values, positionals } = parse(args);
  const [command = '', ...files] = positionals;
  if (values.help || command === '') throw new UsageError(usage);
  if (command !== 'analyze' && command !== 'annotate' && command !== 'verify')
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
  if (values.format !== undefined && (values.format !== 'sarif' || command !== 'verify'))
    throw new UsageError('--format knows only sarif, and goes with verify.');
  return { command, files, json: values.json ?? false, sarif: values.format === 'sarif', inputs };
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
        format: { type: 'string' },
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
  // A byte order mark is no column of the first line.
  const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  return analyze(text, { language: languageOf(file), inputs });
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

/** Does the work for one file and returns its exit code. */
type Worker = (file: string, analysis: Analysis) => number;

function print(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
}

function workerFor({ command, sarif: asSarif }: Request, checked: Checked[]): Worker {
  if (command === 'annotate')
    return (_file, analysis) => {
      print(annotated(analysis));
      return 0;
    };
  if (command === 'analyze')
    return (file, analysis) => {
      print(JSON.stringify(report(file, analysis)));
      return 0;
    };
  return (file, read) => {
    const analysis = closerLook(read);
    const verifications = verify(analysis);
    checked.push({ file, analysis, verifications });
    if (!asSarif) print(reportLines(file, analysis, verifications, paint).join('\n'));
    const wrong = verifications.some(({ verdicts }) =>
      verdicts.some(({ judgement }) => judgement === 'wrong'),
    );
    return wrong ? 1 : 0;
  };
}

/** Colours only where a person looks, and never against their wish. */
function paint(text: string, judgement: Verdict['judgement']): string {
  if (!process.stdout.isTTY || process.env.NO_COLOR) return text;
  const colour =
    judgement === 'wrong' ? 31 : judgement === 'inherited' || judgement === 'uncertain' ? 33 : 32;
  return `\u001b[${colour}m${text}\u001b[0m`;
}

/** Runs the command line; returns the exit code: 0, 1 where a gradient is wrong, 2 where something could not be done. */
function main(args: readonly string[]): number {
  const request = readRequest(args);
  const checked: Checked[] = [];
  const work = workerFor(request, checked);
  let code = 0;
  for (const file of request.files) {
    try {
      code = Math.max(code, work(file, analyzeFile(file, request.inputs)));
    } catch (error) {
      code = 2;
      const message = explainFailure(file, error);
      if (request.command === 'analyze') print(JSON.stringify({ file, error: message }));
      else process.stderr.write(`${message}\n`);
    }
  }
  if (request.sarif) print(JSON.stringify(sarif(checked, version), null, 2));
  return code;
}

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
