import { isUpper, skipWhiteSpace } from '../../episode/characters.ts';
import { endOfInitials } from '../../episode/legend.ts';
import type { Episode } from '../../episode/model.ts';
import type { TextRange } from '../../text/text-edit.ts';
import { looksLikeInitials } from './names.ts';
import { isEveryParagraphLabelled, paragraphsOf } from './paragraphs.ts';
import { perEpisode } from './per-episode.ts';

/**
 * Initials that open a paragraph before a capital, are in no legend, and were read as an ordinary abbreviation ("TV
 * Thank you."). Only where every other paragraph has a label are they likely to be one.
 */
export const unreadLabels = perEpisode((episode: Episode): TextRange[] => {
  const { text, houseStyle, legend } = episode;
  if (houseStyle !== 'initials' || legend.length === 0 || !isEveryParagraphLabelled(episode)) return [];
  const declared = new Set(legend.map(({ label }) => label));
  return paragraphsOf(episode).flatMap(({ from, to, turn, labelled }) => {
    const labelTo = labelled || turn === null ? null : endOfInitials(text, from, to);
    if (labelTo === null) return [];
    const label = text.slice(from, labelTo);
    const words = skipWhiteSpace(text, labelTo, to);
    const isLabel = looksLikeInitials(label) && !declared.has(label) && words > labelTo && words < to && isUpper(text.charCodeAt(words));
    return isLabel ? [{ from, to: labelTo }] : [];
  });
});
