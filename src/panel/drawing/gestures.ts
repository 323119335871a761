/* Drag, wheel and pinch over the drawing. */
import type { Position } from '../../drawing/layout';
import type { Camera } from './camera';

/** A press that moves less than this is a click. */
const slack = 4;
const wheelZoom = 0.01;

/** Moves the camera: drag, wheel, pinch. Returns whether the last press was a drag. */
export function watchGestures(surface: SVGElement, camera: Camera): () => boolean {
  const pointers = new Map<number, Position>();
  let start: Position | null = null;
  let dragged = false;

  const local = ({ clientX, clientY }: MouseEvent): Position => {
    const { left, top } = surface.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  };

  surface.addEventListener('pointerdown', (event) => {
    if (event.button > 1) return;
    if (pointers.size === 0) dragged = false;
    start = local(event);
    pointers.set(event.pointerId, start);
  });
  surface.addEventListener('pointermove', (event) => {
    const before = pointers.get(event.pointerId);
    if (!before || !start) return;
    const now = local(event);
    if (!dragged && pointers.size === 1 && distance(start, now) < slack) return;
    if (!dragged) surface.setPointerCapture(event.pointerId);
    dragged = true;
    const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
    pointers.set(event.pointerId, now);
    if (!other) camera.pan(now.x - before.x, now.y - before.y);
    else {
      const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
      camera.zoom(distance(now, other) / Math.max(1, distance(before, other)), middle);
      camera.pan((now.x - before.x) / 2, (now.y - before.y) / 2);
    }
  });
  const end = ({ pointerId }: PointerEvent) => pointers.delete(pointerId);
  surface.addEventListener('pointerup', end);
  surface.addEventListener('pointercancel', end);
  surface.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 18 : 1;
      // A trackpad's pinch arrives as a wheel with the control key.
      if (event.ctrlKey || event.metaKey) {
        const turn = Math.max(-40, Math.min(40, event.deltaY * unit));
        camera.zoom(Math.exp(-turn * wheelZoom), local(event));
      } else if (event.shiftKey && event.deltaX === 0) camera.pan(-event.deltaY * unit, 0);
      else camera.pan(-event.deltaX * unit, -event.deltaY * unit);
    },
    { passive: false },
  );
  return () => dragged;
}

function distance(one: Position, other: Position): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
