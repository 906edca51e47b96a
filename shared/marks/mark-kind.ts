import type { Mark } from '../episode/model/episode.ts';

/** What a mark asks for. All but `sound` stand where something is still to be done. */
export const markKinds = ['check', 'query', 'comment', 'unheard', 'crosstalk', 'sound'] as const;
export type MarkKind = (typeof markKinds)[number];

/** Judged by how the mark is written; an audience mark that names nothing unheard is a sound. */
export function markKindOf({ kind, text }: Pick<Mark, 'kind' | 'text'>): MarkKind {
  if (kind === 'todo') return text.startsWith('{') ? 'comment' : /^\\?[[<‹⟨〈［]?\?/.test(text) ? 'query' : 'check';
  if (/cross-?\s*talk|overlapping/i.test(text)) return 'crosstalk';
  return /inaudible|unintelligible|indistinct|unclear|foreign/i.test(text) ? 'unheard' : 'sound';
}

/** Whether somebody should listen or look again; `[laughs]` is as it should be. */
export function isUnresolved(mark: Pick<Mark, 'kind' | 'text'>): boolean {
  return isUnresolvedKind(markKindOf(mark));
}

export function isUnresolvedKind(kind: MarkKind): boolean {
  return kind !== 'sound';
}

/** What a kind is called, one and several. */
export const markKindWords: Readonly<Record<MarkKind, readonly [string, string]>> = {
  check: ['to check', 'to check'],
  query: ['question', 'questions'],
  comment: ['comment', 'comments'],
  unheard: ['not understood', 'not understood'],
  crosstalk: ['crosstalk', 'crosstalk'],
  sound: ['sound', 'sounds'],
};
