import './people-field.css';
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { countOf } from '../../../shared/text/count-of.ts';
import { fold } from '../filter-rows.ts';

/** Somebody whose name is offered, and in how many episodes they are. */
export interface KnownPerson {
  readonly name: string;
  readonly episodes: number;
}

interface PersonInputProps {
  readonly label: string;
  readonly typed: string;
  readonly onType: (typed: string) => void;
  readonly known: readonly KnownPerson[];
  /** Names that are not offered. */
  readonly without: readonly string[];
  /** A name was chosen from the list, or written out and followed by Enter. */
  readonly onChoose: (name: string) => void;
  readonly autoFocus?: boolean;
  /** Whether a name that is new to the library is in the list too, for where no button takes it. */
  readonly offersNew?: boolean;
}

const maxSuggestions = 8;
const newPerson = 'new:';

/** A field for one name: people of the library are offered as it is typed, and a name that is new to it is taken as well. */
export function PersonInput({
  label,
  typed,
  onType,
  known,
  without,
  onChoose,
  autoFocus = false,
  offersNew = false,
}: PersonInputProps) {
  const words = fold(typed).split(/\s+/).filter(Boolean);
  // With nothing typed the list would hide what was chosen before.
  const found = (words.length === 0 ? [] : known)
    .filter((person) => !without.includes(person.name) && words.every((word) => fold(person.name).includes(word)))
    .slice(0, maxSuggestions);
  const name = typed.trim();
  const isNew = offersNew && name !== '' && !known.some((person) => person.name === name) && !without.includes(name);
  const items = [
    ...found.map((person) => ({ id: person.name, name: person.name, detail: countOf(person.episodes, 'episode') })),
    ...(isNew ? [{ id: newPerson + name, name, detail: 'new here' }] : []),
  ];
  return (
    <ComboBox
      items={items}
      inputValue={typed}
      onInputChange={onType}
      value={null}
      onChange={(key) => key !== null && onChoose(String(key).replace(newPerson, ''))}
      allowsEmptyCollection={false}
      autoFocus={autoFocus}
    >
      <Label className="field-head">{label}</Label>
      <Input
        className="input"
        dir="auto"
        placeholder="A name"
        onKeyDown={(event) => {
          // A name that is written out needs no choice from the list.
          if (event.key !== 'Enter' || event.currentTarget.hasAttribute('aria-activedescendant') || name === '') return;
          event.preventDefault();
          event.stopPropagation();
          onChoose(found.find((person) => fold(person.name) === fold(name))?.name ?? name);
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
  );
}
