import { Pencil } from 'lucide-react';
import { countOf } from '../../shared/text/count-of.ts';
import { useLibrary } from '../base/library-store.ts';
import { go } from '../base/navigation-store.ts';
import type { Person } from '../../shared/people/gather-people.ts';
import type { Rename } from '../../shared/people/rename-person.ts';

interface Props {
  readonly person: Person;
  readonly onRename: (renaming: Rename) => void;
  readonly onSeparate: (name: string, spelling: string) => void;
}

/** One person: spellings, labels and episodes. */
export function PersonDetail({ person, onRename, onSeparate }: Props) {
  const rows = useLibrary((state) => state.rows);
  const titles = new Map(rows.map(({ path, title }) => [path, title]));
  const { name, spellings, labels, episodes, turns, words } = person;
  return (
    <section className="person" aria-label={name}>
      <header>
        <h2 dir="auto">{name}</h2>
        <button className="button small" onClick={() => onRename({ from: name, to: name })}>
          <Pencil size={14} aria-hidden /> Rename…
        </button>
      </header>
      <p className="quiet-text">
        {countOf(turns, 'turn')} and {countOf(words, 'word')} in {countOf(episodes.length, 'episode')}
      </p>
      {spellings.length > 1 && (
        <>
          <h3>Spellings</h3>
          <ul>
            {spellings.map((spelling) => (
              <li key={spelling.name} className="person-line">
                <span className="truncate" dir="auto">
                  {spelling.name}
                </span>
                <span className="key">{countOf(spelling.episodes, 'episode')}</span>
                {spelling.name !== name && (
                  <span>
                    <button className="button small" onClick={() => onRename({ from: spelling.name, to: name })}>
                      Rename to “{name}”…
                    </button>
                    <button className="button small quiet" onClick={() => onSeparate(name, spelling.name)}>
                      Not one any more
                    </button>
                  </span>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>Labels</h3>
      <ul>
        {labels.length === 0 && <li className="quiet-text">None: only the front matter names them.</li>}
        {labels.map(({ label, episodes: count }) => (
          <li key={label} className="person-line">
            <span className="truncate">{label}</span>
            <span className="key">{countOf(count, 'episode')}</span>
          </li>
        ))}
      </ul>
      <h3>Episodes</h3>
      <ul>
        {episodes.map((episode) => (
          <li key={episode.path} className="person-line">
            <button
              className="link-button truncate"
              title={episode.path}
              onClick={() => go({ kind: 'episode', path: episode.path })}
            >
              {titles.get(episode.path) ?? episode.path}
            </button>
            <span className="key">
              {episode.turns === 0
                ? 'does not speak'
                : `${episode.labels.join(', ')} · ${countOf(episode.turns, 'turn')}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
