import './figures.css';
import { useMemo } from 'react';
import { libraryFigures, type Figure } from '../../shared/library/figures.ts';
import { largest } from '../../shared/lists.ts';
import { formatCount } from '../../shared/text/count-of.ts';
import { isWithoutEpisodes, useLibrary } from '../base/library-store.ts';
import { NoEpisodes } from '../base/ui/EmptyState.tsx';
import { PageHeader } from '../base/ui/PageHeader.tsx';
import { useSummary } from '../base/use-summary.ts';
import { useTableRows } from '../base/use-table-rows.ts';

/** Figures that people like to look at, each picture with its table. */
export function FiguresView() {
  const { all } = useTableRows();
  const isEmpty = useLibrary(isWithoutEpisodes);
  const people = useSummary()?.people;
  const figures = useMemo(() => libraryFigures(all, people ?? []), [all, people]);
  return (
    <div className="view">
      <PageHeader title="Figures" note="The library in numbers, each picture with its table." />
      <div className="view-body figures" tabIndex={0} role="region" aria-label="Figures">
        {isEmpty && (
          <NoEpisodes>Words, people and years of the library stand here as pictures, each with its table.</NoEpisodes>
        )}
        <div className="figures-grid">
          {figures.map((figure) => (
            <Picture key={figure.title} figure={figure} />
          ))}
        </div>
      </div>
    </div>
  );
}

function Picture({ figure: { title, unit, note, bars } }: { figure: Figure }) {
  const most = Math.max(largest(bars.map(({ value }) => value)), 1);
  return (
    <figure className="figure">
      <figcaption>
        <h2>{title}</h2>
        {note && <p className="quiet-text">{note}</p>}
      </figcaption>
      <div className="figure-bars" aria-hidden>
        {bars.map(({ name, value }) => (
          <div key={name} className="figure-bar">
            <span className="truncate">{name}</span>
            <span className="figure-track">
              <span style={{ width: `${(value / most) * 100}%` }} />
            </span>
            <span className="figure-value">{formatCount(value)}</span>
          </div>
        ))}
      </div>
      <details>
        <summary>As a table</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{title}</th>
              <th scope="col">{unit}</th>
            </tr>
          </thead>
          <tbody>
            {bars.map(({ name, value }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{formatCount(value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
