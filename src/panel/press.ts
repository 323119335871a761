/* Buttons that repeat while they are held. */

const firstPause = 400;
const pause = 90;

/**
 * Makes a button repeat while it is held down, by pointer or by key. `act` runs for each time, `end` when it is let
 * go. An assistive technology that clicks without either acts once.
 */
export function repeatWhileHeld(button: HTMLButtonElement, act: () => void, end: () => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let held: 'pointer' | 'key' | null = null;
  const stop = () => {
    clearTimeout(timer);
    if (held) end();
    held = null;
  };
  const again = () => {
    // A button that can't be pressed any more does not hear of the release.
    if (button.disabled) return stop();
    act();
    timer = setTimeout(again, pause);
  };
  button.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || held) return;
    held = 'pointer';
    // What the tug says may move the button away from under the hand.
    button.setPointerCapture(event.pointerId);
    act();
    timer = setTimeout(again, firstPause);
  });
  for (const type of ['pointerup', 'pointercancel', 'blur'] as const) button.addEventListener(type, stop);
  button.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    // The keyboard repeats by itself.
    event.preventDefault();
    if (held === 'pointer') return;
    held = 'key';
    act();
  });
  button.addEventListener('keyup', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    stop();
  });
  button.addEventListener('click', (event) => {
    // A real click has its count; it was acted on when the button went down.
    if (event.detail > 0 || held) return;
    act();
    end();
  });
}
