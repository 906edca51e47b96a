import './export.css';
import { useMemo, useState } from 'react';
import type { EpisodeRow } from '../../shared/library/episode-row.ts';
import { exportFormatNames, exportFormats, type ExportFormat } from '../../shared/publish/export-formats.ts';
import { countOf } from '../../shared/text/count-of.ts';
import { request } from '../base/client.ts';
import { useCommand } from '../base/commands.ts';
import { useLibrary } from '../base/library-store.ts';
import { useNavigation, type Place } from '../base/navigation-store.ts';
import { useSelection } from '../base/selection-store.ts';
import { reportErrors } from '../base/notices-store.ts';
import { useAnswer } from '../base/use-answer.ts';
import { Dialog } from '../base/ui/Dialog.tsx';
import { DialogFooter } from '../base/ui/DialogFooter.tsx';
import { unsavedTexts } from '../episode/open/open-episodes-store.ts';
import { EpisodeTicks } from './EpisodeTicks.tsx';
import { cancelExport, closeExport, exportTo, useExport, type ExportJob } from './export-store.ts';

/** Episodes as captions, documents and pages, one or many, anywhere on this machine. */
export function ExportDialog() {
  const [shown, setShown] = useState(false);
  const library = useLibrary((state) => state.library);
  useCommand('export.open', () => setShown(true), library !== null);
  const { job } = useExport();
  const close = () => {
    // Nobody sees any more how far it is.
    if (job.kind === 'running') void cancelExport();
    if (job.kind === 'asking') job.answer(null);
    closeExport();
    setShown(false);
  };
  if (!shown || library === null) return null;
  return (
    <Dialog title="Export" wide onClose={close}>
      {job.kind === 'none' ? <Choose onClose={close} /> : <Job job={job} onClose={close} />}
    </Dialog>
  );
}

function Choose({ onClose }: { readonly onClose: () => void }) {
  const rows = useLibrary((state) => state.rows);
  const place = useNavigation((state) => state.place);
  const episodes = useMemo(() => rows.filter(({ kind }) => kind === 'episode'), [rows]);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(() => new Set(firstTicked(place, episodes)));
  const { formats } = useExport();
  const paths = episodes.flatMap(({ path }) => (ticked.has(path) ? [path] : []));
  const [only] = paths.length === 1 ? paths : [];
  const refused = useRefused(only);
  const wanted = exportFormats.filter((format) => formats.has(format) && !refused.has(format));
  const isOne = paths.length === 1 && wanted.length === 1;
  const tick = (format: ExportFormat, on: boolean) =>
    useExport.setState({
      formats: new Set(exportFormats.filter((one) => (one === format ? on : formats.has(one)))),
    });
  return (
    <>
      <div className="export">
        <EpisodeTicks episodes={episodes} ticked={ticked} onTick={setTicked} />
        <fieldset className="choices">
          <legend>Formats</legend>
          {exportFormats.map((format) => (
            <div key={format}>
              <label className="check">
                <input
                  type="checkbox"
                  checked={formats.has(format) && !refused.has(format)}
                  disabled={refused.has(format)}
                  aria-describedby={refused.has(format) ? `export-${format}` : undefined}
                  onChange={(event) => tick(format, event.target.checked)}
                />
                {exportFormatNames[format]} <span className="quiet-text">.{format}</span>
              </label>
              {refused.has(format) && (
                <p id={`export-${format}`} className="quiet-text export-reason">
                  {refused.get(format)}
                </p>
              )}
            </div>
          ))}
        </fieldset>
      </div>
      <DialogFooter
        onCancel={onClose}
        note={`${countOf(paths.length, 'episode')}, ${countOf(wanted.length, 'format')}`}
        disabled={paths.length === 0 || wanted.length === 0}
        onClick={() => void exportTo(paths, wanted)}
      >
        {isOne ? 'Save as…' : 'Export to a folder…'}
      </DialogFooter>
    </>
  );
}

/** What was selected, else the episode that is shown, else all of them. */
function firstTicked(place: Place, episodes: readonly EpisodeRow[]): readonly string[] {
  const selected = [...useSelection.getState().paths];
  if (selected.length > (place.kind === 'episode' ? 1 : 0)) return selected;
  return place.kind === 'episode' ? [place.path] : episodes.map(({ path }) => path);
}

const none: ReadonlyMap<ExportFormat, string> = new Map();

/** In which formats an episode cannot be had, and why. @param path undefined where several are asked for, and told afterwards */
function useRefused(path: string | undefined): ReadonlyMap<ExportFormat, string> {
  const texts = useMemo(() => unsavedTexts().filter((text) => text.path === path), [path]);
  const { answer } = useAnswer(
    'export.render',
    { paths: path === undefined ? [] : [path], formats: [...exportFormats], texts },
    { skip: path === undefined, quiet: true },
  );
  const [episode] = answer ?? [];
  if (path === undefined || episode?.path !== path) return none;
  return new Map(
    episode.outputs.flatMap(({ format, refused }) =>
      refused.length > 0 ? [[format, refused.join(' ')] as const] : [],
    ),
  );
}

function Job({ job, onClose }: { readonly job: Exclude<ExportJob, { kind: 'none' }>; readonly onClose: () => void }) {
  switch (job.kind) {
    case 'asking':
      return (
        <>
          <div className="export-result">
            <p>
              {countOf(job.place.existing.length, 'file is', 'files are')} in {job.place.path} already:
            </p>
            <ul className="export-names">
              {job.place.existing.map((name) => (
                <li key={name}>{name}</li>
              ))}
            </ul>
          </div>
          <footer className="dialog-foot">
            <button className="button" onClick={() => job.answer(null)}>
              Back
            </button>
            <button className="button" onClick={() => job.answer('leave')}>
              Leave them
            </button>
            <button className="button primary" onClick={() => job.answer('replace')}>
              Replace them
            </button>
          </footer>
        </>
      );
    case 'running':
      return (
        <>
          <label className="export-result" role="status">
            Exporting {job.done} of {countOf(job.total, 'episode')}
            <progress value={job.done} max={job.total} />
          </label>
          <footer className="dialog-foot">
            <button className="button" onClick={() => void cancelExport()}>
              Stop
            </button>
          </footer>
        </>
      );
    case 'done':
      return (
        <>
          <div className="export-result">
            <p role="status">
              {countOf(job.written, 'file')} written to {job.place.path}.{job.isCancelled && ' The rest was stopped.'}
            </p>
            {job.left.length > 0 && (
              <>
                <p>{countOf(job.left.length, 'file')} could not be had:</p>
                <ul className="export-names">
                  {job.left.map(({ name, reason }) => (
                    <li key={name}>
                      {name}
                      <p className="quiet-text">{reason}</p>
                    </li>
                  ))}
                </ul>
              </>
            )}
          </div>
          <footer className="dialog-foot">
            <button className="button" onClick={closeExport}>
              Export more…
            </button>
            <button
              className="button"
              onClick={() => void reportErrors(() => request('app.reveal', { path: job.place.path }))}
            >
              Show in folder
            </button>
            <button className="button primary" onClick={onClose} autoFocus>
              Close
            </button>
          </footer>
        </>
      );
  }
}
