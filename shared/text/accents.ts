/** The text with its letters taken apart (NFKD) and without the marks on them: `Åsa` is `Asa`. Most text is plain and the same. */
export function withoutAccents(text: string): string {
  return isPlain.test(text) ? text : text.normalize('NFKD').replace(/\p{M}+/gu, '');
}

const isPlain = /^[ -~]*$/;
