import type { Episode } from '../episode/model/episode.ts';
import { setField } from '../episode/front-matter/set-field.ts';
import type { TextEdit } from '../text/text-edit.ts';

const key = 'speakers';

/** The names in the front matter's `speakers` after `change`; no edits where the episode has no such field, or it cannot hold them. */
export function changeSpeakersField(
  episode: Episode,
  change: (names: readonly string[]) => readonly string[],
): TextEdit[] {
  const field = episode.frontMatter.fields.find((candidate) => candidate.key === key);
  if (field === undefined) return [];
  const isList = Array.isArray(field.value);
  const names = (Array.isArray(field.value) ? field.value : [field.value]).filter(
    (name): name is string => typeof name === 'string' && name !== '',
  );
  const changed = change(names);
  if (JSON.stringify(changed) === JSON.stringify(names)) return [];
  const asText = !isList && changed.length < 2;
  const result = asText
    ? setField(episode.text, key, changed[0] ?? '')
    : setField(episode.text, key, changed, { type: 'list' });
  return result.ok ? [...result.edits] : [];
}
