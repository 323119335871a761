/* Where the page of the side panel starts. */
import './styles/base.css';
import './styles/layout.css';
import './styles/toolbar.css';
import './styles/inputs.css';
import './styles/step.css';
import './styles/table.css';
import { Page } from './page';
import type { ToEditor, ToPage } from './protocol';
import { fromKept, Store, toKeep } from './store';

/** What VS Code gives to a page of its own. */
interface Editor {
  postMessage(message: ToEditor): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): Editor;

const keepAfter = 250;

const editor = acquireVsCodeApi();
const store = new Store(fromKept(editor.getState()));
const page = new Page(store, (message) => editor.postMessage(message));
document.body.append(page.element);
page.render();

let timer: ReturnType<typeof setTimeout> | undefined;
const keep = () => {
  clearTimeout(timer);
  timer = undefined;
  editor.setState(toKeep(store.state));
};
store.subscribe(() => {
  timer ??= setTimeout(keep, keepAfter);
});
window.addEventListener('pagehide', keep);
window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => page.receive(data));
editor.postMessage({ kind: 'ready' });
