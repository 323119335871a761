/* The side panel's page in a browser of its own: how many frames it paints while an input is dragged. */
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { generatedFile, print } from '../bench/measure';

/** How long each drag takes (milliseconds). */
const duration = 2000;

/** Runs in the page: moves a slider once a frame, and counts the frames; without a slider just the frames. */
function frames({ drag, time }: { drag: boolean; time: number }): Promise<number> {
  const slider = drag ? document.querySelector<HTMLInputElement>('input[type="range"]') : null;
  return new Promise((resolve) => {
    const start = performance.now();
    let count = 0;
    const frame = (now: number) => {
      if (now - start > time) {
        resolve(count);
        return;
      }
      count++;
      if (slider) {
        const [min, max] = [Number(slider.min), Number(slider.max)];
        slider.value = String(min + ((max - min) * (count % 100)) / 100);
        slider.dispatchEvent(new Event('input'));
      }
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
}

const browser = await chromium.launch(JSON.parse(process.env.BACKPROP_LENS_BROWSER ?? '{}'));
for (const gates of [100, 1000, 10_000]) {
  const page = await browser.newPage({ viewport: { width: 900, height: 700 } });
  await page.setContent('<!DOCTYPE html><html><body></body></html>');
  await page.addStyleTag({ content: readFileSync('dist/panel.css', 'utf8') });
  await page.addScriptTag({
    content: 'window.acquireVsCodeApi = () => ({ postMessage() {}, getState() {}, setState() {} });',
  });
  for (const script of ['dist/engine.js', 'dist/panel.js'])
    await page.addScriptTag({ content: readFileSync(script, 'utf8') });
  const document = {
    uri: 'untitled:one.js',
    file: 'one.js',
    version: 1,
    source: generatedFile(Math.round(gates / 3.5)),
    language: 'javascript',
    outputs: [],
    gradientNames: ['d*'],
    precision: 4,
    inputs: [],
    whatIf: [],
  };
  await page.evaluate((message) => window.postMessage(message), { kind: 'document', document });
  await page.locator('input[type="range"]').first().waitFor();
  // The first frames compile what the others run.
  await page.evaluate(frames, { drag: true, time: duration / 2 });
  const idle = await page.evaluate(frames, { drag: false, time: duration });
  const dragging = await page.evaluate(frames, { drag: true, time: duration });
  print({
    what: `frames while dragging / frames at rest, about ${gates} gates`,
    ratio: dragging / idle,
    limit: gates === 10_000 ? 0.5 : 0.9,
    atLeast: true,
  });
  await page.close();
}
await browser.close();
