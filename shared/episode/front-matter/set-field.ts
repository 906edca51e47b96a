import type { FieldType } from '../../config/library-config.ts';
import { applyEdits, type TextEdit } from '../../text/text-edit.ts';
import type { FieldWriter } from './field-writer.ts';
import { jsonWriter } from './write-json.ts';
import { tomlWriter } from './write-toml.ts';
import { yamlWriter } from './write-yaml.ts';
import { parseFrontMatter } from './read-front-matter.ts';
import type { Field, FieldValue, FrontMatter, FrontMatterFormat } from '../model/episode.ts';

/** Edits that were proven on a re-parse, or why there are none, in words. */
export type FieldEdit =
  { readonly ok: true; readonly edits: readonly TextEdit[] } | { readonly ok: false; readonly reason: string };

export interface SetFieldOptions {
  /** In which form the value is written; text where absent. */
  readonly type?: FieldType;
  /** The value is source in the front matter's own format, spliced in as it is. */
  readonly raw?: boolean;
  /** The text that was last saved: a value that goes back to what stood there gets its source text back. */
  readonly base?: string;
  /** The front matter where absent. */
  readonly source?: FieldSource;
}

/** Where fields stand in a text. */
export interface FieldSource {
  parse(text: string): FrontMatter;
  writerOf(text: string, frontMatter: FrontMatter): FieldWriter;
  /** What no change of a field may change. */
  restOf(text: string, frontMatter: FrontMatter): string;
  isKey(key: string): boolean;
}

/** The front matter of an episode: YAML, TOML or JSON. */
const inFrontMatter: FieldSource = {
  parse: parseFrontMatter,
  writerOf: (_text, { format }) => writers[format],
  restOf: (text, { range }) => text.slice(range.to),
  isKey: (key) => /^[A-Za-z_][\w-]*$/.test(key),
};

const refuse = (reason: string): FieldEdit => ({ ok: false, reason });
const nothing: FieldEdit = { ok: true, edits: [] };
const writers: Readonly<Record<FrontMatterFormat, FieldWriter>> = {
  yaml: yamlWriter,
  toml: tomlWriter,
  json: jsonWriter,
};

/**
 * Replaces one field's value by splicing its source range, adding the field where it is missing. Quotes and list form
 * stay as they are where they can hold the value. The result is parsed again: the value must read back, and every
 * other key must keep its source text and its value, or there are no edits but a reason.
 * @param value for `list`: the items, or one string with commas; otherwise the value as text.
 */
export function setField(
  text: string,
  key: string,
  value: string | readonly string[],
  options: SetFieldOptions = {},
): FieldEdit {
  const { source = inFrontMatter } = options;
  const frontMatter = source.parse(text);
  if (frontMatter.status === 'error') return refuseUnread(source, frontMatter);
  const field = frontMatter.fields.find((candidate) => candidate.key === key);
  if (!field) return addField(text, key, value, options);
  if (field.readOnly !== null) return refuse(field.readOnly);
  const wanted = interpret(value, options, field.value);
  if (!wanted.ok) return refuse(wanted.reason);
  if (options.raw ? field.raw === value : equal(field.value, wanted.value)) return nothing;

  const writer = source.writerOf(text, frontMatter);
  const base = options.base === undefined || options.raw ? null : source.parse(options.base);
  const saved =
    base?.format === frontMatter.format ? base.fields.find((candidate) => candidate.key === key) : undefined;
  const printed = options.raw
    ? String(value)
    : saved && equal(saved.value, wanted.value)
      ? saved.raw
      : writer.print(text, wanted.value, field, options.type ?? 'text');
  return prove(text, writer.replace(text, field, printed), {
    source,
    before: frontMatter,
    key,
    expected: options.raw ? undefined : wanted.value,
  });
}

/** Adds a field behind the key `after`, or as the last one; creates the front matter, in YAML, where there is none. */
export function addField(
  text: string,
  key: string,
  value: string | readonly string[],
  options: SetFieldOptions & { readonly after?: string } = {},
): FieldEdit {
  const { source = inFrontMatter } = options;
  const frontMatter = source.parse(text);
  if (frontMatter.status === 'error') return refuseUnread(source, frontMatter);
  if (frontMatter.fields.some((field) => field.key === key)) return refuse(`“${key}” is there already.`);
  if (!source.isKey(key))
    return refuse(`“${key}” is no key: use letters, digits, “_” and “-”, and start with a letter.`);
  const wanted = interpret(value, options);
  if (!wanted.ok) return refuse(wanted.reason);
  const writer = source.writerOf(text, frontMatter);
  const printed = options.raw ? String(value) : writer.print(text, wanted.value, null, options.type ?? 'text');
  const after = frontMatter.fields.find((field) => field.key === options.after) ?? null;
  const edits = writer.add(text, frontMatter, key, printed, after);
  const whole =
    frontMatter.status === 'none' ? edits.map((edit) => ({ ...edit, insert: `---\n${edit.insert}---\n` })) : edits;
  return prove(text, whole, {
    source,
    before: frontMatter,
    key,
    expected: options.raw ? undefined : wanted.value,
  });
}

/** Removes a field with its lines. Comments above it stay; a value that others refer to is refused. */
export function removeField(text: string, key: string, source: FieldSource = inFrontMatter): FieldEdit {
  const frontMatter = source.parse(text);
  const field = frontMatter.fields.find((candidate) => candidate.key === key);
  if (!field) return nothing;
  const edits = source.writerOf(text, frontMatter).remove(text, frontMatter, field);
  const changed = applyEdits(text, edits);
  const after = source.parse(changed);
  const others = frontMatter.fields.filter((candidate) => candidate !== field);
  return sameFields(others, after.fields) &&
    after.status === 'ok' &&
    source.restOf(changed, after) === source.restOf(text, frontMatter)
    ? { ok: true, edits }
    : refuse(`“${key}” cannot be removed: another field refers to it.`);
}

/** Puts the fields into the order of `keys`; those not named follow in the order they have. Comments go with the field below them. */
export function reorderFields(text: string, keys: readonly string[]): FieldEdit {
  const frontMatter = parseFrontMatter(text);
  const { status, format, fields } = frontMatter;
  if (status !== 'ok') return refuse('There is no front matter that can be read.');
  const rank = (field: Field) => (keys.includes(field.key) ? keys.indexOf(field.key) : keys.length);
  const ordered = fields.toSorted((a, b) => rank(a) - rank(b));
  if (fields.every((field, index) => ordered[index] === field)) return nothing;
  const edits = writers[format].reorder(text, frontMatter, ordered);
  const after = parseFrontMatter(applyEdits(text, edits));
  return after.status === 'ok' && sameFields(ordered, after.fields)
    ? { ok: true, edits }
    : refuse('The fields cannot stand in this order: one refers to another, or belongs to a table.');
}

function refuseUnread(source: FieldSource, { problems }: FrontMatter): FieldEdit {
  const { message } = problems[0]!;
  return refuse(source === inFrontMatter ? `The front matter cannot be read: ${message}` : message);
}

type Interpreted = { readonly ok: true; readonly value: FieldValue } | { readonly ok: false; readonly reason: string };

/** @param before what the field holds: people are a list unless they are written as a text */
function interpret(
  value: string | readonly string[],
  { type = 'text', raw = false }: SetFieldOptions,
  before: FieldValue = null,
): Interpreted {
  if (typeof value !== 'string') return { ok: true, value: asItems(value, before) };
  if (raw) return { ok: true, value };
  switch (type === 'people' && typeof before !== 'string' ? 'list' : type) {
    case 'boolean':
      return value === 'true' || value === 'false'
        ? { ok: true, value: value === 'true' }
        : { ok: false, reason: `“${value}” is neither “true” nor “false”.` };
    case 'number':
      return number.test(value)
        ? { ok: true, value: Number(value) }
        : { ok: false, reason: `“${value}” is no number.` };
    case 'list':
      return {
        ok: true,
        value: asItems(
          value
            .split(',')
            .map((item) => item.trim())
            .filter((item) => item !== ''),
          before,
        ),
      };
    default:
      return { ok: true, value };
  }
}

const number = /^-?(0|[1-9]\d*)(\.\d+)?$/;

/** A list of numbers stays one as long as nothing else is put into it. */
function asItems(items: readonly string[], before: FieldValue): FieldValue {
  const isNumeric =
    Array.isArray(before) &&
    before.length > 0 &&
    before.every((item) => typeof item === 'number') &&
    items.every((item) => number.test(item));
  return isNumeric ? items.map(Number) : [...items];
}

/** Gives the edits only where a re-parse shows that they did what was asked and nothing else. */
function prove(
  text: string,
  edits: readonly TextEdit[],
  {
    source,
    before,
    key,
    expected,
  }: {
    readonly source: FieldSource;
    readonly before: FrontMatter;
    readonly key: string;
    readonly expected: FieldValue | undefined;
  },
): FieldEdit {
  const changed = applyEdits(text, edits);
  const after = source.parse(changed);
  if (after.status !== 'ok' || after.format !== before.format)
    return refuse(
      `The front matter could not be read with this value: ${after.problems[0]?.message ?? 'it would be lost'}`,
    );
  const written = after.fields.find((field) => field.key === key);
  if (!written || (expected !== undefined && !equal(written.value, expected)))
    return refuse(`“${key}” cannot hold this value in the form it has here.`);
  if (source.restOf(changed, after) !== source.restOf(text, before))
    return refuse(`“${key}” cannot hold this value: it would end the front matter.`);
  const others = (fields: readonly Field[]) => fields.filter((field) => field.key !== key);
  if (!sameFields(others(before.fields), others(after.fields)))
    return refuse(`“${key}” cannot be changed without changing another field, which refers to it.`);
  return { ok: true, edits };
}

function sameFields(before: readonly Field[], after: readonly Field[]): boolean {
  return (
    before.length === after.length &&
    before.every((field, index) => {
      const other = after[index]!;
      return field.key === other.key && field.raw === other.raw && equal(field.value, other.value);
    })
  );
}

function equal(a: FieldValue, b: FieldValue): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
