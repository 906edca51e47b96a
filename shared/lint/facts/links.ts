import type { Episode, Turn } from '../../episode/model/episode.ts';
import { perEpisode } from '../../episode/model/per-episode.ts';

const reporting =
  /\b(?:asks|asked|began|begins|comments|commented|concludes|concluded|considers|considered|continues|continued|describes|described|discusses|discussed|explains|explained|explores|explored|gave|gives|goes on|went on|highlights|highlighted|introduces|introduced|joins|joined|offers|offered|outlines|outlined|presented|presents|presenting|reflects|reflected|said|says|shares|shared|speaks|spoke|starts|started|talks|talked|tells|told)\b/i;
const firstOrSecondPerson = /\b(?:I|I['’](?:m|ve|d|ll)|me|my|mine|you|your|yours|you['’](?:re|ve|d|ll))\b/;
const maxLinkLength = 800;

/**
 * The turns that are links: narration voiced by a labelled speaker. One paragraph about another speaker, or about "she"
 * or "he", with a verb of reporting, without I, you or a question.
 */
export const linksOf = perEpisode((episode: Episode): ReadonlySet<Turn> => {
  if (episode.legend.length === 0) return new Set();
  const namesOf = new Map(
    episode.legend.map(({ label, name }) => [label, name.split(/\s+/).filter((word) => word.length > 2)]),
  );
  return new Set(episode.turns.filter((turn) => isLink(episode.text, turn, namesOf)));
});

function isLink(text: string, turn: Turn, namesOf: ReadonlyMap<string, readonly string[]>): boolean {
  const paragraph = turn.paragraphs[0];
  if (turn.paragraphs.length !== 1 || paragraph === undefined || paragraph.to - paragraph.from > maxLinkLength)
    return false;
  const words = text.slice(paragraph.from, paragraph.to);
  if (words.includes('?') || firstOrSecondPerson.test(words) || !reporting.test(words)) return false;
  if (/^(?:She|He|They)\b/.test(words)) return true;
  const start = words.slice(0, 120);
  return [...namesOf].some(([label, names]) => label !== turn.label.text && names.some((name) => start.includes(name)));
}
