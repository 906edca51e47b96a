import type { FrontMatter, LegendEntry, ParseOptions, Speaker, Turn } from '../model/episode.ts';
import { unassignedLabel } from '../model/episode.ts';
import { readRole, shapeOf } from '../model/label-shape.ts';
import { isInitialsOf } from '../model/legend.ts';
import { readPeople } from './people-fields.ts';

/** A name that the front matter declares, and the label that it gives to it, if any. */
export interface DeclaredName {
  readonly name: string;
  readonly label: string | null;
  /** From 1. */
  readonly line: number;
  /** Whether the field is a list of who speaks, and not of guests or hosts, of whom a page may name more. */
  readonly isSpeaker: boolean;
}

const known = new WeakMap<FrontMatter, readonly DeclaredName[]>();

/** The names in the front matter’s fields that name people, in the order of the text. */
export function readDeclaredNames(
  text: string,
  frontMatter: FrontMatter,
  { fields = {} }: ParseOptions,
): readonly DeclaredName[] {
  let names = known.get(frontMatter);
  if (names === undefined) {
    names = readPeople(text, frontMatter, { fields }).map(({ name, label, line, role }) => ({
      name,
      label,
      line,
      isSpeaker: role === 'everybody',
    }));
    known.set(frontMatter, names);
  }
  return names;
}

/** Which declared name a label stands for: the same, a part of it (`Carla`), or its initials (`PT`); null when none or several do. */
export function findDeclaredName(label: string, names: readonly DeclaredName[]): DeclaredName | null {
  const exact = names.find((one) => one.label === label) ?? names.find(({ name }) => name === label);
  if (exact !== undefined) return exact;
  const words = label.split(/\s+/);
  const parts = names.filter(({ name }) => {
    const own = name.split(/\s+/);
    return words.length < own.length && own.some((_, i) => words.every((word, j) => own[i + j] === word));
  });
  if (parts.length === 1) return parts[0]!;
  if (!/^\p{Lu}{2,4}$/u.test(label)) return null;
  const initials = names.filter(({ name }) => name.includes(' ') && isInitialsOf(label, name));
  return initials.length === 1 ? initials[0]! : null;
}

/** `Adam Jonas (AJ)` and `Adam Jonas（AJ）` introduce `AJ`. */
export function readIntroduction(label: string): { readonly name: string; readonly short: string } | null {
  const match = /^(.+?)(?:\s+\(|（)(\p{Lu}{1,4})[)）]$/u.exec(label);
  return match === null ? null : { name: match[1]!, short: match[2]! };
}

/** Everybody whom the file declares or lets speak, numbered. */
export function countSpeakers(
  turns: readonly Turn[],
  legend: readonly LegendEntry[],
  names: readonly DeclaredName[],
  labelsAreNames: boolean,
): Speaker[] {
  const counts = new Map<string, { turns: number; words: number }>();
  for (const { label, words } of turns) {
    if (label.text === unassignedLabel) continue;
    const count = counts.get(label.text);
    if (count === undefined) counts.set(label.text, { turns: 1, words });
    else {
      count.turns++;
      count.words += words;
    }
  }
  const introductions = new Map(
    [...counts.keys()].flatMap((label) => {
      const introduction = readIntroduction(label);
      return introduction === null
        ? []
        : [[introduction.short, introduction.name] as const, [label, introduction.name] as const];
    }),
  );
  const speakers: Speaker[] = [];
  const listed = new Set<string>();
  const declaredNamesUsed = new Set<DeclaredName>();
  const list = (label: string, name: string | null, declaredLine: number | null, role: string | null = null): void => {
    if (listed.has(label)) return;
    listed.add(label);
    speakers.push({
      label,
      name,
      role,
      declaredLine,
      ...(counts.get(label) ?? { turns: 0, words: 0 }),
      number: speakers.length + 1,
    });
  };
  for (const entry of legend) list(entry.label, entry.name, entry.line);
  for (const label of counts.keys()) {
    const introduced = introductions.get(label);
    const role = labelsAreNames ? readRole(label) : null;
    const declared = findDeclaredName(introduced ?? role?.name ?? label, names);
    if (declared !== null) declaredNamesUsed.add(declared);
    const isName = labelsAreNames && shapeOf(label) !== 'letters';
    list(
      label,
      introduced ?? declared?.name ?? role?.name ?? (isName ? label : null),
      declared?.line ?? null,
      role?.role,
    );
  }
  for (const declared of names) {
    if (declared.isSpeaker && !declaredNamesUsed.has(declared))
      list(declared.label ?? declared.name, declared.name, declared.line);
  }
  return speakers;
}
