import { countOf } from '../../shared/text/count-of.ts';
import { go } from '../base/navigation-store.ts';
import { useAnswer } from '../base/use-answer.ts';

/** More than these nobody goes through from here. */
const maxListed = 20;

/** An episode that is passed over with the arrow keys is never asked about. */
const delayMs = 60;

/** The problems of an episode of the plan, errors first, each leading to its place. Hints are left to the episode. */
export function PlanProblems({ path }: { path: string }) {
  const files = useAnswer('library.problems', { path }, { followLibrary: true, delayMs }).answer?.files ?? [];
  const own = files.filter(({ path: of, severity }) => of === path && severity !== 'hint');
  const places = (['error', 'warning'] as const).flatMap((severity) =>
    own
      .filter((found) => found.severity === severity)
      .flatMap(({ rule, places: all }) => all.map((place) => ({ rule, severity, ...place }))),
  );
  const count = own.reduce((sum, found) => sum + found.count, 0);
  if (count === 0) return null;
  return (
    <section className="plan-problems" aria-label="Problems">
      <h3>{countOf(count, 'problem')}</h3>
      <ul>
        {places.slice(0, maxListed).map(({ rule, severity, line, message }, index) => (
          <li key={index}>
            <span className={`badge ${severity}`}>{severity === 'error' ? 'Error' : 'Warning'}</span>{' '}
            <button className="link-button" title={rule} onClick={() => go({ kind: 'episode', path, line })}>
              Line {line}
            </button>{' '}
            {message}
          </li>
        ))}
      </ul>
      {count > maxListed && <p className="quiet-text">The episode has them all.</p>}
    </section>
  );
}
