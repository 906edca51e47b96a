import { useState } from 'react';
import type { ReadFile } from '../../shared/import/read-file.ts';
import { failureOf } from '../../shared/failure.ts';
import type { Declaration } from '../../shared/operations/legend-entries.ts';
import { countOf } from '../../shared/text/count-of.ts';
import { request } from '../base/client.ts';
import { refreshRows } from '../base/library-store.ts';
import { go } from '../base/navigation-store.ts';
import { notify, reportErrors } from '../base/notices-store.ts';
import { today } from '../base/today.ts';
import { DialogFooter } from '../base/ui/DialogFooter.tsx';
import { expectPeople } from '../episode/open/expected-people.ts';
import { closeImport, useImport } from './import-store.ts';
import { NobodysTurns, useNobodysChoices } from './NobodysTurns.tsx';
import { Speakers } from './Speakers.tsx';
import { TurnPreview } from './TurnPreview.tsx';
import { useImportPreview, useLibraryHabits } from './use-import-preview.ts';

/** Who the speakers are, what the episode is called, and its turns as they will be. */
export function NewEpisodeForm({ file }: { file: ReadFile }) {
  const library = useLibraryHabits();
  const [title, setTitle] = useState(file.title);
  const ownDay = file.date?.slice(0, 10) ?? null;
  const [date, setDate] = useState(() => ownDay ?? today());
  const [path, setPath] = useState<string | null>(null);
  const [speakers, setSpeakers] = useState<Readonly<Record<string, Declaration>>>(() =>
    Object.fromEntries(file.speakers.map(({ name, suggested }) => [name, suggested])),
  );
  const [nobodys, setNobodys] = useNobodysChoices(file, library);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  // The file’s own date keeps its time of day.
  const importRequest = {
    id: file.id,
    title,
    date: file.date !== null && date === ownDay ? file.date : date,
    speakers: { ...speakers },
    others: [...nobodys.others],
    joining: nobodys.joining,
    ...(path === null ? {} : { path }),
  };
  const { preview, refusal: previewRefusal } = useImportPreview(importRequest);

  const create = async () => {
    setBusy(true);
    try {
      const { path: made } = await request('import.create', importRequest);
      const { onMade } = useImport.getState();
      if (onMade !== null) await reportErrors(() => onMade(made));
      closeImport();
      expectPeople(made, nobodys.others);
      await refreshRows();
      go({ kind: 'episode', path: made, focus: { at: 'first-turn' } });
      if (preview && preview.unassigned > 0)
        notify(
          `${countOf(preview.unassigned, 'turn')} without a speaker. The attribution pass gives them theirs, one key each.`,
        );
    } catch (error) {
      setRefusal(failureOf(error).message);
      setBusy(false);
    }
  };
  const problems = [...(preview?.problems ?? []), ...[refusal, previewRefusal].filter((problem) => problem !== null)];
  return (
    <>
      <div className="import-columns">
        <div className="import-fields">
          <Speakers
            file={file}
            library={library}
            chosen={speakers}
            onChange={(name, choice) => setSpeakers({ ...speakers, [name]: choice })}
          />
          <NobodysTurns file={file} library={library} preview={preview} chosen={nobodys} onChange={setNobodys} />
          <label className="field">
            <span className="field-head">Title</span>
            <input className="input" dir="auto" value={title} onChange={(event) => setTitle(event.target.value)} />
          </label>
          <div className="import-pair">
            <label className="field">
              <span className="field-head">Date</span>
              <input className="input" type="date" value={date} onChange={(event) => setDate(event.target.value)} />
            </label>
            <label className="field">
              <span className="field-head">File</span>
              <input
                className="input"
                dir="auto"
                value={path ?? preview?.path ?? ''}
                onChange={(event) => setPath(event.target.value === '' ? null : event.target.value)}
              />
            </label>
          </div>
        </div>
        {preview === null ? <p role="status">Working out the turns…</p> : <TurnPreview preview={preview} />}
      </div>
      <div role="alert">
        {problems.map((problem) => (
          <p key={problem} className="import-refusal">
            {problem}
          </p>
        ))}
      </div>
      <DialogFooter
        onCancel={closeImport}
        disabled={busy || preview === null || problems.length > 0}
        onClick={() => void create()}
      >
        {preview === null ? 'Import' : `Import ${countOf(preview.turns.length, 'turn')}`}
      </DialogFooter>
    </>
  );
}
