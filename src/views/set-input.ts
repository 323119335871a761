/* The command that sets the value of an input which the file gives none. */
import * as vscode from 'vscode';
import type { Analysis, Variable } from '../analysis/model';
import { fullNumber } from '../wording/format';
import { parseInputValue } from '../wording/input-value';
import type { CommandContext } from './command-context';

/** An input whose value does not stand in the code, and where the present one is from. */
interface InputToSet {
  readonly value: number | null;
  readonly source: string;
}

/** Asks for the value of an input that the code gives none: the one at the cursor, or one from a list. */
export async function setInputValue({ editor, source, analyses, memory }: CommandContext): Promise<void> {
  const { document, selection } = editor;
  const analysis = await analyses.ask(source);
  if (!analysis) return;
  const given = memory.of(source.uri).inputs;
  const inputs = openInputs(analysis, given);
  if (inputs.size === 0) {
    const why = analysis.circuits.length > 0 ? 'every input has its value in the code' : analysis.why;
    void vscode.window.showInformationMessage(`There is no input to set: ${why}.`);
    return;
  }
  const range = document.getWordRangeAtPosition(selection.active);
  const word = range && document.getText(range);
  const name = word !== undefined && inputs.has(word) ? word : await pick(inputs);
  if (name === undefined) return;
  const answer = await ask(name, inputs.get(name)?.value ?? null, given.get(name));
  if (answer) memory.setInput(source.uri, name, answer.value);
}

/** Open inputs and seeds by name: one name has one value wherever it is open. */
function openInputs(analysis: Analysis, given: ReadonlyMap<string, number>): Map<string, InputToSet> {
  const inputs = new Map<string, InputToSet>();
  const add = (name: string, value: number | null, otherwise: string): void => {
    const source = given.has(name) ? 'set by you' : otherwise;
    if (!inputs.has(name)) inputs.set(name, { value, source });
  };
  const seeds = new Map<unknown, number>();
  for (const { variables, outputs, pass } of analysis.circuits) {
    for (const variable of variables) {
      const { name, value, version } = variable;
      const open = version.origin === 'free' || version.origin === 'parameter' || version.origin === 'unread';
      if (open) add(name, value, sourceOf(variable));
    }
    for (const output of outputs) if (pass && output.given) seeds.set(output.variable.version, output.seed);
  }
  for (const { gradient, version } of analysis.occurrences) {
    const seed = gradient ? seeds.get(version) : undefined;
    if (gradient && seed !== undefined) add(gradient.name, seed, 'the seed');
  }
  return inputs;
}

/** Where the value of an input is from that nobody has set. */
function sourceOf({ value, assumed, version }: Variable): string {
  if (value === null) return 'computed by code that is not read';
  if (value === version.otherwise) return 'its default value';
  return assumed ? 'assumed' : 'from a comment';
}

async function pick(inputs: ReadonlyMap<string, InputToSet>): Promise<string | undefined> {
  const items = [...inputs].map(([label, { value, source }]) => ({
    label,
    description: value === null ? source : `${fullNumber(value)}, ${source}`,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: 'Set Input Value',
    placeHolder: 'Which input?',
  });
  return picked?.label;
}

/** The value typed, or undefined if the box was dismissed. */
async function ask(
  name: string,
  present: number | null,
  given: number | undefined,
): Promise<{ readonly value: number | undefined } | undefined> {
  const text = await vscode.window.showInputBox({
    title: `Set Input Value: ${name}`,
    prompt: `A number for ${name}. Empty goes back to the file's own value.`,
    value: given === undefined ? '' : String(given),
    placeHolder: present === null ? '' : fullNumber(present),
    validateInput: (typed) => {
      const parsed = parseInputValue(typed);
      return 'problem' in parsed ? parsed.problem : undefined;
    },
  });
  if (text === undefined) return undefined;
  const parsed = parseInputValue(text);
  return 'problem' in parsed ? undefined : parsed;
}
