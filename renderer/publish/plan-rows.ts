import type { PlanItem } from '../../shared/publish/plan-item.ts';
import { isReady } from '../../shared/publish/choose-items.ts';
import { groupAlikePages, type AlikePages } from '../../shared/publish/alike-pages.ts';

const known = new WeakMap<readonly PlanItem[], readonly AlikePages[]>();

/** The conflicts of a plan by what they differ in, worked out once for the same items. */
export function alikePages(items: readonly PlanItem[]): readonly AlikePages[] {
  const groups = known.get(items) ?? groupAlikePages(items);
  known.set(items, groups);
  return groups;
}

/** A group of a plan. */
export interface PlanGroup {
  readonly id: string;
  readonly title: string;
  readonly badge: string;
  /** What a group of this kind means, in a sentence. */
  readonly hint: string;
  /** Pages that are decided together; null where nothing is to be decided. */
  readonly alike: AlikePages | null;
}

interface Kind extends Omit<PlanGroup, 'alike'> {
  has(item: PlanItem): boolean;
}

/** What wants looking at first, behind the conflicts. */
const kinds: readonly Kind[] = [
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
  const alike = alikePages(items);
  const groupOf = new Map(alike.flatMap(({ id, items: same }) => same.map(({ source }) => [source, id] as const)));
  const groups = [
    ...alike.map((pages) => ({ id: pages.id, title: pages.title, badge: 'error', hint: pages.change, alike: pages })),
    ...kinds.map((kind) => ({ ...kind, alike: null })),
  ];
  const found = new Map<string, PlanItem[]>(groups.map(({ id }) => [id, []]));
  for (const item of items)
    if (isShown(item) && matches(item))
      found.get(groupOf.get(item.source) ?? kinds.find((kind) => kind.has(item))!.id)!.push(item);
  return groups.flatMap((group): PlanRow[] => {
    const own = found.get(group.id)!;
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
