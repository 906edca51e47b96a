import type { Episode } from '../../../shared/episode/model/episode.ts';
import type { Problem } from '../../../shared/lint/model/problem.ts';

/** The problems of a field of the front matter; of the key null, those that are of no field: one that is missing, for example. */
export function problemsOfField({ frontMatter }: Episode, problems: readonly Problem[], key: string | null): Problem[] {
  return problems.filter(({ range: { from } }) => {
    if (from >= frontMatter.range.to) return false;
    const field = frontMatter.fields.find(({ range }) => from >= range.from && from < range.to);
    return (field?.key ?? null) === key;
  });
}
