import type { PlanItem } from '../../shared/publish/plan-item.ts';
import { isReady } from '../../shared/publish/choose-items.ts';
import { groupAlikePages } from '../../shared/publish/alike-pages.ts';

/** Conflicts that may be decided together, because their pages differ from the library in the same, by what that is. */
export function alikeConflicts(items: readonly PlanItem[]): Map<string, readonly PlanItem[]> {
  return new Map(
    groupAlikePages(items).flatMap(({ title, items: same, decidedTogether }) =>
      decidedTogether ? [[title, same] as const] : [],
    ),
  );
}

/** A group of a plan, what wants looking at first. */
export interface PlanGroup {
  readonly id: string;
  readonly title: string;
  readonly badge: string;
  /** What a group of this kind means, in a sentence. */
  readonly hint: string;
  has(item: PlanItem): boolean;
}

export const groups: readonly PlanGroup[] = [
  {
    id: 'conflict',
    title: 'Conflicts',
    badge: 'error',
    hint: 'The page in the site differs from the library, and is not what was published last. Left unless you decide.',
    has: ({ status }) => status === 'conflict',
  },
  {
    id: 'blocked',
    title: 'Blocked',
    badge: 'error',
    hint: 'Cannot go out before something is mended.',
    has: ({ status }) => status === 'blocked',
  },
  {
    id: 'changed',
    title: 'Changed',
    badge: 'warning',
    hint: 'Different from what the site has.',
    has: ({ status, whitespaceOnly }) => status === 'changed' && !whitespaceOnly,
  },
  { id: 'new', title: 'New', badge: 'good', hint: 'Not in the site yet.', has: ({ status }) => status === 'new' },
  {
    id: 'space',
    title: 'White space only',
    badge: '',
    hint: 'Nothing that a reader sees is different.',
    has: ({ whitespaceOnly }) => whitespaceOnly,
  },
  {
    id: 'identical',
    title: 'Identical',
    badge: '',
    hint: 'The site has exactly this.',
    has: ({ status }) => status === 'identical',
  },
];

export type PlanRow =
  | {
      readonly kind: 'group';
      readonly group: PlanGroup;
      readonly items: readonly PlanItem[];
      readonly ready: readonly string[];
      readonly folded: boolean;
    }
  | { readonly kind: 'item'; readonly item: PlanItem };

export type PlanOrder = 'path' | 'title';

/** The rows of a plan: its groups in order, each with its items, unless it is folded. Linear but for the sorting. */
export function planRows(
  items: readonly PlanItem[],
  {
    query,
    order,
    folded,
    isShown = () => true,
  }: {
    readonly query: string;
    readonly order: PlanOrder;
    readonly folded: ReadonlySet<string>;
    readonly isShown?: (item: PlanItem) => boolean;
  },
): PlanRow[] {
  const wanted = query.trim().toLowerCase();
  const matches = ({ title, source, target, reasons }: PlanItem) =>
    wanted === '' || [title, source, target ?? '', ...reasons].some((text) => text.toLowerCase().includes(wanted));
  const found = new Map<PlanGroup, PlanItem[]>(groups.map((group) => [group, []]));
  for (const item of items)
    if (isShown(item) && matches(item)) found.get(groups.find((group) => group.has(item))!)!.push(item);
  return [...found].flatMap(([group, own]): PlanRow[] => {
    if (own.length === 0) return [];
    const sorted =
      order === 'path'
        ? own
        : own
            .map((item) => ({ item, key: item.title.toLowerCase() }))
            .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
            .map(({ item }) => item);
    const isFolded = folded.has(group.id);
    const heading: PlanRow = {
      kind: 'group',
      group,
      items: own,
      ready: own.filter(isReady).map(({ source }) => source),
      folded: isFolded,
    };
    return [heading, ...(isFolded ? [] : sorted.map((item): PlanRow => ({ kind: 'item', item })))];
  });
}
