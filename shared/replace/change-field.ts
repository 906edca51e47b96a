import { previewHit } from '../changes/preview-hit.ts';
import type { LibraryConfig } from '../config/library-config.ts';
import { fieldSchemaFor, isFrozen } from '../episode/model/field-schema.ts';
import type { Episode } from '../episode/model/episode.ts';
import { removeField, setField, type FieldEdit } from '../episode/front-matter/set-field.ts';
import { valueText } from '../episode/model/value-text.ts';
import type { ChangeHit } from '../changes/change-hit.ts';
import { assertNever } from '../assert-never.ts';
import { indexLines } from '../text/line-index.ts';

/** What is done to one field of many episodes. */
export type FieldChange =
  | { readonly kind: 'set'; readonly key: string; readonly value: string; readonly onlyEmpty: boolean }
  | { readonly kind: 'copy'; readonly key: string; readonly from: string; readonly onlyEmpty: boolean }
  | { readonly kind: 'trim'; readonly key: string }
  | { readonly kind: 'remove'; readonly key: string };

/** What a change would do to one episode, as a preview shows it; a reason where it cannot be done; null where nothing is to be done. */
export function changeField(
  episode: Episode,
  change: FieldChange,
  config: LibraryConfig,
): { readonly hits: readonly ChangeHit[] } | { readonly reason: string } | null {
  const { key } = change;
  if (isFrozen(key, config)) return { reason: `“${key}” is frozen: its values are history.` };
  const result = edit(episode, change, config);
  if (result === null) return null;
  if (!result.ok) return { reason: result.reason };
  if (result.edits.length === 0) return null;
  const lines = indexLines(episode.text);
  return { hits: result.edits.map((one) => previewHit(episode.text, lines, one, { place: key, ticked: true })) };
}

function edit({ text, frontMatter }: Episode, change: FieldChange, config: LibraryConfig): FieldEdit | null {
  const valueOf = (key: string) => frontMatter.fields.find((field) => field.key === key)?.value;
  const before = valueOf(change.key);
  const isEmpty = before === undefined || valueText(before).trim() === '';
  const write = (value: string) =>
    setField(text, change.key, value, { type: fieldSchemaFor(change.key, config, before ?? null).type });
  switch (change.kind) {
    case 'set':
      return change.onlyEmpty && !isEmpty ? null : write(change.value);
    case 'copy': {
      const from = valueOf(change.from);
      if (from === undefined || (change.onlyEmpty && !isEmpty)) return null;
      return write(valueText(from));
    }
    case 'trim': {
      if (typeof before !== 'string') return null;
      const trimmed = before.replace(/[^\S\n]+/g, ' ').trim();
      return trimmed === before ? null : write(trimmed);
    }
    case 'remove':
      return before === undefined ? null : removeField(text, change.key);
    default:
      return assertNever(change);
  }
}
