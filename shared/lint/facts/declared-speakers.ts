import type { Episode, Speaker } from '../../episode/model.ts';
import type { TextRange } from '../../text/text-edit.ts';
import { labelUses } from './label-census.ts';
import { foldName, isGenericLabel, looksLikeInitials, nameDistance } from './names.ts';
import { perEpisode } from './per-episode.ts';

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

/** The declared names that never speak in an episode whose turns are labelled with names. */
export const silentSpeakers = perEpisode((episode: Episode): SilentSpeaker[] => {
  const field = episode.frontMatter.fields.find(({ key }) => key === 'speakers');
  if (field === undefined || episode.turns.length === 0 || episode.houseStyle === 'initials') return [];
  const silent = episode.speakers.filter(({ declaredLine, turns }) => declaredLine !== null && turns === 0);
  if (silent.length === 0) return [];
  const undeclared = undeclaredNames(episode);
  const words = new Set(foldName(episode.text.slice(episode.frontMatter.range.to)).split(/[^\p{L}\d]+/u));
  return silent.flatMap(({ label: name }) => {
    const range = rangeInField(episode.text, field.valueRange, name);
    if (range === null) return [];
    const misspelt = undeclared.find((other) => nameDistance(foldName(name), foldName(other)) <= 2) ?? null;
    const mentioned = foldName(name).split(/[^\p{L}\d]+/u).some((word) => word.length > 2 && words.has(word));
    return [{ name, range, misspelt, undeclared, mentioned }];
  });
});

/** Labels that are full names and that `speakers` does not have. */
export const undeclaredSpeakers = perEpisode((episode: Episode): Speaker[] =>
  episode.frontMatter.fields.some(({ key }) => key === 'speakers') && episode.houseStyle !== 'initials'
    ? episode.speakers.filter(({ declaredLine, label }) => declaredLine === null && !isGenericLabel(label) && !looksLikeInitials(label))
    : [],
);

function undeclaredNames(episode: Episode): string[] {
  const known = new Set(labelUses(episode).filter(({ verdict, turns }) => verdict.kind === 'known' && turns.length >= episode.turns.length * inPassing).map(({ label }) => label));
  return undeclaredSpeakers(episode).filter(({ label }) => known.has(label)).map(({ label }) => label);
}

function rangeInField(text: string, { from, to }: TextRange, name: string): TextRange | null {
  const at = text.indexOf(name, from);
  return at === -1 || at + name.length > to ? null : { from: at, to: at + name.length };
}
