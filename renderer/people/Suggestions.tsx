import { useState } from 'react';
import { countOf } from '../../shared/text/count-of.ts';
import type { People, Person } from '../../shared/people/gather-people.ts';
import type { Rename } from '../../shared/people/rename-person.ts';

const shownAtFirst = 4;

interface Props {
  readonly suggestions: People['suggestions'];
  readonly people: readonly Person[];
  readonly onRename: (renaming: Rename) => void;
  readonly onDecide: (kind: 'same' | 'different', keep: string, other: string) => void;
  readonly onShow: (name: string) => void;
}

/** Names that may be one person's, each with the reason. Nothing is joined unless somebody says so. */
export function Suggestions({ suggestions, people, onRename, onDecide, onShow }: Props) {
  const [showAll, setShowAll] = useState(false);
  const episodes = new Map(people.map((person) => [person.name, person.episodes.length]));
  const shown = showAll ? suggestions : suggestions.slice(0, shownAtFirst);
  const name = (text: string) => (
    <button className="link-button" onClick={() => onShow(text)}>
      {text}
    </button>
  );
  return (
    <section className="suggestions" aria-labelledby="suggestions">
      <h2 id="suggestions">
        May be one person <span className="key">{suggestions.length}</span>
      </h2>
      <ul>
        {shown.map(({ keep, other, reason }) => (
          <li key={`${keep}\n${other}`}>
            <div>
              <p>
                {name(keep)} <span className="key">{countOf(episodes.get(keep) ?? 0, 'episode')}</span> and{' '}
                {name(other)} <span className="key">{countOf(episodes.get(other) ?? 0, 'episode')}</span>
              </p>
              <p className="quiet-text">{reason}</p>
            </div>
            <div className="suggestion-actions">
              <button className="button small" onClick={() => onRename({ from: other, to: keep })}>
                Rename to “{keep}”…
              </button>
              <button
                className="button small quiet"
                onClick={() => onDecide('same', keep, other)}
                title="They count as one; the files stay as they are"
              >
                One person, both spellings
              </button>
              <button className="button small quiet" onClick={() => onDecide('different', keep, other)}>
                Not the same person
              </button>
            </div>
          </li>
        ))}
      </ul>
      {suggestions.length > shownAtFirst && (
        <button className="link-button" onClick={() => setShowAll(!showAll)}>
          {showAll ? 'Show fewer' : `Show all ${suggestions.length}`}
        </button>
      )}
    </section>
  );
}
