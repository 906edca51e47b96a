/** Words in small letters that stand inside names. */
const particles: ReadonlySet<string> = new Set(['af', 'al', 'and', 'bin', 'da', 'de', 'del', 'den', 'der', 'di', 'du', 'la', 'le', 'of', 'ter', 'van', 'von', 'y']);

/** What recognisers call people whom they only tell apart. */
export function isRecogniserLabel(text: string): boolean {
  return /^(?:speaker|spk|spkr|voice)[ _-]?[\da-z]{1,3}$/i.test(text);
}

/** Whether every word begins as the words of names do. */
export function isName(text: string): boolean {
  return isRecogniserLabel(text) || text.split(' ').every((word, index) => /^["“(]?[\p{Lu}\p{N}&]/u.test(word) || (index > 0 && particles.has(word)));
}
