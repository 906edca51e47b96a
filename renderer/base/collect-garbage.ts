/** Milliseconds after which nothing more is likely to come. */
const delayMs = 3000;

type Collect = (options: {
  readonly type: 'major';
  readonly execution: 'async';
  readonly flavor: 'last-resort';
}) => Promise<void>;

let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Called with each piece of much work: gives back, once no more comes and nothing else is to be done, what the window no
 * longer needs. V8 would keep it until it needs the room itself. Does nothing where V8 was not started with `--expose-gc`.
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
