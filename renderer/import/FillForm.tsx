import { useState } from 'react';
import { unassignedLabel } from '../../shared/episode/model/episode.ts';
import { fillEpisode } from '../../shared/import/fill-episode.ts';
import type { ReadFile } from '../../shared/import/read-file.ts';
import type { Declaration } from '../../shared/operations/legend-entries.ts';
import { countOf } from '../../shared/text/count-of.ts';
import { trimEdit } from '../../shared/text/text-edit.ts';
import { request } from '../base/client.ts';
import { reportErrors, notify } from '../base/notices-store.ts';
import { episodeField } from '../episode/editor/episode-field.ts';
import { editShownEpisode } from '../episode/open/edit-episode.ts';
import { refreshSidecar } from '../episode/open/show-episode.ts';
import type { OpenEpisode } from '../episode/open/open-episodes-store.ts';
import { today } from '../base/today.ts';
import { DialogFooter } from '../base/ui/DialogFooter.tsx';
import { expectPeople } from '../episode/open/expected-people.ts';
import { closeImport } from './import-store.ts';
import { NobodysTurns, useNobodysChoices } from './NobodysTurns.tsx';
import { Speakers } from './Speakers.tsx';
import { TurnPreview } from './TurnPreview.tsx';
import { useImportPreview, useLibraryHabits } from './use-import-preview.ts';

/** The words of a file as those of the open episode, which has none yet. */
export function FillForm({ file, openEpisode }: { file: ReadFile; openEpisode: OpenEpisode }) {
  const library = useLibraryHabits();
  const [speakers, setSpeakers] = useState<Readonly<Record<string, Declaration>>>(() =>
    Object.fromEntries(file.speakers.map(({ name, suggested }) => [name, suggested])),
  );
  const [nobodys, setNobodys] = useNobodysChoices(file, library);
  const { preview, refusal } = useImportPreview({
    id: file.id,
    title: file.title,
    date: today(),
    speakers: { ...speakers },
    others: [...nobodys.others],
    joining: nobodys.joining,
  });

  const fill = async () => {
    if (preview === null || library === null) return;
    const { path, state } = openEpisode;
    const used = new Set(preview.turns.map(({ label }) => label));
    const people = Object.values(speakers).filter(
      ({ label, name }) => label !== unassignedLabel && name !== '' && used.has(label),
    );
    const others = preview.people.filter(({ name }) => nobodys.others.includes(name));
    const text = fillEpisode(state.field(episodeField), preview.turns, people, library.habits, others);
    const edit = trimEdit(state.doc.toString(), text, 0);
    closeImport();
    if (edit === null) return;
    expectPeople(path, nobodys.others);
    editShownEpisode([edit]);
    const times = preview.turns.flatMap(({ start }, index): [number, number][] =>
      start === null ? [] : [[index, start]],
    );
    if (times.length > 0) {
      await reportErrors(() => request('import.keepTimes', { path, text, times }));
      await refreshSidecar(path);
    }
    const open =
      preview.unassigned > 0
        ? ` ${countOf(preview.unassigned, 'turn')} without a speaker: the attribution pass gives them theirs, one key each.`
        : '';
    notify(`The episode has ${countOf(preview.turns.length, 'turn')} now. Undo takes them back.${open}`);
  };
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
          <p className="quiet-text">The episode’s details and its legend stay as they are.</p>
        </div>
        {preview === null ? <p role="status">Working out the turns…</p> : <TurnPreview preview={preview} />}
      </div>
      {refusal !== null && (
        <p className="import-refusal" role="alert">
          {refusal}
        </p>
      )}
      <DialogFooter
        onCancel={closeImport}
        disabled={preview === null || library === null || refusal !== null}
        onClick={() => void fill()}
      >
        {preview === null ? 'Import' : `Import ${countOf(preview.turns.length, 'turn')}`}
      </DialogFooter>
    </>
  );
}
