import { skipWhiteSpace } from '../../episode/characters.ts';
import { endOfInitials } from '../../episode/legend.ts';
import type { Episode } from '../../episode/model.ts';
import type { TextRange } from '../../text/text-edit.ts';
import { usualDelimiter } from './label-forms.ts';
import { looksLikeInitials } from './names.ts';
import { abbreviations, remarkOpeners } from './opening-words.ts';
import { isEveryParagraphLabelled, paragraphsOf } from './paragraphs.ts';
import { perEpisode } from './per-episode.ts';
import { opensWords } from './stray-labels.ts';

/**
 * Initials that open a paragraph like a label, are nobody's, and were read as an ordinary abbreviation: `TV Thank you.`
 * where a legend says who is who and every other paragraph has a label, `XQ: Thank you.` among labels with colons.
 */
export const unreadLabels = perEpisode((episode: Episode): TextRange[] => {
  const { text, houseStyle, legend } = episode;
  if (houseStyle === null || (houseStyle === 'initials' && legend.length === 0)) return [];
  const everyParagraphLabelled = isEveryParagraphLabelled(episode);
  const declared = new Set(legend.map(({ label }) => label));
  const delimiter = usualDelimiter(episode);
  const found = paragraphsOf(episode).flatMap(({ from, to, turn, labelled }) => {
    const labelTo = labelled || turn === null ? null : endOfInitials(text, from, to);
    if (labelTo === null || (delimiter !== '' && !text.startsWith(delimiter, skipWhiteSpace(text, labelTo, to)))) return [];
    const label = text.slice(from, labelTo);
    const delimiterTo = delimiter === '' ? labelTo : skipWhiteSpace(text, labelTo, to) + delimiter.length;
    const words = skipWhiteSpace(text, delimiterTo, to);
    if (!looksLikeInitials(label) || declared.has(label) || words === delimiterTo || !opensWords(text, words, to)) return [];
    if (houseStyle !== 'initials') return abbreviations.has(label) ? [] : [{ from, to: labelTo }];
    // `GP Yeah, …` and `NK [laughs]` are no sentences, whatever the letters stand for.
    const opens = text[words] === '[' || remarkOpeners.has(/^\p{L}+/u.exec(text.slice(words, words + 12))?.[0] ?? '');
    const isLabel = opens || (everyParagraphLabelled && !abbreviations.has(label));
    return isLabel ? [{ from, to: labelTo }] : [];
  });
  // Several of them, or one again and again, are people whom the parser took for something else.
  return houseStyle === 'initials' || found.length === 1 ? found : [];
});
