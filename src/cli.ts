/* The same analysis in a terminal: reads the command line and the files, and hands what is to be said to the terminal. */
import { readFileSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { version } from '../package.json';
import { analyze } from './analysis/analyze';
import type { Analysis } from './analysis/model';
import {
  endingOf,
  endings,
  type Language,
  languageByEnding,
  languageByName,
  languageNames,
  languages,
  loadDialect,
  notebookEnding,
} from './languages/languages';
import { joinCells } from './text/cells';
import { readNotebook } from './text/notebook';
import type { CircuitVerification, Verdict } from './verification/model';
import { closerLook, verify } from './verification/verify';
import { annotated } from './wording/annotated';
import { NamesInFiles, parseInputs } from './wording/given-inputs';
import { followedIn } from './wording/passes';
import { type FailureReport, report } from './wording/report';
import { type Checked, sarif } from './wording/sarif';
import { severalText, whyNotJudged } from './wording/several';
import { whyNoNotebook, whyNoText, whyNotOpened, whyNotOurs, whyOtherLanguage } from './wording/unreadable';
import { reportLines } from './wording/verdicts';

const usage = `Usage:
  backprop-lens analyze --json [--full] FILE…   one JSON object per file, one per line
  backprop-lens verify [--format json|sarif] [--require-pass] FILE…
                                                checks hand-written backward passes
  backprop-lens annotate FILE                   the source with its inline text

Options:
  --input a=2,b=-3   numbers for inputs that the code leaves open; arrays are w=[1,2]
  --language NAME    what all files are written in, whatever their ending:
                     ${languages.slice(0, -1).join(', ')} or ${languages.at(-1)}
  --full             leaves nothing out: arrays of more than 64 numbers are printed, too
  --format json      prints what analyze prints, with the verdicts of verify
  --format sarif     prints a SARIF log of what is wrong, for code-scanning tools
  --require-pass     a file without a backward pass that can be judged is exit code 1, too
  -h, --help         prints this
  --version          prints the version

Files are UTF-8 text, and end in ${endings.join(' ')}.
Exit code: 0 nothing wrong, 1 a gradient is wrong, 2 something could not be done.`;

const moreHelp = 'All commands and options: backprop-lens --help';

/** Something that the person at the terminal can put right. */
class UsageError extends Error {}

/** A file that can't be read, and why. */
class UnreadableFile extends Error {}

type Command = 'analyze' | 'annotate' | 'verify';

interface Request {
  readonly command: Command;
  readonly files: readonly string[];
  readonly format: 'text' | 'json' | 'sarif';
  readonly requirePass: boolean;
  readonly full: boolean;
  readonly language: Language | undefined;
  readonly inputs: ReadonlyMap<string, number>;
}

/** The options that go with each command. */
const optionsOf: Readonly<Record<Command, readonly string[]>> = {
  analyze: ['json', 'full', 'input', 'language'],
  annotate: ['input', 'language'],
  verify: ['format', 'require-pass', 'input', 'language'],
};

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        full: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean' },
        input: { type: 'string', multiple: true },
        language: { type: 'string' },
        format: { type: 'string' },
        'require-pass': { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n${moreHelp}`);
  }
}

type Values = ReturnType<typeof parse>['values'];

function readRequest(values: Values, positionals: readonly string[]): Request {
  const [command, ...files] = positionals;
  if (command === undefined) throw new UsageError(usage);
  if (!isCommand(command)) throw new UsageError(`There is no command “${command}”.\n${moreHelp}`);
  const stranger = Object.keys(values).find((name) => !optionsOf[command].includes(name));
  if (stranger) throw new UsageError(`--${stranger} does not go with ${command}.\n${moreHelp}`);
  if (files.length === 0) throw new UsageError(`${command} needs a file to read.\n${moreHelp}`);
  if (files.includes('')) throw new UsageError('The name of a file is empty.');
  if (command === 'annotate' && files.length > 1) throw new UsageError('annotate takes one file at a time.');
  if (command === 'analyze' && !values.json) throw new UsageError('analyze prints JSON: say analyze --json.');
  const { format = command === 'analyze' ? 'json' : 'text', language, 'require-pass': requirePass } = values;
  if (values.format !== undefined && format !== 'json' && format !== 'sarif')
    throw new UsageError(`--format knows json and sarif, not “${format}”.`);
  return {
    command,
    files,
    format: format === 'json' || format === 'sarif' ? format : 'text',
    requirePass: requirePass ?? false,
    full: values.full ?? false,
    language: language === undefined ? undefined : knownLanguage(language),
    inputs: readInputs(values.input ?? []),
  };
}

function isCommand(word: string): word is Command {
  return Object.hasOwn(optionsOf, word);
}

function knownLanguage(name: string): Language {
  const language = languageByName(name);
  if (!language) throw new UsageError(`--language knows ${languages.join(', ')}, not “${name}”.`);
  return language;
}

function readInputs(lists: readonly string[]): ReadonlyMap<string, number> {
  const given = parseInputs(lists);
  if ('problem' in given) throw new UsageError(given.problem);
  return given.inputs;
}

/** The text of a file and the language that it is read as. */
function readSource(file: string, given: Language | undefined): { text: string; language: Language } {
  try {
    // What is missing or a folder is so whatever its name ends in.
    const isFolder = statSync(file).isDirectory();
    const isNotebook = endingOf(file) === notebookEnding;
    const language = given ?? languageByEnding(file);
    if (!language && !isNotebook && !isFolder)
      throw new UnreadableFile(whyNotOurs(file, endingOf(file), endings, languageNames));
    const bytes = readFileSync(file);
    const text = bytes.toString('utf8');
    const problem = whyNoText(file, bytes, text);
    if (problem) throw new UnreadableFile(problem);
    // A byte order mark is no column of the first line.
    const source = text.replace(/^\uFEFF/, '');
    if (isNotebook) return cellsIn(file, source, given);
    return { text: source, language: language ?? 'javascript' };
  } catch (error) {
    throw error instanceof UnreadableFile ? error : new UnreadableFile(whyNotOpened(file, error));
  }
}

/** The same of a notebook. */
function cellsIn(
  file: string,
  source: string,
  given: Language | undefined,
): { text: string; language: Language } {
  const notebook = readNotebook(source);
  if (!notebook) throw new UnreadableFile(whyNoNotebook(file));
  const language = given ?? languageByName(notebook.language);
  if (!language) throw new UnreadableFile(whyOtherLanguage(file, notebook.language, languageNames));
  return { text: joinCells(notebook.cells), language };
}

function print(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
}

function complain(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

/** Colours only where a person looks, and never against their wish. */
function paint(text: string, judgement: Verdict['judgement']): string {
  if (!process.stdout.isTTY || process.env.NO_COLOR) return text;
  const colour =
    judgement === 'wrong' ? 31 : judgement === 'inherited' || judgement === 'uncertain' ? 33 : 32;
  return `\u001b[${colour}m${text}\u001b[0m`;
}

function ownMistake(what: string, error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return `${what} failed: ${message}. That is a mistake in Backprop Lens; please report it.`;
}

/** The work on all files of a request, one after the other. */
class Invocation {
  /** Of each file that was verified. */
  private readonly verifications: (readonly CircuitVerification[])[] = [];
  /** The files in which something is wrong. */
  private readonly wrong: Checked[] = [];
  private readonly unread: FailureReport[] = [];
  private readonly names = new NamesInFiles();
  /** 0, 1 where a gradient is wrong, 2 where something could not be done. */
  private code = 0;

  constructor(private readonly request: Request) {}

  async all(): Promise<number> {
    const { files, format, inputs, command } = this.request;
    for (const file of files) {
      await this.file(file);
      // Nobody reads on; only a verdict still counts, as the exit code.
      if (process.stdout.errored && command !== 'verify') return this.code;
    }
    if (this.unread.length < files.length)
      for (const sentence of this.names.unused(inputs)) this.fail(2, sentence);
    if (format === 'sarif') print(JSON.stringify(sarif(this.wrong, version, this.unread), null, 2));
    if (command === 'verify' && format === 'text' && files.length > 1)
      print(severalText(this.verifications, this.unread));
    return this.code;
  }

  private fail(code: number, sentence: string): void {
    this.code = Math.max(this.code, code);
    complain(sentence);
  }

  private async file(file: string): Promise<void> {
    const { language: given, inputs, command, full } = this.request;
    try {
      const { text, language } = readSource(file, given);
      const analysis = analyze(text, { dialect: await loadDialect(language), inputs });
      this.names.add(analysis);
      if (command === 'verify') this.verify(file, closerLook(analysis));
      else
        print(
          command === 'annotate'
            ? annotated(analysis, followedIn(verify(analysis)))
            : JSON.stringify(report(file, analysis, { full })),
        );
    } catch (error) {
      const failure = {
        file,
        error: error instanceof UnreadableFile ? error.message : ownMistake(file, error),
      };
      this.unread.push(failure);
      this.fail(2, failure.error);
      if (this.request.format === 'json') print(JSON.stringify(failure));
    }
  }

  private verify(file: string, analysis: Analysis): void {
    const { format, requirePass } = this.request;
    const verifications = verify(analysis);
    this.names.add(analysis);
    this.verifications.push(verifications);
    if (format === 'json') print(JSON.stringify(report(file, analysis, { verifications })));
    if (format === 'text') print(reportLines(file, analysis, verifications, paint).join('\n'));
    const judgements = verifications.flatMap(({ verdicts }) => verdicts.map(({ judgement }) => judgement));
    if (judgements.includes('wrong')) {
      this.code = Math.max(this.code, 1);
      // An analysis is large, and files may be many: only SARIF comes back to it.
      if (format === 'sarif') this.wrong.push({ file, analysis, verifications });
    }
    const missing = requirePass ? whyNotJudged(file, verifications) : null;
    if (missing) this.fail(1, missing);
  }
}

/** Runs the command line; returns the exit code. */
async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args);
  if (values.help || values.version) {
    print(values.help ? usage : version);
    return 0;
  }
  return new Invocation(readRequest(values, positionals)).all();
}

// A reader that has had enough, such as head, is no failure. Anything else that stops the output is.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return;
  process.exitCode = 2;
  complain(`The output can't be written: ${error.message}`);
});
process.stderr.on('error', () => {});

/** Done when all is said. */
export const finished = main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = Math.max(code, Number(process.exitCode ?? 0));
  },
  (error: unknown) => {
    complain(error instanceof UsageError ? error.message : ownMistake('backprop-lens', error));
    process.exitCode = 2;
  },
);
