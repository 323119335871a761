/* The user's settings, for one document or notebook each. */
import * as vscode from 'vscode';
import { type Reveal, reveals } from '../wording/reveal';
import type { Source } from './source';

/** The settings as one source sees them; defaults are those of package.json. */
export interface Settings {
  readonly enabled: 'auto' | 'on' | 'off';
  readonly show: 'both' | 'value' | 'gradient';
  readonly precision: number;
  readonly maxLength: number;
  readonly gradientNames: readonly string[];
  readonly problems: 'asYouType' | 'onSave' | 'byCommand';
  readonly reveal: Reveal;
  readonly delay: number;
}

export type SettingName = keyof Settings;

const section = 'backpropLens';

/** Long lines go on in the next row, or not, by this setting of the editor's. */
const wrapSetting = 'editor.wordWrap';

/** What was read for a source in a language. */
interface Remembered {
  readonly language: string;
  readonly settings: Settings;
  readonly wraps: boolean;
}

/** What was read since the settings have last changed. */
let lastRead = new WeakMap<Source, Remembered>();

/** Has to come before all that listen to changes of settings, and read them then. */
export function followSettings(): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration(() => {
    lastRead = new WeakMap();
  });
}

/** The settings for a source. */
export function readSettings(source: Source): Settings {
  return remembered(source).settings;
}

/** Whether long lines go on in the next row, by the setting: VS Code does not tell of a switch in one editor. */
export function wrapsLines(source: Source): boolean {
  return remembered(source).wraps;
}

/** Every keystroke asks several times, and VS Code takes its time. */
function remembered(source: Source): Remembered {
  const language = source.languageId;
  const before = lastRead.get(source);
  if (before?.language === language) return before;
  const wraps = vscode.workspace.getConfiguration('', source).get(wrapSetting, 'off') !== 'off';
  const now = { language, settings: freshSettings(source), wraps };
  lastRead.set(source, now);
  return now;
}

/** A value of the wrong kind counts as not set: VS Code hands it over as written. */
function freshSettings(source: Source): Settings {
  const stored = vscode.workspace.getConfiguration(section, source);
  const read = <T>(name: SettingName, accepts: (value: unknown) => value is T): T => {
    const value = stored.get<unknown>(name);
    return accepts(value) ? value : (stored.inspect<T>(name)?.defaultValue as T);
  };
  return {
    enabled: read('enabled', oneOf('auto', 'on', 'off')),
    show: read('show', oneOf('both', 'value', 'gradient')),
    precision: read('precision', wholeNumber(1, 17)),
    maxLength: read('maxLength', wholeNumber(10, 500)),
    gradientNames: read('gradientNames', isNames),
    problems: read('problems', oneOf('asYouType', 'onSave', 'byCommand')),
    reveal: read('reveal', oneOf(...reveals)),
    delay: read('delay', wholeNumber(0, 5000)),
  };
}

/** Whether a change of configuration touches one of these settings for a source. */
export function settingsChanged(
  event: vscode.ConfigurationChangeEvent,
  source: Source,
  ...names: SettingName[]
): boolean {
  return names.some((name) => event.affectsConfiguration(`${section}.${name}`, source));
}

/** Whether a change of configuration touches where long lines go on. */
export function wrappingChanged(event: vscode.ConfigurationChangeEvent, source: Source): boolean {
  return event.affectsConfiguration(wrapSetting, source);
}

function oneOf<T extends string>(...choices: T[]): (value: unknown) => value is T {
  return (value): value is T => choices.some((choice) => choice === value);
}

function wholeNumber(least: number, most: number): (value: unknown) => value is number {
  return (value): value is number =>
    Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
}

function isNames(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((name) => typeof name === 'string');
}
