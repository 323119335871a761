/* The side panel as the tests see it: a page in frames of its own, read and moved as a person would. */
import type { Frame, FrameLocator, Locator } from 'playwright-core';
import type { Workbench } from './driver';
import { eventually, patience, settled } from './options';

/** A node of the drawing. */
export interface DrawnNode {
  readonly key: string;
  /** The variable's name, else the gate's. */
  readonly label: string;
  readonly name: string;
  readonly value: string;
  readonly gradient: string;
  readonly assumed: boolean;
  readonly verdict: string;
  /** All that is written at it. */
  readonly texts: readonly string[];
}

export interface Drawing {
  readonly nodes: readonly DrawnNode[];
  /** `a → x 0`: from, to, and at which port; with a dash of a word where the wire is not an open one. */
  readonly wires: readonly string[];
}

export class Panel {
  /** How wide the side bar was before a test has changed it. */
  private width: number | undefined;

  private constructor(
    private readonly workbench: Workbench,
    private readonly origin: string,
  ) {}

  /** Shows the side panel with its command, and waits until something is in it. */
  static async show(workbench: Workbench): Promise<Panel> {
    await workbench.runCommand('Backprop: Show Circuit');
    return Panel.find(workbench);
  }

  /** The side panel that is open already. */
  static async find(workbench: Workbench): Promise<Panel> {
    const { page } = workbench;
    const frames = page.locator('iframe.webview[src*="extensionId=backprop-lens"]');
    const origin = await eventually(
      page,
      'A page in the side bar',
      () => frames.evaluateAll(originInSideBar),
      (found) => found !== null,
    );
    const panel = new Panel(workbench, origin ?? '');
    await panel.locator('[data-node], .empty:not([hidden])').first().waitFor({ timeout: patience });
    workbench.putBackLater(() => panel.putBack());
    return panel;
  }

  /** The page remembers how it was left. */
  private async putBack(): Promise<void> {
    const detail = this.locator('select[aria-label="Detail"]');
    if (await detail.isVisible()) {
      await this.tab('Inputs');
      await detail.selectOption({ index: 0 });
    }
    await this.workbench.runCommand('View: Show Explorer');
    if (this.width) await this.widen(this.width);
  }

  get page(): FrameLocator {
    const outer = this.workbench.page.locator(`iframe.webview[src*="&origin=${this.origin}&"]`);
    return outer.last().contentFrame().locator('iframe#active-frame').last().contentFrame();
  }

  locator(selector: string): Locator {
    return this.page.locator(selector);
  }

  /** The frame itself, for what a locator can't do. */
  async frame(): Promise<Frame> {
    const frame = await (await this.locator('body').elementHandle())?.ownerFrame();
    if (!frame) throw new Error('The side panel is not there.');
    return frame;
  }

  node(name: string): Locator {
    return this.locator(`[data-node][data-name="${name}"]`);
  }

  /** What is drawn, once it rests and has a node of this name. */
  async drawing(name: string): Promise<Drawing> {
    await this.node(name).first().waitFor({ timeout: patience });
    return settled(this.workbench.page, async () => {
      const nodes = await this.locator('[data-node]').evaluateAll(readNodes);
      const labels = new Map(nodes.map(({ key, label }) => [key, label]));
      const wires = await this.locator('[data-wire]').evaluateAll(readWires);
      return {
        nodes,
        wires: wires.map(
          ({ from, to, port, state }) => `${labels.get(from)} \u2192 ${labels.get(to)} ${port}${state}`,
        ),
      };
    });
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  tab(name: 'Inputs' | 'Step' | 'Table'): Promise<void> {
    return this.page.getByRole('tab', { name }).click();
  }

  /** The row of an input. */
  input(name: string): { field: Locator; slider: Locator; hold: Locator } {
    const row = this.locator(`.input[aria-label="${name}"]`);
    const [field, slider] = [row.locator('input.number'), row.locator('input[type="range"]')];
    return { field, slider, hold: row.locator('input[type="checkbox"]') };
  }

  /** Writes a number into an input's field. */
  async enter(name: string, value: string): Promise<void> {
    const { field } = this.input(name);
    await field.fill(value);
    await field.press('Enter');
  }

  /** Drags the side bar's edge until it is this wide. */
  async widen(width: number): Promise<void> {
    const { page } = this.workbench;
    const box = await page.locator('.part.sidebar').boundingBox();
    if (!box) throw new Error('The side bar is not open.');
    this.width ??= box.width;
    const y = box.y + box.height / 2;
    await page.mouse.move(box.x + box.width, y);
    await page.mouse.down();
    await page.mouse.move(box.x + width, y, { steps: 4 });
    await page.mouse.up();
    await page.mouse.move(2, 2);
  }
}

/** VS Code keeps one origin for a view, however often it comes and goes. A report has its own. */
function originInSideBar(frames: Element[]): string | null {
  const bar = document.querySelector('.part.sidebar')?.getBoundingClientRect();
  const inside = frames.find((frame) => {
    const { left, right, width } = frame.getBoundingClientRect();
    return bar && width > 0 && left >= bar.left && right <= bar.right;
  });
  return new URL(inside?.getAttribute('src') ?? 'about:blank').searchParams.get('origin');
}

function readNodes(elements: Element[]): DrawnNode[] {
  return elements.map((element) => {
    const data = (name: string) => element.getAttribute(`data-${name}`) ?? '';
    return {
      key: data('node'),
      label: data('name') || data('gate') || data('kind'),
      name: data('name'),
      value: data('value'),
      gradient: data('gradient'),
      assumed: data('assumed') === 'true',
      verdict: data('verdict'),
      texts: [...element.querySelectorAll('text')].map((text) => text.textContent ?? ''),
    };
  });
}

function readWires(elements: Element[]) {
  return elements.map((element) => {
    const data = (name: string) => element.getAttribute(`data-${name}`) ?? '';
    const dashed = element.querySelector('.wire')?.getAttribute('stroke-dasharray') ? ', dashed' : '';
    const state = data('state') === 'open' ? dashed : `, ${data('state')}${dashed}`;
    return { from: data('from'), to: data('to'), port: data('port'), state };
  });
}
