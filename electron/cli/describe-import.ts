import { unassignedLabel } from '../../shared/episode/model/episode.ts';
import type { ImportPlan } from '../../shared/import/plan-import.ts';
import { countOf } from '../../shared/text/count-of.ts';

/** What came of an import, for machines. */
export function describePlan({ turns, people, timesInText, flagged }: ImportPlan) {
  const timed = turns.filter(({ start }) => start !== null).length;
  return {
    turns: turns.length,
    unassigned: turns.filter(({ label }) => label === unassignedLabel).length,
    people,
    timed,
    times: timed === 0 ? 'none' : timesInText ? 'text' : 'beside',
    flagged: flagged.map(({ turn, ...phrase }) => ({ turn: turn + 1, ...phrase })),
  };
}

/** What came of an import, in words. */
export function summarisePlan(plan: ImportPlan): string {
  const { turns, unassigned, timed, times, flagged, people } = describePlan(plan);
  return [
    countOf(turns, 'turn'),
    ...(unassigned > 0 ? [`${unassigned} without a speaker`] : []),
    ...(people.length > 0
      ? [people.map(({ label, name }) => (label === name ? name : `${label} for ${name}`)).join(', ')]
      : []),
    ...(timed > 0
      ? [times === 'text' ? `${timed} with their time` : `${countOf(timed, 'time')} kept beside the episode`]
      : []),
    ...(flagged.length > 0
      ? [
          `${countOf(flagged.length, 'phrase')} to look at: ${flagged
            .slice(0, 3)
            .map(({ text }) => `“${text}”`)
            .join(', ')}`,
        ]
      : []),
  ].join(', ');
}
