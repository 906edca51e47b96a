/** What is under way, by key. */
const underWay = new Map<string, Promise<unknown>>();

/** Runs `use` after whatever else of this process was asked for under the same key. @throws whatever `use` throws */
export async function inTurn<T>(key: string, use: () => Promise<T>): Promise<T> {
  const before = underWay.get(key) ?? Promise.resolve();
  const done = before.catch(() => {}).then(use); // Whoever asked for the one before is told.
  underWay.set(key, done);
  try {
    return await done;
  } finally {
    if (underWay.get(key) === done) underWay.delete(key);
  }
}
