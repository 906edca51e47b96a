import { isAlias, isScalar } from 'yaml';
import { parseYaml } from '../episode/front-matter/parse-yaml.ts';
import type { Field, FrontMatter } from '../episode/model/episode.ts';
import { readHugoDate } from './hugo-dates.ts';

/**
 * A value as Hugo has it in hand before it asks for a yes or no or a date. `number` is a fraction, which YAML and TOML
 * tell from an `integer`; JSON has no integers. `time` is a date that the format itself knows: TOML's.
 */
export type HugoValue =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'integer' | 'number'; readonly value: number }
  | { readonly kind: 'text' | 'time'; readonly value: string }
  | { readonly kind: 'other' };

/** What differs between versions of Hugo: `older` is before 0.152, which brought a reader of YAML 1.2. */
export type HugoAge = 'older' | 'newer';

const nothing: HugoValue = { kind: 'nothing' };

/** What Hugo reads where a field stands. */
export function hugoValue(field: Field, { format, fields }: FrontMatter, age: HugoAge): HugoValue {
  switch (format) {
    case 'yaml':
      return yamlValue(field, fields, age);
    case 'toml':
      return tomlValue(field);
    case 'json':
      return plainValue(JSON.parse(field.raw));
  }
}

/** A yes or no as Hugo casts it; null for what it cannot cast. Newer versions take any number but 0 for a yes. */
export function castToBoolean(value: HugoValue, format: FrontMatter['format'], age: HugoAge): boolean | null {
  switch (value.kind) {
    case 'nothing':
      return false;
    case 'boolean':
      return value.value;
    case 'integer':
      return format === 'yaml' || age === 'newer' ? value.value !== 0 : null;
    case 'number':
      return age === 'newer' ? value.value !== 0 : null;
    case 'text':
      return parseBool(value.value);
    default:
      return null;
  }
}

/** Go's `strconv.ParseBool`. */
function parseBool(text: string): boolean | null {
  if (['1', 't', 'T', 'true', 'TRUE', 'True'].includes(text)) return true;
  return ['0', 'f', 'F', 'false', 'FALSE', 'False'].includes(text) ? false : null;
}

/** An instant in milliseconds since 1970, as Hugo casts it: an integer is seconds since then. Null for what it cannot cast. */
export function castToInstant(value: HugoValue, timeZone: string): number | null {
  switch (value.kind) {
    case 'integer':
      return value.value * 1000;
    case 'text':
      return readHugoDate(value.value, timeZone);
    case 'time':
      return readHugoDate(value.value.replace(/[t_ ]/i, 'T').replace(/z$/, 'Z'), timeZone);
    default:
      return null;
  }
}

function yamlValue(field: Field, fields: readonly Field[], age: HugoAge): HugoValue {
  const node = parseYaml(`k: ${field.raw}`).get('k', true) as unknown;
  if (isAlias(node)) {
    const target = fields.find(({ raw }) => raw.startsWith(`&${node.source} `));
    return target === undefined ? plainValue(field.value) : yamlValue(target, fields, age);
  }
  if (!isScalar(node)) return field.raw === '' ? nothing : { kind: 'other' };
  const tag = node.tag?.replace('tag:yaml.org,2002:', '');
  const text = node.type === 'PLAIN' ? (node.source ?? '') : String(node.value);
  if (tag === 'bool') return { kind: 'boolean', value: /^(?:y|yes|true|on)$/i.test(text) };
  return node.type === 'PLAIN' && tag !== 'str' && tag !== 'timestamp'
    ? resolvePlain(text, age)
    : { kind: 'text', value: text };
}

/** A plain scalar by the rules of gopkg.in/yaml.v2 (older) and github.com/goccy/go-yaml (newer). */
function resolvePlain(text: string, age: HugoAge): HugoValue {
  if (/^(?:~|null|Null|NULL|)$/.test(text)) return nothing;
  if (/^(?:true|True|TRUE)$/.test(text) || (age === 'older' && /^(?:y|Y|yes|Yes|YES|on|On|ON)$/.test(text)))
    return { kind: 'boolean', value: true };
  if (/^(?:false|False|FALSE)$/.test(text) || (age === 'older' && /^(?:n|N|no|No|NO|off|Off|OFF)$/.test(text)))
    return { kind: 'boolean', value: false };
  return plainNumber(text) ?? { kind: 'text', value: text };
}

function plainNumber(text: string): HugoValue | null {
  const [, sign = '', digits = ''] = /^([+-]?)(.*)$/s.exec(text.replaceAll('_', ''))!;
  const octal = /^0o?([0-7]+)$/.exec(digits);
  const signed = (value: number) => (sign === '-' ? -value : value);
  if (/^\d/.test(text.replace(/^[+-]/, ''))) {
    if (octal !== null) return { kind: 'integer', value: signed(parseInt(octal[1]!, 8)) };
    if (/^(?:0|[1-9]\d*|0x[\da-f]+|0b[01]+)$/i.test(digits)) return { kind: 'integer', value: signed(Number(digits)) };
  }
  if (/^(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][+-]?\d+)?$/.test(digits))
    return { kind: 'number', value: signed(Number(digits)) };
  if (/^\.(?:inf|Inf|INF)$/.test(digits)) return { kind: 'number', value: signed(Infinity) };
  return sign === '' && /^\.(?:nan|NaN|NAN)$/.test(digits) ? { kind: 'number', value: NaN } : null;
}

function tomlValue({ raw, value }: Field): HugoValue {
  if (typeof value === 'boolean' || /^["']/.test(raw)) return plainValue(value);
  if (/^\d{4}-\d{2}-\d{2}/.test(raw)) return { kind: 'time', value: raw };
  if (typeof value === 'object' || /^\d{2}:/.test(raw)) return { kind: 'other' };
  return plainNumber(raw) ?? { kind: 'number', value: Number(raw) };
}

/** A value of JSON, whose numbers are all fractions to Go, or the value of an alias whose source is not known. */
function plainValue(value: unknown): HugoValue {
  switch (typeof value) {
    case 'boolean':
      return { kind: 'boolean', value };
    case 'number':
      return { kind: 'number', value };
    case 'string':
      return { kind: 'text', value };
    default:
      return value === null || value === undefined ? nothing : { kind: 'other' };
  }
}
