import './people.css';
import { useMemo, useState } from 'react';
import { countOf } from '../../shared/text/count-of.ts';
import { request } from '../base/client.ts';
import { runCommand } from '../base/commands.ts';
import { isWithoutEpisodes, useLibrary } from '../base/library-store.ts';
import { useAnswer } from '../base/use-answer.ts';
import { reportErrors, notifyWithAction } from '../base/notices-store.ts';
import { fold } from '../base/filter-rows.ts';
import { EmptyState, NoEpisodes } from '../base/ui/EmptyState.tsx';
import { KeyHint } from '../base/ui/KeyHint.tsx';
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
          <NobodyYet />
        ) : (
          <div className="people-columns">
            {shown.length === 0 ? (
              <EmptyState
                title="Nobody has such a name or label"
                actions={
                  <button className="button" onClick={() => setQuery('')}>
                    Show everybody
                  </button>
                }
              />
            ) : (
              <PeopleList people={shown} chosen={person?.name ?? null} onChoose={setChosen} />
            )}
            {person ? (
              <PersonDetail
                person={person}
                onRename={setRenaming}
                onSeparate={(a, b) =>
                  void reportErrors(() => request('people.decide', { kind: 'undecided', a, b })).then(askAgain)
                }
              />
            ) : (
              <EmptyState title="Nobody is chosen">Choose somebody to see where they speak.</EmptyState>
            )}
          </div>
        )}
      </div>
      {renaming && <RenameDialog {...renaming} onClose={() => setRenaming(null)} />}
    </div>
  );
}

function NobodyYet() {
  const isEmpty = useLibrary(isWithoutEpisodes);
  const words =
    'Everybody who speaks stands here, with labels, spellings and episodes. People come from legends (“MD - Michelle Drumm”), from labels that are names, and from fields such as “guests”.';
  if (isEmpty) return <NoEpisodes>{words}</NoEpisodes>;
  return (
    <EmptyState
      title="Nobody yet"
      actions={
        <button className="button" onClick={() => runCommand('palette.episodes')}>
          Open an episode… <KeyHint command="palette.episodes" />
        </button>
      }
    >
      {words}
    </EmptyState>
  );
}
