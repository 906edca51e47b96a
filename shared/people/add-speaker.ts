import type { LibraryConfig } from '../config/library-config.ts';
import { unassignedLabel, type Episode, type ParseOptions } from '../episode/model/episode.ts';
import { readPeople } from '../episode/people/people-fields.ts';
import { parseEpisode } from '../episode/parse-episode.ts';
import { newLabels } from '../operations/declare-guests.ts';
import { declareLabel } from '../operations/declare-label.ts';
import type { Declaration } from '../operations/legend-entries.ts';
import { applyEdits, type TextEdit } from '../text/text-edit.ts';
import { proposeLabels, type LabelUse } from './propose-labels.ts';

/** What is done for a speaker once they have a label: turns given to them, a turn split. Nothing where they are only declared. */
export type GiveTo = (label: string) => readonly TextEdit[];

/** Labels that are tried before it is said that none is read. */
const maxTried = 8;

/** Whether this episode’s labels are the names themselves. */
export function labelsAreNames({ houseStyle, legend }: Episode): boolean {
  return houseStyle !== 'initials' && houseStyle !== null && legend.length === 0;
}

/**
 * Adds a speaker who has no label yet: the declaration where this house style has one, and what they are given.
 * @returns null where a reader of the changed file would not find that label where it was given
 */
export function addSpeaker(
  episode: Episode,
  declaration: Declaration,
  give: GiveTo,
  options: ParseOptions,
): TextEdit[] | null {
  const declared = declareLabel(episode, declaration);
  const given = give(declaration.label);
  // What nobody speaks is read in every style.
  const wanted = labelsAfter(episode, [...declared, ...give(unassignedLabel)], options);
  const read = labelsAfter(episode, [...declared, ...given], options);
  const isRead =
    read.length === wanted.length &&
    read.every((label, index) => {
      const expected = wanted[index];
      return label === expected || (label === declaration.label && expected === unassignedLabel);
    });
  return isRead ? [...declared, ...given] : null;
}

function labelsAfter({ text }: Episode, edits: readonly TextEdit[], options: ParseOptions): string[] {
  return parseEpisode(applyEdits(text, edits), options).turns.map(({ label }) => label.text);
}

/** Whether words of the episode would be read as that label once it is declared: `IT` where a paragraph begins with `IT departments`. */
function takesWords(episode: Episode, declaration: Declaration, options: ParseOptions): boolean {
  const labels = labelsAfter(episode, declareLabel(episode, declaration), options);
  return (
    labels.length !== episode.turns.length || labels.some((label, index) => label !== episode.turns[index]!.label.text)
  );
}

/**
 * The label for a person who is to speak: one that they have in this episode or had in others, else their name where
 * labels are names, else initials that nobody else has. The first that is read; null where none is, or the name is empty.
 * @param without labels that others are to have
 */
export function labelForName(
  episode: Episode,
  name: string,
  uses: readonly LabelUse[],
  give: GiveTo,
  options: ParseOptions,
  without: ReadonlySet<string> = new Set(),
): string | null {
  const known = episode.speakers.find((speaker) => speaker.name === name || speaker.label === name);
  if (known !== undefined) return known.label;
  const candidates = labelsAreNames(episode) ? [name] : initialsFor(episode, name, uses);
  return (
    candidates
      .filter((label) => label !== '' && !without.has(label))
      .slice(0, maxTried)
      .find(
        (label) =>
          !takesWords(episode, { label, name }, options) &&
          addSpeaker(episode, { label, name }, give, options) !== null,
      ) ?? null
  );
}

function initialsFor(episode: Episode, name: string, uses: readonly LabelUse[]): string[] {
  const proposed = proposeLabels(name, uses, episode.legend).filter(({ isTaken }) => !isTaken);
  const spoken = new Set(episode.speakers.map(({ label }) => label));
  const fresh = [...proposed.filter(({ episodes }) => episodes === 0).map(({ label }) => label), ...newLabels(name)];
  return [
    ...new Set([
      ...proposed.filter(({ episodes }) => episodes > 0).map(({ label }) => label),
      ...fresh.filter((label) => !spoken.has(label)),
    ]),
  ];
}

/** Names of those who were there and are no speakers yet: whom the front matter names as taking part, then `more`. */
export function namesWithoutLabel(
  episode: Episode,
  config: Pick<LibraryConfig, 'fields'>,
  more: readonly string[] = [],
): string[] {
  const { text, frontMatter, speakers } = episode;
  const named = readPeople(text, frontMatter, config).flatMap(({ name, role }) => (role === 'other' ? [] : [name]));
  return [...new Set([...named, ...more])].filter(
    (name) => !speakers.some((speaker) => speaker.name === name || speaker.label === name),
  );
}
