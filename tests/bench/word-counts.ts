import type { Episode } from '../../shared/episode/model/episode.ts';

/**
 * The turns, the most doubtful first, by nothing but the words each speaker uses: a naive Bayes classifier with
 * add-one smoothing that leaves the turn itself out. What a better attempt has to beat.
 */
export function rankByWords({ text, turns }: Episode): number[] {
  const wordsOf = turns.map(({ paragraphs }) =>
    paragraphs.flatMap(
      ({ from, to }) =>
        text
          .slice(from, to)
          .toLowerCase()
          .match(/[\p{L}']+/gu) ?? [],
    ),
  );
  const speakers = new Map<string, { readonly counts: Map<string, number>; total: number }>();
  const vocabulary = new Set(wordsOf.flat());
  turns.forEach(({ label }, index) => {
    const speaker = speakers.get(label.text) ?? { counts: new Map<string, number>(), total: 0 };
    speakers.set(label.text, speaker);
    for (const word of wordsOf[index]!) speaker.counts.set(word, (speaker.counts.get(word) ?? 0) + 1);
    speaker.total += wordsOf[index]!.length;
  });
  const doubts = turns.map(({ label }, index) => {
    const words = wordsOf[index]!;
    const own = new Map<string, number>();
    for (const word of words) own.set(word, (own.get(word) ?? 0) + 1);
    const likelihood = (name: string) => {
      const { counts, total } = speakers.get(name)!;
      const isOwn = name === label.text;
      const size = total - (isOwn ? words.length : 0) + vocabulary.size;
      return words.reduce(
        (sum, word) => sum + Math.log(((counts.get(word) ?? 0) - (isOwn ? own.get(word)! : 0) + 1) / size),
        0,
      );
    };
    const others = [...speakers.keys()].filter((name) => name !== label.text).map(likelihood);
    return Math.max(...others) - likelihood(label.text);
  });
  return doubts.map((_, turn) => turn).sort((a, b) => doubts[b]! - doubts[a]! || a - b);
}
