import { clockTime } from '../../shared/text/clock.ts';
import './import.css';
import { useState } from 'react';
import { isUnwritten } from '../../shared/import/fill-episode.ts';
import type { ReadFile } from '../../shared/import/read-file.ts';
import { countOf } from '../../shared/text/count-of.ts';
import { useCommand } from '../base/commands.ts';
import { useLibrary } from '../base/library-store.ts';
import { useNavigation } from '../base/navigation-store.ts';
import { episodeField } from '../episode/editor/episode-field.ts';
import { selectShown, useOpenEpisodes } from '../episode/open/open-episodes-store.ts';
import { Dialog } from '../base/ui/Dialog.tsx';
import { AlignForm } from './AlignForm.tsx';
import { FillForm } from './FillForm.tsx';
import { chooseTranscript, closeImport, stopReading, useImport } from './import-store.ts';
import { NewEpisodeForm } from './NewEpisodeForm.tsx';
import { ReadChoices } from './ReadChoices.tsx';

/** Brings in a transcript of another program: as an episode of its own, or for the times of the one that is open. */
export function ImportDialog() {
  const { file, reading } = useImport();
  useCommand(
    'import.open',
    () => void chooseTranscript(),
    useLibrary((state) => state.library !== null),
  );
  if (reading !== null) {
    return (
      <Dialog title="Import a transcript" onClose={() => void stopReading()}>
        <p role="status">Reading {reading}…</p>
        <footer className="dialog-foot">
          <button className="button" onClick={() => void stopReading()}>
            Cancel
          </button>
        </footer>
      </Dialog>
    );
  }
  return file && <OpenImport key={file.path} file={file} />;
}

function OpenImport({ file }: { file: ReadFile }) {
  const openEpisode = useOpenEpisodes(selectShown);
  const isShown = useNavigation(({ place }) => place.kind === 'episode' && place.path === openEpisode?.path);
  const isOpen = isShown && openEpisode !== null && openEpisode.readOnly === null;
  const canFill = isOpen && isUnwritten(openEpisode.state.field(episodeField));
  const canAlign = isOpen && !canFill && file.seconds !== null;
  const [target, setTarget] = useState<TargetId>(canFill ? 'fill' : 'new');
  return (
    <Dialog title={`Import ${file.name}`} wide onClose={closeImport}>
      <div className="import">
        <div className="import-file">
          <p>
            <strong>{file.format}</strong>
            <span className="quiet-text">
              {' '}
              · {countOf(file.words, 'word')}
              {file.seconds === null ? ' · no times' : ` · ${clockTime(file.seconds)} long`}
              {file.speakers.length > 0 ? ` · ${countOf(file.speakers.length, 'speaker')}` : ' · no speakers'}
            </span>
          </p>
          <ReadChoices file={file} />
          {(canFill || canAlign) && (
            <div className="import-targets" role="radiogroup" aria-label="Import as">
              <Target value="new" chosen={target} onChoose={setTarget}>
                A new episode
              </Target>
              {canFill && (
                <Target value="fill" chosen={target} onChoose={setTarget}>
                  The words of the open episode
                </Target>
              )}
              {canAlign && (
                <Target value="align" chosen={target} onChoose={setTarget}>
                  Times for the open episode
                </Target>
              )}
            </div>
          )}
        </div>
        {file.problems.length > 0 && (
          <details className="import-problems">
            <summary>
              {file.problems.length === 1 ? 'One note on the file' : `${file.problems.length} notes on the file`}
            </summary>
            <ul>
              {file.problems.slice(0, 50).map(({ message, line }, index) => (
                <li key={index}>
                  {line !== null && <span className="quiet-text">Line {line}: </span>}
                  {message}
                </li>
              ))}
            </ul>
          </details>
        )}
        {target === 'align' && canAlign ? (
          <AlignForm key={file.id} file={file} openEpisode={openEpisode} />
        ) : target === 'fill' && canFill ? (
          <FillForm key={file.id} file={file} openEpisode={openEpisode} />
        ) : (
          <NewEpisodeForm key={file.id} file={file} />
        )}
      </div>
    </Dialog>
  );
}

type TargetId = 'new' | 'fill' | 'align';

interface TargetProps {
  readonly value: TargetId;
  readonly chosen: string;
  readonly onChoose: (value: TargetId) => void;
  readonly children: string;
}

function Target({ value, chosen, onChoose, children }: TargetProps) {
  return (
    <label className="check">
      <input type="radio" name="import-target" checked={chosen === value} onChange={() => onChoose(value)} />
      {children}
    </label>
  );
}
