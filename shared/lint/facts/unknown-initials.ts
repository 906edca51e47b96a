import { skipWhiteSpace } from '../../episode/model/characters.ts';
import { endOfInitials } from '../../episode/model/legend.ts';
import type { Episode } from '../../episode/model/episode.ts';
import type { TextRange } from '../../text/text-edit.ts';
import { usualDelimiter } from './label-forms.ts';
import { looksLikeInitials } from '../../names/compare-names.ts';
import { abbreviations, firstWord, opensMark, opensWords, remarkOpeners, sentenceOpeners } from './opening-words.ts';
import { ownForm } from './own-form.ts';
import { isEveryParagraphLabelled, paragraphsOf } from './paragraphs.ts';
import { perEpisode } from '../../episode/model/per-episode.ts';
import { turnsBeforeOwn } from './repeated-turns.ts';

/** Single letters that are words, or may stand for `Oh`. */
const letterWords = new Set(['A', 'I', 'O']);

/**
 * Initials that open a paragraph like a label, are nobody's, and were read as an ordinary abbreviation: `TV Thank you.`
 * where a legend says who is who and every other paragraph has a label, `XQ: Thank you.` among labels with colons. One letter (`M Thank you.`) is
 * what may be left of them.
 */
export const unknownInitials = perEpisode((episode: Episode): TextRange[] => {
  const { text, houseStyle, legend } = episode;
  if (houseStyle === null || (houseStyle === 'initials' && legend.length === 0)) return [];
  const everyParagraphLabelled = isEveryParagraphLabelled(episode);
  const declared = new Set(legend.map(({ label }) => label));
  const delimiter = usualDelimiter(episode);
  const firstTurn = episode.turns[0]?.range.from ?? Infinity;
  const beforeOwn = turnsBeforeOwn(episode);
  const standAlone = ownForm(episode)?.kind === 'line end';
  const found = paragraphsOf(episode).flatMap(({ from, to, turn, labelled }) => {
    // Above the words, as labels stand here.
    if (standAlone && !labelled && from > firstTurn) {
      const end = text.indexOf('\n', from);
      const line = text.slice(from, end === -1 ? to : Math.min(end, to)).trimEnd();
      const isWords = turn?.paragraphs[0]!.from === from;
      return !isWords && looksLikeInitials(line) && !abbreviations.has(line) ? [{ from, to: from + line.length }] : [];
    }
    // Under a heading no turn goes on, and a colon tells a label all the same.
    const isExpected = turn !== null || (houseStyle !== 'initials' && from > firstTurn);
    const labelTo = labelled || !isExpected ? null : endOfInitials(text, from, to);
    if (labelTo === null || (delimiter !== '' && !text.startsWith(delimiter, skipWhiteSpace(text, labelTo, to))))
      return [];
    const label = text.slice(from, labelTo);
    const delimiterTo = delimiter === '' ? labelTo : skipWhiteSpace(text, labelTo, to) + delimiter.length;
    const words = skipWhiteSpace(text, delimiterTo, to);
    // Somebody else spoke between two turns of one speaker: these letters are that label.
    const isBetween = turn !== null && beforeOwn.has(turn);
    const isLetter = houseStyle === 'initials' && label.length === 1 && !letterWords.has(label);
    if (
      !(isLetter || looksLikeInitials(label)) ||
      declared.has(label) ||
      (words === delimiterTo && delimiter !== '：') ||
      !opensWords(text, words, to)
    )
      return [];
    if (houseStyle !== 'initials') return abbreviations.has(label) ? [] : [{ from, to: labelTo }];
    const word = firstWord(text, words, to);
    // `GP Yeah, …`, `NK [laughs]` and `CJ ...so` are no sentences, whatever the letters stand for.
    const opens =
      opensMark(text, words) || /^(?:\.{3}|…)\S/.test(text.slice(words, words + 4)) || remarkOpeners.has(word);
    const isLabel =
      isBetween ||
      opens ||
      (everyParagraphLabelled && (isLetter ? sentenceOpeners.has(word) : !abbreviations.has(label)));
    return isLabel ? [{ from, to: labelTo }] : [];
  });
  // Several of them, or one again and again, are people whom the parser took for something else.
  return houseStyle === 'initials' || found.length === 1 ? found : [];
});
