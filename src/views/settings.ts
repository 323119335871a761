/* The user's settings, for one document each. */
import * as vscode from 'vscode';

/** The settings as one document sees them; defaults are those of package.json. */
export interface Settings {
  readonly enabled: 'auto' | 'on' | 'off';
  readonly show: 'both' | 'value' | 'gradient';
  readonly precision: number;
  readonly maxLength: number;
  readonly gradientNames: readonly string[];
  readonly problems: 'asYouType' | 'onSave' | 'byCommand';
  readonly delay: number;
}

export type SettingName = keyof Settings;

const section = 'backpropLens';

/** What was read since the settings have last changed, by document and its language. */
let known = new WeakMap<vscode.TextDocument, readonly [language: string, settings: Settings]>();

/** Has to come before all that listen to changes of settings, and read them then. */
export function followSettings(): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration(() => {
    known = new WeakMap();
  });
}

/** The settings for a document. Every keystroke asks for them several times, and VS Code takes its time. */
export function readSettings(document: vscode.TextDocument): Settings {
  const [language, settings] = known.get(document) ?? [];
  if (settings && language === document.languageId) return settings;
  const read = freshSettings(document);
  known.set(document, [document.languageId, read]);
  return read;
}

/** A value of the wrong kind counts as not set: VS Code hands it over as written. */
function freshSettings(document: vscode.TextDocument): Settings {
  const stored = vscode.workspace.getConfiguration(section, document);
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
    delay: read('delay', wholeNumber(0, 5000)),
  };
}

/** Whether a change of configuration touches one of these settings for a document. */
export function settingsChanged(
  event: vscode.ConfigurationChangeEvent,
  document: vscode.TextDocument,
  ...names: SettingName[]
): boolean {
  return names.some((name) => event.affectsConfiguration(`${section}.${name}`, document));
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
