/** What keys can work on. */
const usable =
  ':is(input, select, textarea, button, a[href], [contenteditable="true"], [tabindex="0"]):not(:disabled, [aria-hidden="true"])';

/** Whether nothing has the focus: what had it is gone, hidden, or cannot be used any more. */
export function isFocusLost(): boolean {
  const focused = document.activeElement;
  return focused === null || focused === document.body || focused.closest('[hidden]') !== null;
}

/** Gives the focus to the first thing in `part` that keys can work on; to `part` itself where there is none. */
export function focusFirst(part: HTMLElement): void {
  (part.querySelector<HTMLElement>(usable) ?? part).focus();
}

/** Gives the first thing in a part that took another one’s place the focus, where that went with the other one. */
export function keepFocus(part: HTMLElement | null): void {
  if (part !== null && isFocusLost()) focusFirst(part);
}

/** Gives the first thing in a part that is shown only now the focus, unless something is worked on: the pane that it came into takes no keys. */
export function focusUnlessUsed(part: HTMLElement): void {
  if (isFocusLost() || document.activeElement?.contains(part) === true) focusFirst(part);
}

/** Runs what may take the focus once an overlay that is just closed has given it back, with the next frame: a dialog gives it back to where it was when it opened. */
export function afterFocusReturns(run: () => void): void {
  requestAnimationFrame(() => setTimeout(run, 0));
}
