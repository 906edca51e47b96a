import slugify from '@sindresorhus/slugify';
import type { LibraryConfig } from '../config/library-config.ts';
import { episodeExtensions, isEpisodeName } from '../episode/model/file-names.ts';
import { addField, setField, type FieldEdit } from '../episode/front-matter/set-field.ts';
import { append } from '../lists.ts';
import type { Declaration } from '../operations/legend-entries.ts';
import { assertNever } from '../assert-never.ts';
import { ownValue } from '../own-value.ts';
import { applyEdits } from '../text/text-edit.ts';
import { declareGuests, findNamesakes, type LabelsBefore } from '../operations/declare-guests.ts';
import type { FieldHabit, Habits } from './habits.ts';
import { printDate, readLocalTime } from './print-date.ts';

/** What an editor says of an episode that is to be made. */
export interface NewEpisode {
  readonly title: string;
  /** A day, `2026-11-24`, to be written as the library writes dates; or a date with its time. */
  readonly date: string;
  /** Everybody who is to speak, hosts too, by name, in the order of the legend. */
  readonly people: readonly string[];
  /** Values for fields in place of those that follow from title and date; items of a list are set apart by commas. */
  readonly fields?: Readonly<Record<string, string>>;
  /** Whole entries of the front matter, as YAML with its line end, in place of the library's own of that key or below all of them. */
  readonly entries?: readonly { readonly key: string; readonly yaml: string }[];
  /** Path relative to the library, in place of the one that follows from the title. */
  readonly path?: string | undefined;
  /** What follows the front matter, in place of a legend or the first labels: an imported transcript. */
  readonly body?: string | undefined;
}

export interface PlannedField {
  readonly key: string;
  readonly type: FieldHabit['type'];
  readonly value: string;
  /** The value follows from the title, the date or the people, and changes with them. */
  readonly linked: boolean;
}

export interface NewEpisodePlan {
  /** Relative to the library, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly fields: readonly PlannedField[];
  readonly legend: readonly Declaration[];
  /** What an editor should know of it, in words. */
  readonly notes: readonly string[];
  /** Why it cannot be made, in words; empty where it can. */
  readonly problems: readonly string[];
}

/** The file that a new episode becomes, from the library's habits; no address is made up. */
export function planNewEpisode(
  request: NewEpisode,
  habits: Habits,
  before: LabelsBefore,
  config: LibraryConfig,
): NewEpisodePlan {
  const problems: string[] = [];
  const title = request.title.trim();
  const slug = slugify(title);
  if (title === '') problems.push('An episode needs a title.');
  const local = readLocalTime(request.date, habits.timeOfDay, config.timeZone);
  if (local === null) problems.push(`“${request.date}” is no date. Write it as 2026-11-24.`);
  const path = (request.path?.trim() || expandPath(habits.path, slug, local ?? '')).replace(/^\.\//, '');
  if (slug !== '' || request.path) append(problems, checkPath(path));
  else if (title !== '')
    problems.push('The title has no letters that a file name could be made of. Choose a file name.');
  const people = [...new Set(request.people.map((name) => name.trim()).filter((name) => name !== ''))];
  const entries = request.entries ?? [];
  const own = habits.fields.filter(({ key }) => !entries.some((entry) => entry.key === key));
  const fields = own.map((habit): PlannedField => {
    const own = ownValue(request.fields, habit.key);
    return {
      key: habit.key,
      type: habit.type,
      value: own ?? valueOf(habit),
      linked: own === undefined && (habit.fill.kind === 'same-as' || habit.fill.kind === 'people'),
    };
  });

  function valueOf({ fill, dateForm }: FieldHabit): string {
    switch (fill.kind) {
      case 'same-as':
        if (fill.source === 'date') return printOwnDate(dateForm);
        return fill.source === 'title' ? title : slug;
      case 'people':
        return people
          .filter((name) => fill.who === 'everybody' || habits.hosts.includes(name) === (fill.who === 'hosts'))
          .join(', ');
      case 'constant':
        return fill.value;
      case 'empty':
        return '';
      default:
        return assertNever(fill);
    }
  }
  /** A date that was given with its time is written as it was given. */
  function printOwnDate(form: string | null): string {
    if (local === null) return '';
    const given = request.date.trim();
    if (given.length > 10 && (form === null || form === given.replace(/\d/g, '0').replace('-00:', '+00:')))
      return given;
    return printDate(local, form ?? '0000-00-00', config.timeZone);
  }

  // Entries of an imported page are YAML, and two formats do not go together.
  const frontMatter =
    habits.format === 'yaml' || entries.length > 0
      ? printYaml(fields, own, entries, problems)
      : printTomlOrJson(habits.format, fields, own, problems);
  const legend = habits.houseStyle === 'initials' ? declareGuests(people, before) : [];
  const body = request.body ?? printBody(people, legend, habits);
  return {
    path,
    text: `${frontMatter}${body === '' ? '' : habits.lead}${body}`,
    fields,
    legend,
    notes: findNamesakes(legend, before),
    problems,
  };
}

function expandPath(template: string, slug: string, local: string): string {
  return template
    .replaceAll('{slug}', slug)
    .replaceAll('{date}', local.slice(0, 10))
    .replaceAll('{year}', local.slice(0, 4));
}

const anyOf = new Intl.ListFormat('en-GB', { type: 'disjunction' });

/** Why a path cannot be an episode’s in a library, in words; empty where it can. */
export function checkPath(path: string): string[] {
  const parts = path.split('/');
  if (
    path.startsWith('/') ||
    path.includes('\\') ||
    /^[A-Za-z]:/.test(path) ||
    parts.some((part) => part === '' || part.startsWith('.'))
  )
    return [`“${path}” is no place inside the library.`];
  if (!isEpisodeName(path)) return [`“${path}” is no episode’s name: they end in ${anyOf.format(episodeExtensions)}.`];
  return [];
}

/** Each key in the form that it has in the other episodes, then each value, set and proven as the form sets it. */
function printYaml(
  fields: readonly PlannedField[],
  habits: readonly FieldHabit[],
  entries: NonNullable<NewEpisode['entries']>,
  problems: string[],
): string {
  const lines = fields.map(({ key, value }, index) => {
    const { type, form } = habits[index]!;
    if (type === 'list') return `${key}:${value === '' ? ' []' : form === '[]' ? ' []' : `${form}- x`}`;
    const written = form === '' && value !== '' ? 'x' : form;
    return `${key}:${written === '' ? '' : ' '}${written}`;
  });
  let text = `---\n${lines.map((line) => `${line}\n`).join('')}${entries.map(({ yaml }) => yaml).join('')}---\n`;
  for (const { key, type, value } of fields) {
    if (value === '') continue;
    const result = setField(text, key, value, { type });
    if (result.ok) text = applyEdits(text, result.edits);
    else problems.push(result.reason);
  }
  return text;
}

/** The same in TOML or JSON, key by key. TOML has nothing for “no value yet”, so such a key is left out. */
function printTomlOrJson(
  format: 'toml' | 'json',
  fields: readonly PlannedField[],
  habits: readonly FieldHabit[],
  problems: string[],
): string {
  let text = format === 'toml' ? '+++\n+++\n' : '{\n}\n';
  const apply = (edit: FieldEdit) => {
    if (edit.ok) text = applyEdits(text, edit.edits);
    else problems.push(edit.reason);
  };
  fields.forEach(({ key, type, value }, index) => {
    const { form } = habits[index]!;
    const isTyped = type === 'number' || type === 'boolean';
    if (isTyped && value === '' && format === 'toml') return;
    const isBareDate = format === 'toml' && type === 'date' && form === '' && value !== '';
    const empty = type === 'list' ? '[]' : isTyped ? 'null' : format === 'toml' && form === "''" ? "''" : '""';
    apply(addField(text, key, isTyped && value !== '' ? value : isBareDate ? '1979-05-27' : empty, { raw: true }));
    if (value !== '' && !isTyped) apply(setField(text, key, value, { type }));
  });
  return text;
}

/** The legend; in styles without one, a first turn for everybody, so that their labels stand ready. */
function printBody(people: readonly string[], legend: readonly Declaration[], habits: Habits): string {
  if (habits.houseStyle === 'initials') return printLegend(legend, habits);
  const { before, after } = habits.turn;
  return people.length === 0 ? '' : `${people.map((name) => before + name + after.trimEnd()).join('\n\n')}\n`;
}

/** A legend as the library writes them, its lines broken hard but for the last; empty where it declares nobody. */
export function printLegend(legend: readonly Declaration[], { separator }: Pick<Habits, 'separator'>): string {
  return legend.length === 0 ? '' : `${legend.map(({ label, name }) => label + separator + name).join('  \n')}\n`;
}
