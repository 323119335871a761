import * as vscode from 'vscode';
import { watchMessages } from './messages';

/** An extension that VS Code brings along. Like ours it waits for a language, and then registers what it provides. */
const builtIn = 'vscode.php-language-features';

/** VS Code's own account of how long both took to load and to activate, each in this fresh host. */
export async function activationTimes(oursFirst: boolean): Promise<{ ours: number; builtIn: number }> {
  const times = new Map<string, number>();
  const stop = watchMessages((message) => {
    // $onDidActivateExtension: who, loading the code, calling activate, waiting for what it returns, why.
    const [who, load, call, wait] = message as [{ value?: string } | null, ...unknown[]];
    if (message.length === 5 && typeof who?.value === 'string' && [load, call, wait].every(Number.isFinite))
      times.set(who.value.toLowerCase(), Number(load) + Number(call) + Number(wait));
  });
  const activate = async (id: string): Promise<void> => {
    const extension = vscode.extensions.getExtension(id);
    if (!extension || extension.isActive) throw new Error(`${id} is not there, or already active.`);
    await extension.activate();
  };
  const ours = 'backprop-lens.backprop-lens';
  const order = oursFirst ? [ours, builtIn] : [builtIn, ours];
  for (const id of order) await activate(id);
  stop();
  return { ours: times.get(ours) ?? Number.NaN, builtIn: times.get(builtIn) ?? Number.NaN };
}
