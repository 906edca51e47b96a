import { keepsSpeakers } from '../changes/keeps-speakers.ts';
import { previewHit } from '../changes/preview-hit.ts';
import type { LibraryConfig } from '../config/library-config.ts';
import { isFrozen } from '../episode/model/field-schema.ts';
import { parseFrontMatter } from '../episode/front-matter/read-front-matter.ts';
import type { Episode, Field, FieldValue } from '../episode/model/episode.ts';
import { readPeopleField } from '../episode/people/people-fields.ts';
import { peopleRoleOf } from '../episode/people/people-keys.ts';
import { occurrencesInField, replaceInField } from '../episode/front-matter/replace-in-field.ts';
import { readIntroduction } from '../episode/people/speakers.ts';
import { splitNames } from '../episode/people/split-names.ts';
import type { ChangeHit } from '../changes/change-hit.ts';
import { renameLabel } from '../operations/rename-label.ts';
import { renameName } from '../operations/rename-name.ts';
import { escapePattern } from '../text/escape-pattern.ts';
import { indexLines, type LineIndex } from '../text/line-index.ts';
import { rangeAt } from '../text/ranges.ts';
import { applyEdits, type TextEdit, type TextRange } from '../text/text-edit.ts';
import { initialsOf } from '../names/person-name.ts';

export interface Rename {
  readonly from: string;
  readonly to: string;
}

/** What kind of place a hit is: those of `name` are the person, `words` only speak of them, `initials` are their label. */
export type NameHitKind = 'name' | 'words' | 'initials';
export type NameHit = ChangeHit & { readonly kind: NameHitKind };

/**
 * Every place of an episode that has a person's name, as a preview shows it. Ticked are those that say who takes part:
 * legend, labels that are the name, front-matter fields of people. Listed and not ticked: the name in what is said and
 * in other fields, and a label made of the name's initials. Frozen fields are left alone.
 */
export function renamePerson(episode: Episode, rename: Rename, config: LibraryConfig): NameHit[] {
  const { from, to } = rename;
  if (from === to || from === '') return [];
  const lines = indexLines(episode.text);
  const fields = episode.frontMatter.fields.filter(({ key }) => !isFrozen(key, config));
  const named = [
    ...renameDeclared(episode, lines, rename),
    ...fields.flatMap((field) => renameInPeopleField(episode, lines, field, rename, config)),
  ];
  const words = [
    ...fields.flatMap((field) => renameInOtherField(episode, lines, field, rename, config)),
    ...renameInWords(episode, lines, rename, named.length > 0),
  ];
  const safe = keepsSpeakers(
    episode,
    named.flatMap(({ edits }) => edits),
    (label) => renameInLabel(label, rename),
  );
  const hits = [
    ...(safe
      ? named
      : named.map((hit) => ({ ...hit, ticked: false, place: `${hit.place}: would not be read as before` }))),
    ...renameInitials(episode, lines, rename),
    ...words,
  ];
  return hits.sort((a, b) => a.edits[0]!.from - b.edits[0]!.from);
}

/** Legend entries and labels; all turns of one label are one hit. */
function renameDeclared(episode: Episode, lines: LineIndex, { from, to }: Rename): NameHit[] {
  const inFields = episode.frontMatter.range.to;
  const edits = renameName(episode, { from, to }).filter((edit) => edit.from >= inFields);
  const entries = episode.legend
    .flatMap(({ nameRange, labelRange }) => [nameRange, labelRange])
    .sort((a, b) => a.from - b.from);
  const isInLegend = (edit: TextEdit) => (rangeAt(entries, edit.from)?.to ?? -1) >= edit.to;
  const inLegend = edits.filter(isInLegend);
  const inLabels = edits.filter((edit) => !isInLegend(edit)).sort((a, b) => a.from - b.from);
  return [
    ...inLegend.map((edit) => hitOf(episode, lines, [edit], 'name', 'Legend')),
    ...(inLabels.length > 0
      ? [hitOf(episode, lines, inLabels, 'name', inLabels.length === 1 ? 'Label' : `Label of ${inLabels.length} turns`)]
      : []),
  ];
}

function renameInLabel(label: string, { from, to }: Rename): string {
  if (label === from) return to;
  return readIntroduction(label)?.name === from ? to + label.slice(from.length) : label;
}

/** One hit a field; a person who is named twice after the change is named once. What is said of the person there stays. */
function renameInPeopleField(
  episode: Episode,
  lines: LineIndex,
  field: Field,
  { from, to }: Rename,
  config: LibraryConfig,
): NameHit[] {
  const { text } = episode;
  if (!namesInField(episode, field, config).includes(from)) return [];
  const places = readPeopleField(text, field, config).filter(({ name }) => name === from);
  const edits =
    places.length > 0
      ? places.map(({ range }) => ({ ...range, insert: writtenAs(text.slice(range.from, range.to), from, to) }))
      : occurrencesInField(text, field, from, to);
  // What is said of the person beside the name, `{name: Ann Lee, bio: Ann Lee is …}`, is no name.
  const value = isPlain(field.value) ? renameInValue(field.value, { from, to }) : fieldAfter(text, field, edits);
  return hitsOf(episode, lines, field, replaceInField(text, field, edits, value), 'name');
}

/** Whom a field names, and its texts as they are: whoever is renamed to `Ada Smith: Jr` can be renamed back. */
function namesInField({ text }: Episode, field: Field, config: LibraryConfig): string[] {
  const names = readPeopleField(text, field, config).map(({ name }) => name);
  if (peopleRoleOf(field.key, config) === null) return names;
  return [
    ...names,
    ...(Array.isArray(field.value) ? field.value : [field.value]).filter(
      (item): item is string => typeof item === 'string',
    ),
  ];
}

/** A text or list with another name, wherever it names the person. */
function renameInValue(value: FieldValue, { from, to }: Rename): FieldValue {
  if (value === from) return to;
  if (typeof value === 'string') {
    const [names = []] = [true, false]
      .map((single) => splitNames(value, single).filter(({ name }) => name === from))
      .filter(({ length }) => length > 0);
    return names.reduceRight(
      (text, name) =>
        text.slice(0, name.from) + writtenAs(text.slice(name.from, name.to), from, to) + text.slice(name.to),
      value,
    );
  }
  if (Array.isArray(value)) {
    const items = (value as readonly FieldValue[]).map((item) => renameInValue(item, { from, to }));
    return items.filter((item, at) => typeof item !== 'string' || items.indexOf(item) === at);
  }
  return value;
}

/** A text, or a list of them and of other plain values. */
function isPlain(value: FieldValue): boolean {
  return (
    typeof value !== 'object' ||
    value === null ||
    (Array.isArray(value) && value.every((item) => typeof item !== 'object'))
  );
}

function fieldAfter(text: string, { key }: Field, edits: readonly TextEdit[]): FieldValue {
  return parseFrontMatter(applyEdits(text, edits)).fields.find((field) => field.key === key)?.value ?? null;
}

/** `Roe, Ann` where `Lee, Ann` is written for Ann Lee. */
function writtenAs(written: string, from: string, to: string): string {
  if (written.replace(/\s+/g, ' ') === from || !written.includes(',')) return keepLineBreaks(written, to);
  const words = to.split(' ');
  return `${words.at(-1)}, ${words.slice(0, -1).join(' ')}`;
}

function renameInOtherField(
  episode: Episode,
  lines: LineIndex,
  field: Field,
  { from, to }: Rename,
  config: LibraryConfig,
): NameHit[] {
  if (typeof field.value !== 'string' || namesInField(episode, field, config).includes(from)) return [];
  const value = replaceName(field.value, from, to);
  return value === field.value
    ? []
    : hitsOf(
        episode,
        lines,
        field,
        replaceInField(episode.text, field, occurrencesInField(episode.text, field, from, to), value),
        'words',
      );
}

function hitsOf(
  episode: Episode,
  lines: LineIndex,
  { key }: Field,
  edits: readonly TextEdit[],
  kind: NameHitKind,
): NameHit[] {
  return edits.length === 0 ? [] : [hitOf(episode, lines, edits, kind, key)];
}

/** The whole name, and where the person takes part also a given name or surname alone, when that is what changes. */
function renameInWords(episode: Episode, lines: LineIndex, rename: Rename, takesPart: boolean): NameHit[] {
  const { text, blocks, speakers } = episode;
  const names = new Map(speakers.map(({ label, name }) => [label, name ?? label]));
  const sought = [{ regex: nameRegex(rename.from), to: rename.to }, ...(takesPart ? partsOf(rename) : [])];
  const find = ({ from, to }: TextRange, place: string): NameHit[] => {
    const taken: TextRange[] = [];
    return sought.flatMap(({ regex, to: insert }) =>
      [...text.slice(from, to).matchAll(regex)].flatMap(({ index, 0: match }) => {
        const edit = { from: from + index, to: from + index + match.length, insert: keepLineBreaks(match, insert) };
        if (taken.some((range) => edit.from < range.to && range.from < edit.to)) return [];
        taken.push(edit);
        return [hitOf(episode, lines, [edit], 'words', place)];
      }),
    );
  };
  return blocks.flatMap((block) => {
    switch (block.kind) {
      case 'turn':
        return block.paragraphs.flatMap((range) =>
          find(range, `${names.get(block.label.text) ?? block.label.text} says`),
        );
      case 'narration':
        return find(block.range, 'Narration');
      case 'heading':
        return find(block.range, 'Heading');
      default:
        return [];
    }
  });
}

/** Given name and surname as they stand alone: not with another surname behind, nor with another given name before. */
function partsOf({ from, to }: Rename): { readonly regex: RegExp; readonly to: string }[] {
  const before = from.split(/\s+/);
  const after = to.split(/\s+/);
  if (before.length < 2 || after.length < 2 || from.includes(',') || to.includes(',')) return [];
  const part = (at: number, lead: string, trail: string) => {
    const [name, other] = [before.at(at)!, after.at(at)!];
    return name === other || name.length < 3 || name.endsWith('.')
      ? []
      : [{ regex: nameRegex(name, lead, trail), to: other }];
  };
  return [...part(0, '', '(?!\\s+\\p{Lu})'), ...part(-1, '(?<!\\p{Lu}\\p{L}+\\s+)', '')];
}

/** A label made of the initials, where the new name has others that nobody in the episode has. */
function renameInitials(episode: Episode, lines: LineIndex, { from, to }: Rename): NameHit[] {
  const before = initialsOf(from);
  const after = initialsOf(to);
  const isTheirs = episode.legend.some(({ label, name }) => label === before && name === from);
  if (before === after || !isTheirs || episode.speakers.some(({ label }) => label === after)) return [];
  const edits = renameLabel(episode, { from: before, to: after }).sort((a, b) => a.from - b.from);
  if (!keepsSpeakers(episode, edits, (label) => (label === before ? after : label))) return [];
  return [hitOf(episode, lines, edits, 'initials', `Label ${before} of ${edits.length - 1} turns`)];
}

function hitOf(
  { text }: Episode,
  lines: LineIndex,
  edits: readonly TextEdit[],
  kind: NameHitKind,
  place: string,
): NameHit {
  return { ...previewHit(text, lines, edits[0]!, { place, ticked: kind === 'name' }), edits: [...edits], kind };
}

function replaceName(text: string, from: string, to: string): string {
  return text.replace(nameRegex(from), (match) => keepLineBreaks(match, to));
}

/** The name as a whole, its words parted by any white space. */
function nameRegex(name: string, lead = '', trail = ''): RegExp {
  const words = name.trim().split(/\s+/).map(escapePattern);
  return new RegExp(`${lead}(?<![\\p{L}\\p{N}])${words.join('\\s+')}(?![\\p{L}\\p{N}])${trail}`, 'gu');
}

/** A name that runs over the end of a line still does, where it has as many words as before. */
function keepLineBreaks(match: string, name: string): string {
  const gaps = match.match(/\s+/g) ?? [];
  const words = name.split(/\s+/);
  return words.length === gaps.length + 1 ? words.map((word, at) => word + (gaps[at] ?? '')).join('') : name;
}
