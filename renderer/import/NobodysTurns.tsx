import { useState } from 'react';
import type { ImportPreview } from '../../shared/import/import-preview.ts';
import type { ReadFile } from '../../shared/import/read-file.ts';
import type { Joining } from '../../shared/import/to-turns.ts';
import type { Answer } from '../../shared/ipc/contract.ts';
import { PeopleField } from '../base/ui/PeopleField.tsx';

/** What an editor says of the words whose speaker the file does not name. */
export interface NobodysChoices {
  readonly others: readonly string[];
  readonly joining: Joining;
}

/** What is chosen; before anything is, the hosts were there, where the file names nobody. */
export function useNobodysChoices(
  file: ReadFile,
  library: Answer<'newEpisode.habits'> | null,
): readonly [NobodysChoices, (chosen: NobodysChoices) => void] {
  const [chosen, setChosen] = useState<NobodysChoices | null>(null);
  const hosts = file.speakers.length === 0 && file.unassigned > 0 ? library?.habits.hosts : undefined;
  return [chosen ?? { others: hosts ?? [], joining: 'pauses' }, setChosen];
}

const waysToJoin: readonly (readonly [Joining, string])[] = [
  ['pauses', 'At pauses and questions'],
  ['sentences', 'After every sentence'],
  ['segments', 'As they are'],
];

interface NobodysTurnsProps {
  readonly file: ReadFile;
  /** Null until it is known. */
  readonly library: Answer<'newEpisode.habits'> | null;
  readonly preview: ImportPreview | null;
  readonly chosen: NobodysChoices;
  readonly onChange: (chosen: NobodysChoices) => void;
}

/** Who was there, to be given turns later, and where turns without a speaker end. Nothing where the file names everybody. */
export function NobodysTurns({ file, library, preview, chosen, onChange }: NobodysTurnsProps) {
  if (file.unassigned === 0) return null;
  return (
    <>
      <PeopleField
        label={file.speakers.length === 0 ? 'Who was there' : 'Who else was there'}
        chosen={chosen.others}
        onChange={(others) => onChange({ ...chosen, others })}
        known={library?.people ?? []}
        legend={preview?.people ?? []}
      />
      <label className="field">
        <span className="field-head">Turns without a speaker end</span>
        <select
          className="input"
          value={chosen.joining}
          onChange={({ target }) =>
            onChange({ ...chosen, joining: waysToJoin.find(([way]) => way === target.value)?.[0] ?? 'pauses' })
          }
        >
          {waysToJoin.map(([way, words]) => (
            <option key={way} value={way}>
              {words}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}
