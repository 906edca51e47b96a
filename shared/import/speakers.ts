import { unassignedLabel, type HouseStyle } from '../episode/model/episode.ts';
import { isRecogniserLabel, tidyName } from '../formats/read/names.ts';
import { declareGuests, type LabelsBefore } from '../operations/declare-guests.ts';
import type { Declaration } from '../operations/legend-entries.ts';
import { ownValue } from '../own-value.ts';

/** Who a speaker of the file becomes: a person with a label, or nobody yet (the unassigned label). */
export type SpeakerChoices = ReadonlyMap<string, Declaration>;

export const nobody: Declaration = { label: unassignedLabel, name: '' };

/**
 * Who the speakers of a file are likely to be, as far as their names say: a person of the library with the label that
 * they had, or somebody new. What recognisers call `SPEAKER_00` is told apart and named by nobody: it keeps a label of
 * its own until an editor says who it is.
 * @param names as the file has them, in order of appearance
 * @param chosen what the editor decided already
 */
export function suggestSpeakers(
  names: readonly string[],
  before: LabelsBefore,
  houseStyle: HouseStyle,
  chosen: SpeakerChoices = new Map(),
): Map<string, Declaration> {
  const open = names.filter((name) => !chosen.has(name));
  const people = new Map(open.map((name) => [name, personBehind(name, before)]));
  const usesInitials = houseStyle === 'initials';
  const labels = new Map(
    declareGuests(
      [...new Set([...[...chosen.values()].map(({ name }) => name), ...people.values()])].filter(
        (name) => name !== '' && !isRecogniserLabel(name),
      ),
      withChosen(before, chosen),
    ).map(({ label, name }) => [name, label]),
  );
  return new Map(
    names.map((name) => {
      const decided = chosen.get(name);
      if (decided !== undefined) return [name, decided];
      const person = people.get(name)!;
      if (!usesInitials) return [name, { label: person, name: person }];
      return [
        name,
        { label: isRecogniserLabel(name) ? numbered(name) : (labels.get(person) ?? unassignedLabel), name: person },
      ];
    }),
  );
}

/** Those who were there besides the speakers whom the file names, each with a label that none of these has. */
export function declareOthers(
  names: readonly string[],
  before: LabelsBefore,
  houseStyle: HouseStyle,
  choices: SpeakerChoices,
): Declaration[] {
  const chosen = [...choices.values()].filter(({ name }) => name !== '');
  const others = names.filter((name) => !chosen.some((one) => one.name === name));
  if (houseStyle !== 'initials') return others.map((name) => ({ label: name, name }));
  return declareGuests([...chosen.map(({ name }) => name), ...others], withChosen(before, choices)).filter(({ name }) =>
    others.includes(name),
  );
}

/** A label that was chosen is the person's own. */
function withChosen(before: LabelsBefore, chosen: SpeakerChoices): LabelsBefore {
  const known = new Map(Object.entries(before));
  for (const { label, name } of chosen.values()) if (name !== '') known.set(name, [label, ...(known.get(name) ?? [])]);
  return Object.fromEntries(known);
}

/** The person of the library whom a name or a label means; the name itself, without pronouns and the like, where there is none. */
function personBehind(name: string, before: LabelsBefore): string {
  const people = Object.keys(before);
  const tidy = tidyName(name);
  const called = (one: string) => people.find((person) => person.toLowerCase() === one.toLowerCase());
  return called(name) ?? people.find((person) => before[person]!.includes(name)) ?? called(tidy) ?? tidy;
}

/** `SPEAKER_00` is `S0`, `Speaker A` is `SA`. */
function numbered(name: string): string {
  const end = /[\da-z]+$/i.exec(name.replace(/^(?:speaker|spkr|spk|voice)[ _-]?/i, ''))?.[0] ?? '';
  return `S${end.replace(/^0+(?=\d)/, '').toUpperCase()}`;
}

export type ParsedSpeakers =
  { readonly ok: true; readonly choices: Map<string, Declaration> } | { readonly ok: false; readonly message: string };

/**
 * What `--speakers` says: `SPEAKER_00=MD:Michelle Drumm,SPEAKER_01=TW,Speaker 3=??`. Behind the equals sign stand a
 * label and a name, a label that a person of the library has, a name, or `??` for nobody.
 */
export function parseSpeakers(text: string, before: LabelsBefore): ParsedSpeakers {
  const choices = new Map<string, Declaration>();
  for (const entry of text.split(',')) {
    const at = entry.indexOf('=');
    const [from, to] = [entry.slice(0, Math.max(0, at)).trim(), entry.slice(at + 1).trim()];
    if (at < 0 || from === '' || to === '')
      return { ok: false, message: `“${entry.trim()}” names no speaker. Write speaker=LABEL:Name.` };
    const colon = to.indexOf(':');
    if (to === unassignedLabel) choices.set(from, nobody);
    else if (colon > 0)
      choices.set(from, {
        label: to.slice(0, colon).trim(),
        name: to.slice(colon + 1).trim() || to.slice(0, colon).trim(),
      });
    else choices.set(from, personNamed(to, before));
  }
  return { ok: true, choices };
}

/** A person by name or by label, with the label that they had or get. */
export function personNamed(text: string, before: LabelsBefore): Declaration {
  const name = personBehind(text, before);
  const labels = ownValue(before, name);
  if (labels?.[0] !== undefined) return { label: labels.includes(text) ? text : labels[0], name };
  if (/^\p{Lu}[\p{Lu}\d]{0,4}$/u.test(text)) return { label: text, name: text };
  return declareGuests([text], before)[0] ?? { label: text, name: text };
}
