import type { Field, FrontMatter } from '../episode/model.ts';

/** Front-matter keys whose values are people who take part. */
const keys: ReadonlySet<string> = new Set(
  ['speaker', 'guest', 'host', 'cohost', 'co_host', 'presenter', 'interviewer', 'interviewee', 'participant', 'contributor', 'panelist', 'panellist', 'narrator'].flatMap((key) => [key, `${key}s`]),
);

/** In capitals, small letters, with `-` or `_`: one spelling is as good as another. */
export function isPeopleField(key: string): boolean {
  return keys.has(key.toLowerCase().replaceAll('-', '_'));
}

/** The names in one field: the items of a list, or of a text those between commas and “and”, where each could be a full name. */
export function namesInField({ value }: Field): string[] {
  if (Array.isArray(value)) return value.filter((item): item is string => typeof item === 'string' && item.trim() !== '');
  if (typeof value !== 'string' || value.trim() === '') return [];
  const parts = value.split(/\s*[,;]\s*(?:and\s+)?|\s+(?:and|&)\s+/).filter((part) => part !== '');
  return parts.every((part) => /^\p{Lu}\S*(\s+\S+)+$/u.test(part)) ? parts : [value];
}

/** Everybody whom the front matter names as taking part, each once. */
export function namesInFrontMatter({ fields }: FrontMatter): string[] {
  return [...new Set(fields.filter(({ key }) => isPeopleField(key)).flatMap(namesInField))];
}
