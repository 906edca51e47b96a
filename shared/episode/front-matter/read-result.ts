import type { FrontMatter, FrontMatterFix, FrontMatterProblem } from '../model/episode.ts';
import type { TextRange } from '../../text/text-edit.ts';

/** What one format's reader says of the source between the fences. */
export type FieldsRead = Pick<FrontMatter, 'status' | 'fields' | 'problems' | 'doubts'>;

/** Front matter that cannot be read. */
export function unreadable(...problems: readonly FrontMatterProblem[]): FieldsRead {
  return { status: 'error', fields: [], problems, doubts: [] };
}

export function problemAt(
  range: TextRange,
  message: string,
  fixes: readonly FrontMatterFix[] = [],
): FrontMatterProblem {
  return { message, range: { from: range.from, to: range.to }, fixes };
}
