import { RostrumError } from '../../../shared/failure.ts';
import { readRepositoryState } from '../../git/repository-state.ts';
import { findRepository } from '../../git/repository.ts';
import { isAsPublished, isUpToDate, type PlanContext, type Planned, type PlannedFile } from './publish-plan.ts';

/**
 * A page with changes that nobody committed is somebody's work, even where only white space differs: it is a conflict.
 * What we wrote ourselves is known by its hash and stays ours, committed or not.
 */
export async function blockUncommitted(
  site: string,
  plan: readonly Planned[],
  { inPlace, published }: PlanContext,
): Promise<Planned[]> {
  const isTheirs = (file: PlannedFile) =>
    !isUpToDate(file) &&
    file.standing !== null &&
    !isAsPublished(published.byTarget.get(file.target) ?? [], file.standing);
  const suspects = plan.filter(
    ({ item, files }) => item.status === 'conflict' || (item.whitespaceOnly && files.some(isTheirs)),
  );
  if (inPlace || suspects.length === 0) return [...plan];
  const uncommitted = await readUncommitted(site);
  const touched = new Set(
    suspects.filter(({ files }) => files.some((file) => uncommitted.has(file.target) && isTheirs(file))),
  );
  const reason = 'It has changes in the site that are not committed.';
  return plan.map((planned) =>
    touched.has(planned)
      ? {
          ...planned,
          item: {
            ...planned.item,
            status: 'conflict',
            whitespaceOnly: false,
            conflict: {
              ...(planned.item.conflict ?? {
                kind: 'differs',
                parts: ['form'],
                keys: {},
                standing: planned.files.map(({ standing }) => standing?.hash ?? '').join(' '),
              }),
              uncommitted: true,
            },
            reasons: planned.item.status === 'conflict' ? [...planned.item.reasons, reason] : [reason],
          },
        }
      : planned,
  );
}

async function readUncommitted(site: string): Promise<ReadonlySet<string>> {
  try {
    const repository = await findRepository(site);
    return new Set(repository === null ? [] : (await readRepositoryState(repository)).uncommitted);
  } catch (error) {
    // Without git nothing is known to be uncommitted; the git panel says what is wrong with it.
    if (error instanceof RostrumError) return new Set();
    throw error;
  }
}
