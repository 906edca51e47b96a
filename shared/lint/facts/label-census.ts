import { unassignedLabel, type Episode, type Turn } from '../../episode/model/episode.ts';
import { isUpper } from '../../episode/model/characters.ts';
import { defaultConfig } from '../../config/library-config.ts';
import { readPeople, type NamedPerson } from '../../episode/people/people-fields.ts';
import { relateGivenNames } from '../../names/given-names.ts';
import {
  foldName,
  isGenericLabel,
  isOneLetterFrom,
  looksLikeInitials,
  nameDistance,
  nearestName,
} from '../../names/compare-names.ts';
import { perEpisode } from '../../episode/model/per-episode.ts';

/**
 * What a label is to its episode. `known`: declared, or used as labels are. The others are worth a question:
 * `case` and `typo` name the label that was probably meant; `undeclared` is missing from a legend that others are in;
 * `odd` has the form of initials where everybody else has a name.
 */
export type LabelVerdict =
  | { readonly kind: 'known' }
  | { readonly kind: 'case' | 'typo'; readonly meant: string }
  | { readonly kind: 'undeclared'; readonly nearest: string | null }
  | { readonly kind: 'odd' };

export interface LabelUse {
  readonly label: string;
  readonly turns: readonly Turn[];
  readonly verdict: LabelVerdict;
}

/** With more labels than this in use, a file is no conversation, and comparing all with all would cost too much. */
const maxLabelsCompared = 200;
/** Initials that are used so often belong to somebody, named or not. */
const oftenUsed = 4;

/** Every label that turns use, in order of first appearance, each with a verdict from the file as a whole. */
export const labelUses = perEpisode((episode: Episode): LabelUse[] => {
  const turnsOf = new Map<string, Turn[]>();
  for (const turn of episode.turns) {
    if (turn.label.text === unassignedLabel) continue;
    const turns = turnsOf.get(turn.label.text);
    if (turns === undefined) turnsOf.set(turn.label.text, [turn]);
    else turns.push(turn);
  }
  const census = new Census(episode, turnsOf);
  return [...turnsOf].map(([label, turns]) => ({ label, turns, verdict: census.judge(label, turns.length) }));
});

/** The labels that nothing is wrong with: what another label may have been meant to be. */
export const knownLabels = perEpisode((episode: Episode): string[] => {
  const used = labelUses(episode)
    .filter(({ verdict }) => verdict.kind === 'known')
    .map(({ label }) => label);
  return [...new Set([...episode.legend.map(({ label }) => label), ...used])];
});

class Census {
  readonly counts: ReadonlyMap<string, number>;
  readonly legend: ReadonlySet<string>;
  readonly declared: ReadonlySet<string>;
  /** Folded spelling to the label that is written so most often. */
  readonly byFolded = new Map<string, string>();
  readonly compared: readonly string[];
  readonly shortForms: ReadonlySet<string>;
  /** Labels with a single turn, and which turn that is; without those that a legend or field declares. */
  readonly onlyTurn: ReadonlyMap<string, number>;
  readonly people: readonly NamedPerson[];
  /** Whether the other labels are names, roles, or initials that a name in the file explains. */
  readonly explainsLabels: boolean;
  /** Whether names are in capitals throughout, as initials are. */
  readonly inCapitals: boolean;
  /** Whether labels are initials that nothing explains, each of them used again and again. */
  readonly repeatsInitials: boolean;

  constructor(episode: Episode, turnsOf: ReadonlyMap<string, readonly Turn[]>) {
    this.counts = new Map([...turnsOf].map(([label, turns]) => [label, turns.length]));
    this.legend = new Set(episode.legend.map(({ label }) => label));
    this.declared = new Set(
      episode.speakers.filter(({ declaredLine }) => declaredLine !== null).map(({ label }) => label),
    );
    const byUse = [...this.counts.keys()].sort((a, b) => this.weight(b) - this.weight(a) || caseRank(b) - caseRank(a));
    for (const label of byUse) {
      const folded = foldName(label);
      if (!this.byFolded.has(folded)) this.byFolded.set(folded, label);
    }
    for (const label of this.legend) this.byFolded.set(foldName(label), label);
    this.compared = byUse.slice(0, maxLabelsCompared);
    this.onlyTurn = new Map(
      this.compared.flatMap((label) =>
        this.counts.get(label) === 1 && !this.declared.has(label)
          ? [[label, turnsOf.get(label)![0]!.index] as const]
          : [],
      ),
    );
    this.people = this.onlyTurn.size < 2 ? [] : readPeople(episode.text, episode.frontMatter, defaultConfig);
    const names = [...byUse, ...this.declared].filter((label) => !looksLikeInitials(label));
    this.inCapitals =
      byUse.some((label) => label.length > 4) &&
      byUse.every((label) => label === label.toUpperCase() || this.counts.get(label)! < oftenUsed);
    this.shortForms = new Set(names.flatMap(shortFormsOf));
    // `Eric Voskuil (EV): …` says whose initials they are.
    const introduced = new Set(episode.speakers.filter(({ name }) => name !== null).map(({ label }) => label));
    const unexplained = byUse.filter(
      (label) => looksLikeInitials(label) && !this.shortForms.has(label) && !introduced.has(label),
    );
    const often = unexplained.filter((label) => this.counts.get(label)! >= oftenUsed);
    this.repeatsInitials = often.length >= 2 && often.length >= unexplained.length - 1;
    this.explainsLabels =
      episode.houseStyle !== 'initials' && (unexplained.length === 1 || unexplained.length * 3 <= byUse.length);
  }

  weight(label: string): number {
    return (this.counts.get(label) ?? 0) + (this.declared.has(label) ? 1_000_000 : 0);
  }

  judge(label: string, count: number): LabelVerdict {
    if (this.legend.has(label)) return { kind: 'known' };
    const same = this.byFolded.get(foldName(label));
    if (same !== undefined && same !== label) return { kind: 'case', meant: same };
    if (this.legend.size > 0) return { kind: 'undeclared', nearest: nearestName(label, this.legend, 1) };
    if (isGenericLabel(label) || this.declared.has(label)) return { kind: 'known' };
    const meant = this.findMeant(label, count) ?? this.findTwin(label);
    if (meant !== null) return { kind: 'typo', meant };
    if (!looksLikeInitials(label) || this.shortForms.has(label) || (this.inCapitals && nameInCapitals.test(label)))
      return { kind: 'known' };
    const isOdd = (this.explainsLabels && count <= 2) || (this.repeatsInitials && count === 1);
    return isOdd ? { kind: 'odd' } : { kind: 'known' };
  }

  /** The more used label that a rare one is a slip of the pen away from. */
  findMeant(label: string, count: number): string | null {
    if (count > 3) return null;
    let meant: string | null = null;
    let least = Infinity;
    for (const candidate of this.compared) {
      // `Audience membr` is a slip, `Guest B` is none of `Guest A`.
      const most = isGenericLabel(candidate)
        ? label.length >= 6
          ? 1
          : 0
        : maxEdits(label.length > candidate.length ? label : candidate);
      if (candidate === label || Math.abs(candidate.length - label.length) > most) continue;
      const often = this.weight(candidate);
      const enough =
        label.includes(' ') && candidate.includes(' ') ? count + 1 : label.length >= 5 ? count * 2 : count * 3;
      if (often < enough || differsInSuffix(label, candidate)) continue;
      const edits = nameDistance(foldName(label), foldName(candidate), most);
      if (edits <= most && edits < least) {
        least = edits;
        meant = candidate;
      }
    }
    return meant;
  }

  /** Of two labels that have one turn each and are a letter apart, the likelier one, told to the other. */
  findTwin(label: string): string | null {
    const at = this.onlyTurn.get(label);
    if (at === undefined || label.length < minTwinLength) return null;
    for (const [other, otherAt] of this.onlyTurn) {
      // Who answers somebody is somebody else.
      if (other === label || Math.abs(otherAt - at) < 2 || !areTwins(label, other)) continue;
      const isLikelier = this.namedBy(other) - this.namedBy(label) || other.length - label.length || at - otherAt;
      if (isLikelier > 0) return other;
    }
    return null;
  }

  /** 1 where the front matter has the label as a name or a part of one. */
  namedBy(label: string): number {
    const words = foldName(label).split(' ');
    return this.people.some(({ name }) => words.every((word) => foldName(name).split(' ').includes(word))) ? 1 : 0;
  }
}

/** `JIM` may be a name where names are in capitals, `KY` not. */
const nameInCapitals = /^(?=.*[AEIOUY])\p{Lu}{3,4}$/u;
const minTwinLength = 5;

/** A letter apart, and neither numbered nor two names that people have: `Julia` and `Julie`, `Paulo` and `Paula`. */
function areTwins(a: string, b: string): boolean {
  const [x, y] = [foldName(a), foldName(b)];
  if (!isOneLetterFrom(x, y) || differsInSuffix(a, b) || isGenericLabel(b)) return false;
  const apart = x
    .split(' ')
    .flatMap((word, at) => (word === y.split(' ')[at] ? [] : [[word, y.split(' ')[at] ?? ''] as const]));
  return apart.every(
    ([one, other]) =>
      relateGivenNames(one, other) === null &&
      !(one.slice(0, -1) === other.slice(0, -1) && /[aeiouy]$/.test(one) && /[aeiouy]$/.test(other)),
  );
}

/** Which of two spellings used as often is right: `Ann`, then `ANN`, then `ann`. */
function caseRank(label: string): number {
  if (!isUpper(label.charCodeAt(0))) return 0;
  return label === label.toUpperCase() ? 1 : 2;
}

/** A slip may cost two letters in a long name, one in a short one, none in initials. */
function maxEdits(label: string): number {
  if (label.length >= 8) return 2;
  return label.length >= 4 ? 1 : 0;
}

/** `Guest A` and `Guest B`, `Day 1` and `Day 2` are meant to differ. */
function differsInSuffix(a: string, b: string): boolean {
  const suffix = /^(.*?)[\s#.-]*(?:\d+|\b\p{L})$/u;
  const stemA = suffix.exec(a)?.[1];
  const stemB = suffix.exec(b)?.[1];
  return stemA !== undefined && stemB !== undefined && stemA === stemB;
}

/** What a name may be shortened to, and the short form that `Adam Jonas (AJ)` brings along. */
function shortFormsOf(name: string): string[] {
  const introduced = /\((\p{Lu}{1,4})\)/u.exec(name)?.[1];
  const words = name.split(/[\s-]+/).filter((word) => /^\p{L}/u.test(word));
  const initials = words.map((word) => word[0]!.toUpperCase()).join('');
  const ends = words.length > 2 ? [initials[0]! + initials.at(-1)!] : [];
  const capitals = words.map((word) => word.replace(/[^\p{Lu}]/gu, '')).join('');
  return [initials, capitals, ...ends, ...(introduced === undefined ? [] : [introduced])];
}
