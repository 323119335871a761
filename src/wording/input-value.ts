/* Reads what someone types as the value of an input. */
import { type GivenNumber, givenFor } from '../program/given';

/** A value as someone types it: a number, undefined for an empty box, or the sentence that says what is wrong. */
export type InputValue = { readonly value: number | undefined } | { readonly problem: string };

/** Reads a number as JavaScript writes it, with a sign if need be. */
export function parseInputValue(text: string): InputValue {
  const trimmed = text.trim();
  if (trimmed === '') return { value: undefined };
  const value = Number(trimmed.replace(/^[-+]\s+/, (sign) => sign.trim()));
  if (Number.isFinite(value)) return { value };
  if (/^[-+]?\s*(nan|inf(inity)?)$/i.test(trimmed) || !Number.isNaN(value)) {
    return { problem: 'An input has to be a finite number.' };
  }
  if (/^[-+]?\d+,\d+$/.test(trimmed)) return { problem: `Write ${trimmed.replace(',', '.')}, with a point.` };
  return { problem: `"${trimmed}" is not a number. Write one like 2, -0.5 or 1e-3.` };
}

/** What someone types for an array: its numbers, none for an empty box, or the sentence that says what is wrong. */
export type ArrayValue = { readonly numbers: readonly GivenNumber[] } | { readonly problem: string };

/** Reads an array of numbers, or of such arrays: `[1, 2, 3]`. */
export function parseArrayValue(name: string, text: string): ArrayValue {
  if (text.trim() === '') return { numbers: [] };
  let problem = `Write an array of numbers, like [1, 2, 3].`;
  if (!text.trim().startsWith('[')) return { problem };
  const numbers = givenFor(name, text, 0, (number) => {
    const parsed = parseInputValue(number);
    if ('problem' in parsed) problem = parsed.problem;
    return 'problem' in parsed ? undefined : parsed.value;
  });
  return numbers ? { numbers } : { problem };
}
