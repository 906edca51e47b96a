import { defaultConfig } from '../config/library-config.ts';
import { unassignedLabel, type Episode } from '../episode/model/episode.ts';
import { isNameTitle } from '../names/person-name.ts';
import { speakerNames } from '../episode/people/speaker-names.ts';

/** Who speaks in an episode, and when. */
export interface Cast {
  /** Labels by index; the rarest ones beyond `maxTold` share the last index. */
  readonly labels: readonly string[];
  /** Index of each turn's speaker; `nobody` where nobody has decided it. */
  readonly spoken: readonly number[];
  readonly turnsBy: Float64Array;
  /** The lower-case first name by which each is called, where the label, the legend or the front matter tells one that is nobody else's. */
  readonly firstNames: readonly (string | null)[];
  /** Whether the last index stands for several people, who are then nobody's likelier speaker. */
  readonly hasCrowd: boolean;
}

export const nobody = -1;

/** A conversation has fewer people than this; with more, evidence about the rarest would cost much and say little. */
const maxTold = 40;
const minNameLength = 3;

/** Unassigned turns are nobody's. In a crowd, those who speak least are one. */
export function castOf(episode: Episode): Cast {
  const { turns } = episode;
  const counts = new Map<string, number>();
  for (const { label } of turns)
    if (label.text !== unassignedLabel) counts.set(label.text, (counts.get(label.text) ?? 0) + 1);
  const labels = [...counts.keys()];
  const hasCrowd = labels.length > maxTold;
  const told = hasCrowd ? labels.toSorted((a, b) => counts.get(b)! - counts.get(a)!).slice(0, maxTold) : labels;
  const indexOf = new Map(told.map((label, index) => [label, index]));
  const spoken = turns.map(({ label }) =>
    label.text === unassignedLabel ? nobody : (indexOf.get(label.text) ?? told.length),
  );
  const turnsBy = new Float64Array(told.length + (hasCrowd ? 1 : 0));
  for (const speaker of spoken) if (speaker !== nobody) turnsBy[speaker]!++;
  const fullNames = speakerNames(episode, defaultConfig);
  const names = told.map((label) => firstNameOf(fullNames.get(label) ?? null));
  const firstNames = names.map((name, index) =>
    names.indexOf(name) === index && names.lastIndexOf(name) === index ? name : null,
  );
  return { labels: told, spoken, turnsBy, firstNames: hasCrowd ? [...firstNames, null] : firstNames, hasCrowd };
}

/** The cast as it would be if some turns were other speakers'. @param believed turn index to speaker index */
export function recast(cast: Cast, believed: ReadonlyMap<number, number>): Cast {
  if (believed.size === 0) return cast;
  const turnsBy = cast.turnsBy.slice();
  const spoken = cast.spoken.map((labelled, turn) => {
    const speaker = believed.get(turn);
    if (speaker === undefined || labelled === nobody) return labelled;
    turnsBy[labelled]!--;
    turnsBy[speaker]!++;
    return speaker;
  });
  return { ...cast, spoken, turnsBy };
}

function firstNameOf(name: string | null): string | null {
  const first = name
    ?.split(/\s+/)
    .find((word, at, all) => at === all.length - 1 || !isNameTitle(word))
    ?.toLowerCase();
  return first !== undefined && first.length >= minNameLength ? first : null;
}
