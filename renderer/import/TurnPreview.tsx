import './turn-preview.css';
import { clockTime } from '../../shared/text/clock.ts';
import { useState } from 'react';
import { unassignedLabel } from '../../shared/episode/model/episode.ts';
import type { ImportPreview } from '../../shared/import/import-preview.ts';
import { countOf } from '../../shared/text/count-of.ts';
import { speakerColour } from '../base/ui/speaker-colour.ts';

/** Shown at once; the rest when it is asked for. */
const maxShownFirst = 120;

/** The turns as they will be, and what in them an editor should look at. */
export function TurnPreview({
  preview: { turns, unassigned, flagged, notes, timesInText },
}: {
  preview: ImportPreview;
}) {
  const [showsAll, setShowsAll] = useState(false);
  const labels = [...new Set(turns.map(({ label }) => label))].filter((label) => label !== unassignedLabel);
  const flaggedTurns = new Map(flagged.map((phrase) => [phrase.turn, phrase]));
  const shown = showsAll ? turns : turns.slice(0, maxShownFirst);
  const showTurn = (index: number) => {
    setShowsAll(true);
    // Once the list is as long as that.
    requestAnimationFrame(() => document.getElementById(`import-turn-${index}`)?.scrollIntoView({ block: 'center' }));
  };
  const timed = turns.filter(({ start }) => start !== null).length;
  return (
    <section className="import-preview" aria-label="Turns as they will be">
      <p className="quiet-text">
        {countOf(turns.length, 'turn')}
        {unassigned > 0 && `, ${unassigned} without a speaker`}
        {timed > 0 && (timesInText ? ', with their times' : ', times kept beside the episode')}
      </p>
      {notes.map((note) => (
        <p key={note} className="import-note">
          {note}
        </p>
      ))}
      {flagged.length > 0 && (
        <div className="import-note">
          <p>
            {flagged.length === 1
              ? 'One phrase that recognisers make up. It stays; listen to it.'
              : `${flagged.length} phrases that recognisers make up. They stay; listen to them.`}
          </p>
          <ul className="import-flagged">
            {flagged.slice(0, 20).map((phrase, index) => (
              <li key={index}>
                <button className="link-button" onClick={() => showTurn(phrase.turn)}>
                  “{phrase.text}”{phrase.times > 1 && `, ${phrase.times} times`}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
      <ol className="import-turns" tabIndex={0} aria-label="Turns">
        {shown.map(({ label, start, paragraphs, above }, index) => (
          <li
            key={index}
            id={`import-turn-${index}`}
            data-flagged={flaggedTurns.has(index)}
            data-unassigned={label === unassignedLabel}
          >
            {above.length > 0 && <span className="import-above">{above.join('\n\n')}</span>}
            <span
              className="import-turn-label"
              data-speaker={label === unassignedLabel ? undefined : speakerColour(labels.indexOf(label) + 1)}
              title={label}
            >
              <bdi>{label}</bdi>
              {start !== null && <time>{clockTime(start)}</time>}
            </span>
            <span>
              {paragraphs.map((paragraph, at) => (
                <p key={at} dir="auto">
                  {paragraph}
                </p>
              ))}
            </span>
          </li>
        ))}
      </ol>
      {shown.length < turns.length && (
        <button className="button small" onClick={() => setShowsAll(true)}>
          Show all {turns.length} turns
        </button>
      )}
    </section>
  );
}
