import { useRef, type KeyboardEvent } from 'react';
import { countOf } from '../../shared/text/count-of.ts';
import { useVirtualRows } from '../base/ui/use-virtual-rows.ts';
import { VirtualRows } from '../base/ui/VirtualRows.tsx';
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
  const scroll = useRef<HTMLDivElement>(null);
  const virtual = useVirtualRows(people, { scroll, heightOf: () => height, keyOf: ({ name }) => name });
  const at = people.findIndex(({ name }) => name === chosen);
  const onKeyDown = (event: KeyboardEvent) => {
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: people.length - 1 }[event.key];
    const person = to === undefined ? undefined : people[Math.max(0, Math.min(people.length - 1, to))];
    if (person === undefined) return;
    event.preventDefault();
    onChoose(person.name);
    virtual.scrollTo(people.indexOf(person));
  };
  return (
    <div
      ref={scroll}
      className="people-list"
      role="listbox"
      tabIndex={0}
      aria-label="People"
      aria-activedescendant={at >= 0 ? `person-${at}` : undefined}
      onKeyDown={onKeyDown}
    >
      <VirtualRows of={virtual}>
        {({ row: person, index, style }) => {
          const labels = person.labels.map(({ label }) => label).filter((label) => label !== person.name);
          return (
            <div
              id={`person-${index}`}
              role="option"
              aria-selected={index === at}
              aria-posinset={index + 1}
              aria-setsize={people.length}
              className="people-row"
              style={style}
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
        }}
      </VirtualRows>
    </div>
  );
}
