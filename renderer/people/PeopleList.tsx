import { useRef, type KeyboardEvent } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { countOf } from '../../shared/text/count-of.ts';
import type { Person } from '../../shared/people/gather-people.ts';

const height = 46;

/** Everybody by name; only those in sight exist. */
export function PeopleList({
  people,
  chosen,
  onChoose,
}: {
  people: readonly Person[];
  chosen: string | null;
  onChoose: (name: string) => void;
}) {
  const list = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: people.length,
    getScrollElement: () => list.current,
    estimateSize: () => height,
    overscan: 8,
  });
  const at = people.findIndex(({ name }) => name === chosen);
  const onKeyDown = (event: KeyboardEvent) => {
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: people.length - 1 }[event.key];
    const person = to === undefined ? undefined : people[Math.max(0, Math.min(people.length - 1, to))];
    if (person === undefined) return;
    event.preventDefault();
    onChoose(person.name);
    virtual.scrollToIndex(people.indexOf(person), { align: 'auto' });
  };
  if (people.length === 0) return <p className="empty">Nobody has such a name or label.</p>;
  return (
    <div
      ref={list}
      className="people-list"
      role="listbox"
      tabIndex={0}
      aria-label="People"
      aria-activedescendant={at >= 0 ? `person-${at}` : undefined}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map(({ index, start, size }) => {
          const person = people[index];
          if (!person) return null;
          const labels = person.labels.map(({ label }) => label).filter((label) => label !== person.name);
          return (
            <div
              key={person.name}
              id={`person-${index}`}
              role="option"
              aria-selected={index === at}
              aria-posinset={index + 1}
              aria-setsize={people.length}
              className="people-row"
              style={{
                position: 'absolute',
                top: 0,
                left: 0,
                right: 0,
                height: size,
                transform: `translateY(${start}px)`,
              }}
              onClick={() => onChoose(person.name)}
            >
              <span className="truncate" dir="auto">
                {person.name}
              </span>
              <span className="key">{countOf(person.episodes.length, 'episode')}</span>
              <span className="truncate quiet-text">{labels.join(', ') || 'labelled with the name'}</span>
              <span className="key">{countOf(person.turns, 'turn')}</span>
            </div>
          );
        })}
      </div>
    </div>
  );
}
