/** A letter of a script that sets no spaces between words. */
export const unspacedScript =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Such a letter, or the punctuation of East Asia: beside these a line may be broken without a space. */
const unspaced = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u3000-\u303f\uff00-\uffef]`;
const seam = new RegExp(`(?<=${unspaced})|(?=${unspaced})`, 'u');
const seamBetween = new RegExp(`${unspaced}\n|\n${unspaced}`, 'u');

/** A word cut wherever a line could be broken in it. */
export function splitUnspaced(word: string): string[] {
  return word.split(seam);
}

/** Whether a line could be broken between two parts of a word. */
export function mayBreakBetween(before: string, after: string): boolean {
  return seamBetween.test(`${before}\n${after}`);
}

const eastAsian = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー\u3000-\u303f\uff00-\uffef]`;
const eastAsianBreak = new RegExp(`${eastAsian}\n${eastAsian}`, 'u');

/** Lines as one, with the spaces between them that East Asia does not set. */
export function joinLines(lines: readonly string[]): string {
  return lines
    .map((line, at) => {
      const above = lines[at - 1];
      const isUnspaced = above === undefined || eastAsianBreak.test(`${above.slice(-2)}\n${line.slice(0, 2)}`);
      return isUnspaced ? line : ` ${line}`;
    })
    .join('');
}
