import type { FrontMatter, LegendEntry, Speaker, Turn } from './model.ts';
import { unassignedLabel } from './model.ts';
import { isInitialsOf } from './legend.ts';

/** A name that the front matter's `speakers` declares. */
export interface DeclaredName {
  readonly name: string;
  /** From 1. */
  readonly line: number;
}

/** The names in the front matter's `speakers` field, a list or a single name; other values declare nobody. */
export function readDeclaredNames(text: string, frontMatter: FrontMatter): DeclaredName[] {
  const field = frontMatter.fields.find(({ key }) => key === 'speakers');
  if (field === undefined) return [];
  const values = Array.isArray(field.value) ? field.value : [field.value];
  const names = values.filter((value): value is string => typeof value === 'string' && value.trim() !== '');
  const rows = text.slice(field.range.from, field.range.to).split('\n');
  let row = 0;
  return names.map((name) => {
    for (let at = row; at < rows.length; at++) {
      if (!rows[at]!.includes(name)) continue;
      row = at;
      break;
    }
    return { name, line: field.line + row };
  });
}

/** Which declared name a label stands for: the same, a part of it (`Carla`), or its initials (`PT`); null when none or several do. */
export function findDeclaredName(label: string, names: readonly DeclaredName[]): DeclaredName | null {
  const exact = names.find(({ name }) => name === label);
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

/** `Adam Jonas (AJ)` introduces `AJ`. */
export function readIntroduction(label: string): { readonly name: string; readonly short: string } | null {
  const match = /^(.+?)\s+\((\p{Lu}{1,4})\)$/u.exec(label);
  return match === null ? null : { name: match[1]!, short: match[2]! };
}

/** Everybody whom the file declares or lets speak, numbered. */
export function countSpeakers(turns: readonly Turn[], legend: readonly LegendEntry[], names: readonly DeclaredName[], labelsAreNames: boolean): Speaker[] {
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
  const introductions = new Map([...counts.keys()].flatMap((label) => {
    const introduction = readIntroduction(label);
    return introduction === null ? [] : [[introduction.short, introduction.name] as const, [label, introduction.name] as const];
  }));
  const speakers: Speaker[] = [];
  const listed = new Set<string>();
  const declaredNamesUsed = new Set<DeclaredName>();
  const list = (label: string, name: string | null, declaredLine: number | null): void => {
    if (listed.has(label)) return;
    listed.add(label);
    speakers.push({ label, name, declaredLine, ...(counts.get(label) ?? { turns: 0, words: 0 }), number: speakers.length + 1 });
  };
  for (const entry of legend) list(entry.label, entry.name, entry.line);
  for (const label of counts.keys()) {
    const introduced = introductions.get(label);
    const declared = findDeclaredName(introduced ?? label, names);
    if (declared !== null) declaredNamesUsed.add(declared);
    const isName = labelsAreNames && !/^\p{Lu}{1,4}$/u.test(label);
    list(label, introduced ?? declared?.name ?? (isName ? label : null), declared?.line ?? null);
  }
  for (const declared of names) {
    if (!declaredNamesUsed.has(declared)) list(declared.name, declared.name, declared.line);
  }
  return speakers;
}
