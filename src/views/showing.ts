/* Whether gradients show in a file, and why. */
import type { Activity } from '../verification/activity';
import type { Choices } from './memory';
import type { Settings } from './settings';

/** Whether inline gradients show in a file, and why, as a clause that can follow a colon. */
export interface Showing {
  readonly on: boolean;
  readonly why: string;
}

/** What was decided for this one file comes first, then the setting, then what the file is about. */
export function showing(activity: Activity | undefined, settings: Settings, choices: Choices): Showing {
  if (choices.shown !== undefined) {
    return { on: choices.shown, why: `you switched them ${choices.shown ? 'on' : 'off'} in this file` };
  }
  if (settings.enabled !== 'auto') {
    return {
      on: settings.enabled === 'on',
      why: `the setting "backpropLens.enabled" is "${settings.enabled}"`,
    };
  }
  return { on: activity?.active ?? false, why: activity?.why ?? 'the file is being read' };
}
