/** `2,000`. */
export function formatCount(count: number): string {
  return count.toLocaleString('en-GB');
}

/** `1 file`, `2,000 files`. @param plural where it is not the noun with an `s` */
export function countOf(count: number, noun: string, plural = `${noun}s`): string {
  return `${formatCount(count)} ${count === 1 ? noun : plural}`;
}
