/** Words with a full stop that ends no sentence. */
const abbreviation = /(?:^|[\s(“"‘'])(?:Mr|Mrs|Ms|Dr|Prof|Rev|St|Sr|Jr|vs|etc|e\.g|i\.e|No|approx|[A-Z])\.$/;

/** Whether a text could end here: with a full stop, question or exclamation mark or ellipsis, perhaps inside quotes or brackets. */
export function endsSentence(text: string): boolean {
  return /[.!?…。！？]["'”’)\]]*$/.test(text) && !abbreviation.test(text.slice(-12));
}

/** Cuts a text behind its sentences. Joined with single spaces, the parts are the text with its white space in single spaces. */
export function splitSentences(text: string): string[] {
  const sentences: string[] = [];
  let words: string[] = [];
  const all = text.split(/\s+/).filter((word) => word !== '');
  all.forEach((word, index) => {
    words.push(word);
    const next = all[index + 1];
    // “Really?” she said.
    const goesOn = next !== undefined && /^\p{Ll}/u.test(next);
    if (next === undefined || (!goesOn && endsSentence(words.length > 1 ? `${words.at(-2)} ${word}` : word))) {
      sentences.push(words.join(' '));
      words = [];
    }
  });
  return sentences;
}
