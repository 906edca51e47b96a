import './people.css';
import { useMemo, useState } from 'react';
import { countOf } from '../../shared/text/count-of.ts';
import { request } from '../base/client.ts';
import { useAnswer } from '../base/use-answer.ts';
import { reportErrors, notifyWithAction } from '../base/notices-store.ts';
import { fold } from '../base/filter-rows.ts';
import { PageHeader } from '../base/ui/PageHeader.tsx';
import { SearchField } from '../base/ui/SearchField.tsx';
import type { Person } from '../../shared/people/gather-people.ts';
import type { Rename } from '../../shared/people/rename-person.ts';
import { PeopleList } from './PeopleList.tsx';
import { PersonDetail } from './PersonDetail.tsx';
import { RenameDialog } from './RenameDialog.tsx';
import { Suggestions } from './Suggestions.tsx';

/** Everybody who speaks in the library: who may be one person, and each with labels, spellings and episodes. */
export function PeopleView() {
  const { answer: found, askAgain } = useAnswer('people.list', null, { followLibrary: true });
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const [renaming, setRenaming] = useState<Rename | null>(null);

  const shown = useMemo(() => {
    const words = fold(query).split(/\s+/).filter(Boolean);
    const matches = ({ labels, spellings }: Person) => {
      const text = fold([...spellings.map(({ name }) => name), ...labels.map(({ label }) => label)].join(' '));
      return words.every((word) => text.includes(word));
    };
    return (found?.people ?? []).filter(matches);
  }, [found, query]);
  const person = found?.people.find(({ spellings }) => spellings.some(({ name }) => name === chosen)) ?? null;

  const decide = async (kind: 'same' | 'different', a: string, b: string) => {
    const done = await reportErrors(() => request('people.decide', { kind, a, b }));
    if (done === undefined) return;
    askAgain();
    const undo = () => void reportErrors(() => request('people.decide', { kind: 'undecided', a, b })).then(askAgain);
    notifyWithAction(
      kind === 'same'
        ? `“${b}” counts as “${a}” from now on. No file was changed.`
        : `“${a}” and “${b}” are not offered as one any more.`,
      { title: 'Undo', run: undo },
    );
  };

  if (!found) return null;
  return (
    <div className="view">
      <PageHeader
        title="People"
        note={
          <>
            {countOf(found.people.length, 'person', 'people')} in legends, labels and front matter
            {found.unnamed.length > 0 &&
              `; ${countOf(found.unnamed.length, 'label that names nobody', 'labels that name nobody')}, such as “${found.unnamed[0]!.label}”, ${found.unnamed.length === 1 ? 'is' : 'are'} left out`}
            .
          </>
        }
      >
        <SearchField label="Search people" placeholder="Search names and labels" value={query} onChange={setQuery} />
      </PageHeader>
      <div className="view-body people">
        {found.suggestions.length > 0 && query === '' && (
          <Suggestions
            suggestions={found.suggestions}
            people={found.people}
            onRename={setRenaming}
            onDecide={(kind, a, b) => void decide(kind, a, b)}
            onShow={setChosen}
          />
        )}
        {found.people.length === 0 ? (
          <div className="empty">
            <h2>Nobody yet</h2>
            <p>
              People come from legends (“MD - Michelle Drumm”), from labels that are names, and from fields such as
              “guests”.
            </p>
          </div>
        ) : (
          <div className="people-columns">
            <PeopleList people={shown} chosen={person?.name ?? null} onChoose={setChosen} />
            {person ? (
              <PersonDetail
                person={person}
                onRename={setRenaming}
                onSeparate={(a, b) =>
                  void reportErrors(() => request('people.decide', { kind: 'undecided', a, b })).then(askAgain)
                }
              />
            ) : (
              <p className="empty">Choose somebody to see where they speak.</p>
            )}
          </div>
        )}
      </div>
      {renaming && <RenameDialog {...renaming} onClose={() => setRenaming(null)} />}
    </div>
  );
}
