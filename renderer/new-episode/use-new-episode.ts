import { useMemo, useState } from 'react';
import { failureOf } from '../../shared/failure.ts';
import { planNewEpisode, type PlannedField } from '../../shared/new-episode/plan-new-episode.ts';
import { collisionKey } from '../../shared/publish/target-path.ts';
import { request } from '../base/client.ts';
import { refreshRows, useLibrary } from '../base/library-store.ts';
import { go } from '../base/navigation-store.ts';
import { today } from '../base/today.ts';
import { useAnswer } from '../base/use-answer.ts';

const nobody: readonly string[] = [];

/**
 * What an editor says of an episode that is begun, and the file that follows from it. `library` and `plan` are null
 * while the newer episodes are read, `create` as long as there is something against it.
 * @param onCreated once the file is there, before it is opened
 */
export function useNewEpisode(onCreated: () => void) {
  // The title can be typed while the newer episodes are read.
  const library = useAnswer('newEpisode.habits', null).answer ?? null;
  const rows = useLibrary((state) => state.rows);
  const { config } = useLibrary((state) => state.library!);
  const [title, setTitle] = useState('');
  const [date, setDate] = useState(today);
  const [chosen, setPeople] = useState<readonly string[] | null>(null);
  const people = chosen ?? library?.habits.hosts ?? nobody;
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({});
  const [path, setPath] = useState<string | null>(null);
  const newEpisode = useMemo(
    () => ({ title, date, people: [...people], fields: { ...fields }, path: path ?? undefined }),
    [title, date, people, fields, path],
  );
  // Holds for what was asked for then, not for what is written now.
  const [refusal, setRefusal] = useState<{ readonly of: typeof newEpisode; readonly message: string } | null>(null);
  const plan = useMemo(
    () => library && planNewEpisode(newEpisode, library.habits, library.labels, config),
    [newEpisode, library, config],
  );
  const there = plan && rows.find((row) => collisionKey(row.path) === collisionKey(plan.path));
  const problems = [
    ...(plan?.problems ?? []),
    ...(there ? [`“${there.path}” is there already, as “${there.title}”.`] : []),
  ];

  const create = async () => {
    try {
      const { path: made } = await request('newEpisode.create', newEpisode);
      onCreated();
      await refreshRows();
      go({ kind: 'episode', path: made, focus: { at: 'first-turn' } });
    } catch (error) {
      setRefusal({ of: newEpisode, message: failureOf(error).message });
    }
  };
  /** Without a value, the field follows from the others again. */
  const setField = (key: string, value: string | undefined) => {
    const { [key]: _, ...others } = fields;
    setFields(value === undefined ? others : { ...others, [key]: value });
  };
  /** Title and date stand above; what follows from other fields, or was changed here, can be given a value of its own. */
  const isAsked = ({ key, linked }: PlannedField) =>
    key !== 'title' && key !== 'date' && (linked || Object.hasOwn(fields, key));
  return {
    title,
    setTitle,
    date,
    setDate,
    people,
    setPeople,
    setField,
    path,
    setPath,
    library,
    config,
    plan,
    /** No name follows from a title that is not there yet. */
    file: path ?? (title.trim() === '' ? '' : (plan?.path ?? '')),
    /** To be shown, as problems are: the labels of the hosts are nobody's doing yet. */
    notes: title === '' && chosen === null ? [] : (plan?.notes ?? []),
    fieldsAsked: plan?.fields.filter(isAsked) ?? [],
    /** To be shown: nothing is wrong yet with a form that was not begun. */
    problems: [...(title === '' ? [] : problems), ...(refusal?.of === newEpisode ? [refusal.message] : [])],
    create: plan !== null && problems.length === 0 ? create : null,
  };
}
