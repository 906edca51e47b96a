/**
 * The way from a folder to another one, with `/` between its parts; absolute where there is none, as from one disk of
 * Windows to another.
 * @param folder both absolute, as the system writes paths
 */
export function relativePath(folder: string, to: string): string {
  const partsOf = (path: string) => path.split(/[\\/]/).filter((part) => part !== '');
  const [from, target] = [partsOf(folder), partsOf(to)];
  let shared = 0;
  while (shared < Math.min(from.length, target.length) && from[shared] === target[shared]) shared++;
  if (shared === 0 && /^[A-Za-z]:/.test(to)) return to;
  return [...from.slice(shared).map(() => '..'), ...target.slice(shared)].join('/') || '.';
}
