/* The command that sets the value of an input which the file gives none. */
import * as vscode from 'vscode';
import type { Analysis, Variable } from '../analysis/model';
import { arrayOf, elementsText, givenText, isGivenFor } from '../program/given';
import { fullNumber } from '../wording/format';
import { type ArrayValue, parseArrayValue, parseInputValue } from '../wording/input-value';
import type { CommandContext } from './command-context';

/** An input whose value does not stand in the code, and where the present one is from. */
interface InputToSet {
  /** Its value as it would be typed; '' for none. */
  readonly text: string;
  readonly source: string;
  readonly isArray: boolean;
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
  const input = name === undefined ? undefined : inputs.get(name);
  if (name === undefined || !input) return;
  const numbers = await ask(name, input, givenText(given, name, String) ?? '');
  if (!numbers) return;
  const others = [...given].filter(([each]) => !isGivenFor(name, each));
  memory.setInputs(source.uri, new Map([...others, ...numbers]));
}

/** Open inputs and seeds by name: one name has one value wherever it is open. The elements of an array are one. */
function openInputs(analysis: Analysis, given: ReadonlyMap<string, number>): Map<string, InputToSet> {
  const inputs = new Map<string, InputToSet>();
  const elements = new Map<string, Map<string, number>>();
  const add = (name: string, value: number | null, otherwise: string): void => {
    const array = arrayOf(name);
    const source = [...given.keys()].some((each) => isGivenFor(array ?? name, each))
      ? 'set by you'
      : otherwise;
    if (array !== null && value !== null)
      elements.set(array, (elements.get(array) ?? new Map<string, number>()).set(name, value));
    const text = value === null || array !== null ? '' : fullNumber(value);
    if (!inputs.has(array ?? name)) inputs.set(array ?? name, { text, source, isArray: array !== null });
  };
  const seeds = new Map<unknown, number>();
  for (const { variables, outputs, pass } of analysis.circuits) {
    for (const variable of variables) {
      const { name, value, version } = variable;
      const open = version.origin === 'free' || version.origin === 'parameter' || version.origin === 'unread';
      if (open) add(name, value, whereFrom(variable));
    }
    for (const output of outputs) if (pass && output.given) seeds.set(output.variable.version, output.seed);
  }
  for (const { gradient, version } of analysis.occurrences) {
    const seed = gradient ? seeds.get(version) : undefined;
    if (gradient && seed !== undefined) add(gradient.name, seed, 'the seed');
  }
  for (const [array, numbers] of elements) {
    const input = inputs.get(array);
    if (input) inputs.set(array, { ...input, text: elementsText(array, numbers) });
  }
  return inputs;
}

/** Where the value of an input is from that nobody has set. */
function whereFrom({ value, assumed, version }: Variable): string {
  if (value === null) return 'computed by code that is not read';
  if (value === version.otherwise) return 'its default value';
  return assumed ? 'assumed' : 'from a comment';
}

async function pick(inputs: ReadonlyMap<string, InputToSet>): Promise<string | undefined> {
  const items = [...inputs].map(([label, { text, source }]) => ({
    label,
    description: text === '' ? source : `${text}, ${source}`,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: 'Set Input Value',
    placeHolder: 'Which input?',
  });
  return picked?.label;
}

/** The numbers typed, none for an empty box; undefined if the box was dismissed. */
async function ask(
  name: string,
  { text: present, isArray }: InputToSet,
  given: string,
): Promise<readonly (readonly [string, number])[] | undefined> {
  const text = await vscode.window.showInputBox({
    title: `Set Input Value: ${name}`,
    prompt: `${isArray ? 'An array of numbers' : 'A number'} for ${name}. Empty goes back to the file's own value.`,
    value: given,
    placeHolder: present,
    validateInput: (typed) => {
      const parsed = parsedAs(name, isArray, typed);
      return 'problem' in parsed ? parsed.problem : undefined;
    },
  });
  if (text === undefined) return undefined;
  const parsed = parsedAs(name, isArray, text);
  return 'problem' in parsed ? undefined : parsed.numbers.map((each) => [each.name, each.value]);
}

function parsedAs(name: string, isArray: boolean, text: string): ArrayValue {
  if (isArray) return parseArrayValue(name, text);
  const parsed = parseInputValue(text);
  if ('problem' in parsed) return parsed;
  return {
    numbers: parsed.value === undefined ? [] : [{ name, value: parsed.value, from: 0, to: text.length }],
  };
}
