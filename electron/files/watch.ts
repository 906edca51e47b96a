import watcher from '@parcel/watcher';

export interface Watch {
  close(): Promise<void>;
}

/** Rests this long after the last change, so that a checkout of a hundred files is looked at once. */
const debounceMs = 200;

/**
 * Tells when something in the folder changed; what it was is for the next scan to find out.
 * Where the folder cannot be followed, says so and goes on without.
 */
export async function watchLibrary(
  root: string,
  onChange: () => void,
  onNotice: (message: string) => void,
): Promise<Watch> {
  let timer: NodeJS.Timeout | undefined;
  try {
    const subscription = await watcher.subscribe(
      root,
      () => {
        // An error means that events were lost, which the next scan makes good as well.
        clearTimeout(timer);
        timer = setTimeout(onChange, debounceMs);
      },
      { ignore: ['**/.git', '**/node_modules'] },
    );
    return {
      async close() {
        clearTimeout(timer);
        await subscription.unsubscribe();
      },
    };
  } catch {
    // Network drives and exhausted watches are common, and no reason not to work.
    onNotice('Changes by other programs are not noticed by themselves in this folder.');
    return { close: async () => {} };
  }
}
