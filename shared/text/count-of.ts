/** `1 file`, `2,000 files`. @param plural where it is not the noun with an `s` */
export function countOf(count: number, noun: string, plural = `${noun}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? noun : plural}`;
}
