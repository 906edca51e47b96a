import type { LibraryConfig } from '../../config/library-config.ts';
import type { TextRange } from '../../text/text-edit.ts';
import type { Field, FieldValue, FrontMatter } from '../model/episode.ts';
import { namesOne, peopleRoleOf, roleOfKey, type PeopleRole } from './people-keys.ts';
import { nameShape, splitNames, type WrittenName } from './split-names.ts';

/** Somebody whom a front-matter field names as taking part. */
export interface NamedPerson {
  /** As it is spoken: `Ann Lee` where the file says `Lee, Ann`. */
  readonly name: string;
  /** The label that the field gives them; null where it gives none. */
  readonly label: string | null;
  /** The top-level key. */
  readonly key: string;
  readonly role: PeopleRole;
  /** The name as it is written in the file; the field's value where it is escaped there. */
  readonly range: TextRange;
  /** From 1. */
  readonly line: number;
}

/** With more, a field is no list of who takes part, and looking for each name would take its time. */
const maxNames = 200;

/**
 * Everybody whom the front matter names: in fields that are known by their keys (`guest`, `co-hosts`, `iriss_speakers`,
 * `invitée`; also inside maps such as `params`) or that `rostrum.yaml` declares as `type: people`. A value is a text
 * (see `splitNames`), a list of texts or of maps with a `name`, or a map of label to name. In the order of the text.
 */
export function readPeople(
  text: string,
  { fields }: Pick<FrontMatter, 'fields'>,
  config: Pick<LibraryConfig, 'fields'>,
): readonly NamedPerson[] {
  const before = known.get(fields);
  if (before !== undefined && before.declared === config.fields) return before.people;
  const people = fields.flatMap((field) => readPeopleField(text, field, config));
  known.set(fields, { declared: config.fields, people });
  return people;
}

/** Of front matter that was read before, by what was declared then: several rules and the list ask for the same people. */
const known = new WeakMap<
  readonly Field[],
  { readonly declared: LibraryConfig['fields']; readonly people: readonly NamedPerson[] }
>();

/** As `readPeople`, of one field; nobody where it names no people. */
export function readPeopleField(text: string, field: Field, config: Pick<LibraryConfig, 'fields'>): NamedPerson[] {
  const role = peopleRoleOf(field.key, config);
  const found = role === null ? readInside(field.value) : readValue(field.value, { role, single: namesOne(field.key) });
  const { valueRange } = field;
  const source = text.slice(valueRange.from, valueRange.to);
  let cursor = 0;
  return found.slice(0, maxNames).map(({ name, written, label, role: ownRole }) => {
    const after = findName(source, written, cursor);
    const at = after === -1 ? findName(source, written, 0) : after;
    const range = at === -1 ? valueRange : { from: valueRange.from + at, to: valueRange.from + at + written.length };
    if (after !== -1) cursor = after + written.length;
    return {
      name,
      label,
      key: field.key,
      role: ownRole,
      range,
      line: field.line + lineBreaks(text, field.range.from, range.from),
    };
  });
}

interface Found {
  readonly name: string;
  readonly written: string;
  readonly label: string | null;
  readonly role: PeopleRole;
}

interface Reading {
  readonly role: PeopleRole;
  /** A comma in a text does not part people. */
  readonly single: boolean;
}

type FieldMap = Readonly<Record<string, FieldValue>>;

/** `params: { guests: … }`: people's fields inside of others. */
function readInside(value: FieldValue, depth = 0): Found[] {
  if (!isMap(value) || depth > 2) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const role = roleOfKey(key);
    return role === null ? readInside(inner, depth + 1) : readValue(inner, { role, single: namesOne(key) });
  });
}

function readValue(value: FieldValue, reading: Reading): Found[] {
  if (typeof value === 'string') return namesIn(value, reading);
  if (Array.isArray(value))
    return (value as readonly FieldValue[]).flatMap((item) => readValue(item, { ...reading, single: true }));
  return isMap(value) ? readMap(value, reading) : [];
}

function namesIn(value: string, { role, single }: Reading, label: string | null = null): Found[] {
  return splitNames(value, single).map((name: WrittenName) => ({
    name: name.name,
    written: value.slice(name.from, name.to),
    label: name.label ?? label,
    role,
  }));
}

const nameKeys = [
  'name',
  'fullname',
  'fullName',
  'full_name',
  'full-name',
  'display_name',
  'displayName',
  'person',
  'nom',
  'nombre',
  'nome',
  'naam',
  'namn',
  'navn',
  'nimi',
  'имя',
  '姓名',
  '名前',
  '이름',
  'שם',
  'اسم',
  'title',
];
const labelKeys = ['label', 'initials', 'short', 'abbr', 'abbreviation', 'code', 'key', 'tag', 'kürzel', 'sigle'];
const givenKeys = ['given', 'first', 'firstname', 'firstName', 'first_name', 'given_name', 'givenName'];
const familyKeys = ['family', 'last', 'lastname', 'lastName', 'last_name', 'surname', 'family_name', 'familyName'];

/** One person (`{name: Ann Lee, role: host}`), or several by their labels, roles or names. */
function readMap(map: FieldMap, reading: Reading): Found[] {
  const [given, family] = [textAt(map, givenKeys), textAt(map, familyKeys)];
  const name = textAt(map, nameKeys);
  if (name !== null || (given !== null && family !== null)) {
    const label = textAt(map, labelKeys);
    const own = {
      ...reading,
      role: (typeof map['role'] === 'string' ? roleOfKey(map['role']) : null) ?? reading.role,
      single: true,
    };
    return name === null
      ? [{ name: `${given} ${family}`, written: family!, label, role: own.role }]
      : namesIn(name, own, label).slice(0, 1);
  }
  return Object.entries(map).flatMap(([key, value]): Found[] => {
    const role = roleOfKey(key);
    if (role !== null) return readValue(value, { role, single: namesOne(key) });
    const person = nameShape(key) === 'full' ? [{ name: key, written: key, label: null, role: reading.role }] : [];
    if (typeof value === 'string' && !isAttribute(key)) {
      const [first] = namesIn(value, { ...reading, single: true }, key);
      return first !== undefined && (person.length === 0 || nameShape(first.name) === 'full') ? [first] : person;
    }
    if (!isMap(value)) return person;
    const inner = textAt(value, nameKeys);
    return inner === null
      ? person
      : namesIn(inner, { ...reading, single: true }, textAt(value, labelKeys) ?? key).slice(0, 1);
  });
}

/** What is said of a person rather than a label or name of one. */
function isAttribute(key: string): boolean {
  return /^(?:role|type|bio|url|link|links|website|image|photo|avatar|twitter|x|mastodon|email|company|organi[sz]ation|affiliation|job|position|pronouns|location|description|slug|id|note|notes)$/i.test(
    key,
  );
}

function textAt(map: FieldMap, keys: readonly string[]): string | null {
  for (const key of keys) {
    const value = Object.hasOwn(map, key) ? map[key] : undefined;
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
  }
  return null;
}

function isMap(value: FieldValue): value is FieldMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The name as a whole: `Ann` is not found in `Annette`. */
function findName(text: string, name: string, from: number): number {
  for (let at = text.indexOf(name, from); at !== -1; at = text.indexOf(name, at + 1)) {
    if (!/[\p{L}\p{N}]/u.test(text[at - 1] ?? '') && !/[\p{L}\p{N}]/u.test(text[at + name.length] ?? '')) return at;
  }
  return -1;
}

function lineBreaks(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
