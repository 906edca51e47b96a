/** Whether two UTF-8 texts are the same but for white space: runs of it count as one space, and none at the ends. */
export function differsInSpaceOnly(a: Uint8Array, b: Uint8Array): boolean {
  let [at, other] = [endOfSpace(a, 0), endOfSpace(b, 0)];
  while (at < a.length && other < b.length) {
    const [next, nextOther] = [endOfSpace(a, at), endOfSpace(b, other)];
    if (next > at && nextOther > other) [at, other] = [next, nextOther];
    else if (next > at || nextOther > other || a[at] !== b[other]) return endOfSpace(a, at) === a.length && endOfSpace(b, other) === b.length;
    else {
      at++;
      other++;
    }
  }
  return endOfSpace(a, at) === a.length && endOfSpace(b, other) === b.length;
}

/** Behind the white space at `from`, no-break spaces too; `from` itself where there is none. */
function endOfSpace(bytes: Uint8Array, from: number): number {
  let at = from;
  for (;;) {
    const byte = bytes[at];
    if (byte === 32 || (byte !== undefined && byte >= 9 && byte <= 13)) at++;
    else if (byte === 0xc2 && bytes[at + 1] === 0xa0) at += 2;
    else return at;
  }
}
