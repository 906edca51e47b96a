import { useState } from 'react';
import { ArrowUp, X } from 'lucide-react';
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover, type Key } from 'react-aria-components';
import type { Declaration } from '../../shared/operations/legend-entries.ts';
import { countOf } from '../../shared/text/count-of.ts';
import { fold } from '../base/filter-rows.ts';

interface PeopleFieldProps {
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
  readonly known: readonly { readonly name: string; readonly episodes: number }[];
  readonly legend: readonly Declaration[];
}

const maxSuggestions = 8;
const newPerson = 'new:';

/** Who is to speak, in the order of the legend: people of the library, or a name that is new to it. */
export function PeopleField({ chosen, onChange, known, legend }: PeopleFieldProps) {
  const [typed, setTyped] = useState('');
  const words = fold(typed).split(/\s+/).filter(Boolean);
  const found = known
    .filter(({ name }) => !chosen.includes(name) && words.every((word) => fold(name).includes(word)))
    .slice(0, maxSuggestions);
  const name = typed.trim();
  const isNew = name !== '' && !known.some((person) => person.name === name) && !chosen.includes(name);
  const items = [
    ...found.map((person) => ({ id: person.name, name: person.name, detail: countOf(person.episodes, 'episode') })),
    ...(isNew ? [{ id: newPerson + name, name, detail: 'new here' }] : []),
  ];
  const add = (key: Key | null) => {
    if (key === null) return;
    const added = String(key).replace(newPerson, '');
    if (!chosen.includes(added)) onChange([...chosen, added]);
    setTyped('');
  };
  const labelOf = (person: string) => legend.find((entry) => entry.name === person)?.label;
  return (
    <div className="field">
      <ComboBox
        items={items}
        inputValue={typed}
        onInputChange={setTyped}
        value={null}
        onChange={add}
        allowsEmptyCollection={false}
        menuTrigger="focus"
      >
        <Label className="field-head">Who speaks</Label>
        <Input
          className="input"
          dir="auto"
          placeholder="A name"
          onKeyDown={(event) => {
            // A name that is written out needs no choice from the list.
            if (event.key !== 'Enter' || event.currentTarget.hasAttribute('aria-activedescendant') || name === '')
              return;
            event.preventDefault();
            event.stopPropagation();
            add(found.find((person) => fold(person.name) === fold(name))?.name ?? newPerson + name);
          }}
        />
        <Popover className="popover people-popover">
          <ListBox className="menu">
            {(item: (typeof items)[number]) => (
              <ListBoxItem id={item.id} textValue={item.name} className="menu-item">
                <span className="truncate">{item.name}</span>
                <span className="key">{item.detail}</span>
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
      <ol className="people-chosen" aria-label="Who speaks">
        {chosen.map((person, index) => (
          <li key={person}>
            {labelOf(person) !== undefined && <span className="badge">{labelOf(person)}</span>}
            <span className="truncate">{person}</span>
            <button
              type="button"
              className="button quiet small icon"
              aria-label={`Move ${person} up`}
              disabled={index === 0}
              onClick={() => onChange(chosen.toSpliced(index, 1).toSpliced(index - 1, 0, person))}
            >
              <ArrowUp size={13} aria-hidden />
            </button>
            <button
              type="button"
              className="button quiet small icon"
              aria-label={`Remove ${person}`}
              onClick={() => onChange(chosen.filter((other) => other !== person))}
            >
              <X size={13} aria-hidden />
            </button>
          </li>
        ))}
      </ol>
    </div>
  );
}
