import type { ParseOptions } from '../episode/model/episode.ts';
import { alignUnits } from './align-units.ts';
import { cutUnits } from './units.ts';

/** One thing that differs between two versions. `before` is empty for what was added, `after` for what was removed. */
export interface ListedChange {
  readonly kind: 'field' | 'label' | 'words' | 'added' | 'removed';
  /** In an editor's words: `Turn 14, MD`; of the later version, but for what was removed. */
  readonly place: string;
  readonly before: string;
  readonly after: string;
  /** Where it stands in the later version; for what was removed, where it stood. */
  readonly offset: number;
}

/** Every change between two versions of an episode, in the order of the text; white space is none. */
export function listChanges(before: string, after: string, options: ParseOptions): ListedChange[] {
  const base = cutUnits(before, options);
  const { kept, added } = alignUnits(base, cutUnits(after, options));
  const changes: ListedChange[] = [];
  let offset = 0;
  const list = (kind: ListedChange['kind'], place: string, from: string, to: string) => {
    if (from.trim() !== to.trim()) changes.push({ kind, place, before: from.trim(), after: to.trim(), offset });
  };
  for (const [at, unit] of base.entries()) {
    for (const { place, content, offset: from } of added[at]!) {
      offset = from;
      list('added', place, '', content);
    }
    const now = kept[at];
    if (!now) {
      list('removed', unit.place, unit.content, '');
      continue;
    }
    offset = now.offset;
    if (unit.kind === 'field' || !unit.label || !now.label) {
      list(unit.kind === 'field' ? 'field' : 'words', now.place, unit.content, now.content);
      continue;
    }
    list(
      'label',
      now.place,
      unit.content.slice(unit.label.from, unit.label.to),
      now.content.slice(now.label.from, now.label.to),
    );
    list('words', now.place, unit.content.slice(unit.label.to), now.content.slice(now.label.to));
  }
  return changes;
}
