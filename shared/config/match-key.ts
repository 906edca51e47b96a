/** Whether a front-matter key matches a glob in which `*` stands for any characters. */
export function matchesKey(glob: string, key: string): boolean {
  const [first = '', ...rest] = glob.split('*');
  if (rest.length === 0) return key === glob;
  if (!key.startsWith(first)) return false;
  const last = rest.pop()!;
  let at = first.length;
  for (const part of rest) {
    const found = key.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return key.length - last.length >= at && key.endsWith(last);
}
