/** Milliseconds after which nothing more is likely to come. */
const delayMs = 3000;

type Collect = (options: {
  readonly type: 'major';
  readonly execution: 'async';
  readonly flavor: 'last-resort';
}) => Promise<void>;

let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * To be called with each piece of much work. Gives back, in a moment when nothing else is to be done, what the window no longer needs. After much work V8 keeps it
 * until it needs the room itself, and the system has it as used. Nothing where V8 was not started with `--expose-gc`.
 */
export function collectGarbageSoon(): void {
  const { gc } = globalThis as { readonly gc?: Collect };
  if (gc === undefined) return;
  clearTimeout(timer);
  timer = setTimeout(
    () => requestIdleCallback(() => void gc({ type: 'major', execution: 'async', flavor: 'last-resort' })),
    delayMs,
  );
}
