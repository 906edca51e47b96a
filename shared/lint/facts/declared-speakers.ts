import { isWordCharacter } from '../../episode/model/characters.ts';
import type { Episode, Speaker } from '../../episode/model/episode.ts';
import type { TextRange } from '../../text/text-edit.ts';
import { labelUses } from './label-census.ts';
import { foldName, isGenericLabel, looksLikeInitials, nameDistance } from '../../names/compare-names.ts';
import { perEpisode } from '../../episode/model/per-episode.ts';

/** A name in the front matter's `speakers` that no turn has. */
export interface SilentSpeaker {
  readonly name: string;
  readonly range: TextRange;
  /** A speaker nobody declared and whose name is nearly the same. */
  readonly misspelt: string | null;
  /** Names that speak, more than in passing, and that nobody declared. */
  readonly undeclared: readonly string[];
  /** Whether any part of the name occurs anywhere in the transcript. */
  readonly mentioned: boolean;
}

const inPassing = 0.05;
/** Each name is looked for in the whole text, so a list as long as the text is not looked through. */
const maxChecked = 50;

/** The declared names that never speak in an episode whose turns are labelled with names. */
export const silentSpeakers = perEpisode((episode: Episode): SilentSpeaker[] => {
  const field = episode.frontMatter.fields.find(({ key }) => key === 'speakers');
  if (field === undefined || episode.turns.length === 0 || episode.houseStyle === 'initials') return [];
  const silent = episode.speakers.filter(({ declaredLine, turns }) => declaredLine !== null && turns === 0);
  if (silent.length === 0) return [];
  const undeclared = undeclaredNames(episode);
  return silent.slice(0, maxChecked).flatMap(({ label: name }) => {
    const range = rangeInField(episode.text, field.valueRange, name);
    if (range === null) return [];
    // `ERIC SIRION:` is how a file in capitals writes the speaker Eric Sirion.
    if (undeclared.some((other) => other === name.toUpperCase())) return [];
    const misspelt = undeclared.find((other) => nameDistance(foldName(name), foldName(other)) <= 2) ?? null;
    const mentioned = name
      .split(/[^\p{L}\d]+/u)
      .some((word) => word.length > 2 && mentions(episode.text, word, episode.frontMatter.range.to));
    return [{ name, range, misspelt, undeclared, mentioned }];
  });
});

/** Labels that are full names and that `speakers` does not have. */
export const undeclaredSpeakers = perEpisode((episode: Episode): Speaker[] =>
  episode.frontMatter.fields.some(({ key }) => key === 'speakers') && episode.houseStyle !== 'initials'
    ? episode.speakers.filter(({ declaredLine, label }) => declaredLine === null && !isGenericLabel(label))
    : [],
);

function undeclaredNames(episode: Episode): string[] {
  const known = new Set(
    labelUses(episode)
      .filter(({ verdict, turns }) => verdict.kind === 'known' && turns.length >= episode.turns.length * inPassing)
      .map(({ label }) => label),
  );
  const names = undeclaredSpeakers(episode).filter(
    ({ label, name }) => known.has(label) && !(looksLikeInitials(label) && name === null),
  );
  const initialsAreDeclared = episode.speakers.some(
    ({ label, declaredLine }) => declaredLine !== null && looksLikeInitials(label),
  );
  const strangers = initialsAreDeclared
    ? undeclaredSpeakers(episode).filter(({ label }) => looksLikeInitials(label))
    : [];
  return [...new Set([...names, ...strangers].map(({ label }) => label))];
}

/** Whether the word stands in the text from offset `from` on, whole and in this case. */
function mentions(text: string, word: string, from: number): boolean {
  for (let at = text.indexOf(word, from); at !== -1; at = text.indexOf(word, at + word.length)) {
    if (!isWordCharacter(text.charCodeAt(at - 1)) && !isWordCharacter(text.charCodeAt(at + word.length))) return true;
  }
  return false;
}

function rangeInField(text: string, { from, to }: TextRange, name: string): TextRange | null {
  const at = text.indexOf(name, from);
  return at === -1 || at + name.length > to ? null : { from: at, to: at + name.length };
}
