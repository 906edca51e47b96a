import { findStock, stockSeeker } from '../../text/machine-phrases.ts';
import type { Episode } from '../../episode/model/episode.ts';
import type { Finding, Rule } from '../model/problem.ts';
import { charactersOf } from '../facts/characters.ts';
import { paragraphsOf } from '../facts/paragraphs.ts';
import { finding, quoted } from '../model/finding.ts';

/** What hosts do say. */
const saidByHosts = /^see you|subscribe/i;
/** So often in a row nobody says a sentence, of so many characters at least. */
const minTimes = 4;
const minSentenceLength = 6;

/** Words that a recogniser writes where there is music or silence: a stock phrase, or a sentence again and again. */
export const machinePhrase: Rule = {
  id: 'machine-phrase',
  severity: 'hint',
  check: (episode) => [...stockPhrases(episode), ...loops(episode)],
};

function stockPhrases(episode: Episode): Finding[] {
  const { text } = episode;
  const next = stockSeeker(text, charactersOf(episode));
  return paragraphsOf(episode).flatMap(({ from, to }) => {
    if (next(from) >= to) return [];
    return findStock(text.slice(from, to))
      .filter((phrase) => !saidByHosts.test(phrase.text))
      .map(({ range, text: words }) =>
        finding(
          { from: from + range.from, to: from + range.to },
          `${quoted(words)} is what speech recognition writes where nobody speaks. Was it said?`,
        ),
      );
  });
}

function loops(episode: Episode): Finding[] {
  const { text } = episode;
  const { stops } = charactersOf(episode);
  const found: Finding[] = [];
  for (let i = 1; i < stops.length;) {
    const length = stops[i]! - stops[i - 1]!;
    // Of the same length as the next, as those of a loop are and hardly any others.
    if (length < minSentenceLength || stops[i + 1] !== stops[i]! + length) {
      i++;
      continue;
    }
    const sentence = text.slice(stops[i - 1]! + 1, stops[i]! + 1);
    let end = i;
    while (isSame(text, sentence, stops[end], stops[end + 1])) end++;
    const words = sentence.trimStart();
    // The first one may open a paragraph, behind a label.
    const opening = stops[i - 1]! + 1 - words.length;
    const opens = text.startsWith(words, opening);
    const times = end - i + (opens ? 2 : 1);
    if (times >= minTimes) {
      const range = { from: opens ? opening : stops[i]! + 1 - words.length, to: stops[end]! + 1 };
      found.push(
        finding(
          range,
          `${quoted(words)} stands here ${times} times in a row, as speech recognition writes where it is caught in a loop. Was it said?`,
        ),
      );
    }
    i = end + 1;
  }
  return found;
}

function isSame(text: string, sentence: string, stop: number | undefined, next: number | undefined): boolean {
  return (
    stop !== undefined && next !== undefined && next - stop === sentence.length && text.startsWith(sentence, stop + 1)
  );
}
