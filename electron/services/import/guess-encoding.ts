import { analyse } from 'chardet';

/** Of so many bytes, those that say anything are looked at. */
const sampleSize = 50_000;

/** Latin encodings that differ in few letters: a short text of one looks like another. */
const nearWestern = /^(?:iso-8859-(?:2|9)|windows-125(?:0|4|7))$/i;
const western = /^(?:iso-8859-1|windows-1252)$/i;
const marginOfDoubt = 12;

/** Encodings that bytes are likely to be in by their letters, the likeliest first. */
export function guessEncoding(bytes: Uint8Array): string[] {
  const found = analyse(linesThatTell(bytes)).map(({ name, confidence }) => ({ name: String(name), confidence }));
  const [best] = found;
  const own = found.find(({ name }) => western.test(name));
  const names = found.map(({ name }) => name);
  return best !== undefined &&
    own !== undefined &&
    nearWestern.test(best.name) &&
    best.confidence - own.confidence <= marginOfDoubt
    ? [own.name, ...names]
    : names;
}

/** The lines with bytes outside ASCII: numbers and times are the same in every encoding. */
function linesThatTell(bytes: Uint8Array): Uint8Array {
  const kept: number[] = [];
  let from = 0;
  let tells = false;
  for (let at = 0; at <= bytes.length && kept.length < sampleSize; at++) {
    const byte = bytes[at];
    if (byte !== undefined && byte > 0x7f) tells = true;
    if (byte !== 0x0a && byte !== undefined) continue;
    if (tells) for (const one of bytes.subarray(from, Math.min(at + 1, from + sampleSize))) kept.push(one);
    from = at + 1;
    tells = false;
  }
  return Uint8Array.from(kept);
}
