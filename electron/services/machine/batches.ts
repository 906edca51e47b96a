/**
 * Handles items in batches, some of them at once. After a failure no further batch is begun; those under way are
 * waited for.
 * @throws whatever the first batch that failed throws
 */
export async function inBatches<T>(
  items: readonly T[],
  size: number,
  atOnce: number,
  handle: (batch: readonly T[]) => Promise<void>,
): Promise<void> {
  let next = 0;
  let failure: { readonly error: unknown } | null = null;
  const work = async () => {
    while (next < items.length && failure === null) {
      const batch = items.slice(next, next + size);
      next += size;
      try {
        await handle(batch);
      } catch (error) {
        failure ??= { error };
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, Math.ceil(items.length / size)) }, work));
  if (failure !== null) throw (failure as { readonly error: unknown }).error;
}
