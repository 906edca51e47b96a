import { groupBy } from '../group-by.ts';
import {
  describeParts,
  describeTakeOver,
  isDecidedTogether,
  losesNothing,
  type PageConflict,
  type TakeOverKind,
} from './page-conflict.ts';
import type { PagePart } from './page-difference.ts';
import type { PlanItem } from './plan-item.ts';

/** Pages in the site that differ from the library in the same, so that one decision serves for all of them. */
export interface AlikePages {
  /** The same for the same difference, in any plan. */
  readonly id: string;
  /** In what they differ, in words. */
  readonly title: string;
  /** What writing would change, in a sentence. */
  readonly change: string;
  readonly items: readonly PlanItem[];
  /** By which `--take-over` names them; empty where each is decided by itself. */
  readonly kinds: readonly TakeOverKind[];
  /** Nothing that stands on these pages would be lost. */
  readonly losesNothing: boolean;
  readonly decidedTogether: boolean;
}

/** The conflicts of a plan by what they differ in: those that lose nothing first, then the larger groups. */
export function groupAlikePages(items: readonly PlanItem[]): AlikePages[] {
  const conflicts = items.filter(({ status, conflict }) => status === 'conflict' && conflict !== null);
  return [...groupBy(conflicts, ({ conflict }) => alikeId(conflict!))]
    .map(([id, same]): AlikePages => {
      const conflict = same[0]!.conflict!;
      // Where words differ too, the keys need not be the same ones.
      const told = namesKeys(conflict.parts) ? conflict : { ...conflict, keys: joinKeys(same) };
      const decidedTogether = isDecidedTogether(conflict);
      return {
        id,
        title: titleOf(told),
        change: describeTakeOver(told),
        items: same,
        kinds: !decidedTogether ? [] : conflict.kind === 'another' ? ['another'] : conflict.parts,
        losesNothing: losesNothing(conflict),
        decidedTogether,
      };
    })
    .sort((a, b) => Number(b.losesNothing) - Number(a.losesNothing) || b.items.length - a.items.length);
}

const fieldParts: readonly PagePart[] = ['page-fields', 'field-values', 'new-fields', 'comments', 'field-form'];

/** Whether pages are alike only where the same keys differ. */
const namesKeys = (parts: readonly PagePart[]) => parts.every((part) => fieldParts.includes(part));

function alikeId({ kind, parts, keys, uncommitted }: PageConflict): string {
  const named = namesKeys(parts)
    ? Object.entries(keys).map(([part, names]) => `${part}: ${names.toSorted().join(', ')}`)
    : [];
  return [kind, ...(uncommitted ? ['uncommitted'] : []), parts.join(', '), ...named].join('; ');
}

function joinKeys(items: readonly PlanItem[]): PageConflict['keys'] {
  const joined: Record<string, string[]> = {};
  for (const { conflict } of items)
    for (const [part, names] of Object.entries(conflict!.keys))
      joined[part] = [...new Set([...(joined[part] ?? []), ...names])];
  return joined;
}

function titleOf(conflict: PageConflict): string {
  const { kind, uncommitted } = conflict;
  const where = describeParts(conflict);
  const what =
    kind === 'another'
      ? 'Another page'
      : where !== ''
        ? `Differs in ${where}`
        : conflict.parts.length > 0
          ? 'Other formats differ'
          : 'Cannot be compared';
  return [what, kind === 'changed' ? 'changed since published' : '', uncommitted ? 'not committed in the site' : '']
    .filter((part) => part !== '')
    .join(', ');
}
