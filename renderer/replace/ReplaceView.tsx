import './replace.css';
import { useRef, useState, type FormEvent } from 'react';
import { Replace } from 'lucide-react';
import type { FilePreview } from '../../shared/changes/change-hit.ts';
import { isFrozen } from '../../shared/episode/model/field-schema.ts';
import type { ReplacePreview } from '../../shared/replace/replace-preview.ts';
import { countOf } from '../../shared/text/count-of.ts';
import { request } from '../base/client.ts';
import { isWithoutEpisodes, useLibrary } from '../base/library-store.ts';
import { reportErrors } from '../base/notices-store.ts';
import { applyChange } from '../changes/apply-change.ts';
import { ChangePreview } from '../changes/ChangePreview.tsx';
import { useTickedHits } from '../changes/ticked-hits.ts';
import { unsavedTexts } from '../episode/open/open-episodes-store.ts';
import { useReplaceForm } from '../base/replace-form-store.ts';
import { useSummary } from '../base/use-summary.ts';
import { EmptyState, NoEpisodes } from '../base/ui/EmptyState.tsx';
import { PageHeader } from '../base/ui/PageHeader.tsx';
import { ProgressBanner } from '../base/ui/ProgressBanner.tsx';

const nothing: readonly FilePreview[] = [];
const transcript = '';

/** Search and replace in all episodes: every hit with its tick before anything is written, and one undo afterwards. */
export function ReplaceView() {
  const progress = useLibrary((state) => state.progress);
  const library = useLibrary((state) => state.library);
  const summary = useSummary();
  const { find, replacement, wholeWord } = useReplaceForm();
  const [{ isRegex, matchCase }, setOptions] = useState({ isRegex: false, matchCase: true });
  const [field, setField] = useState(transcript);
  const [speaker, setSpeaker] = useState('');
  const [preview, setPreview] = useState<ReplacePreview | null>(null);
  const [busy, setBusy] = useState(false);
  const findField = useRef<HTMLInputElement>(null);
  const hits = useTickedHits(preview?.files ?? nothing);
  const running = busy && progress?.task === 'replace' ? progress : null;

  const look = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const scope = {
      speaker: field === transcript && speaker.trim() !== '' ? speaker.trim() : null,
      fields: field === transcript ? [] : [field],
    };
    const found = await reportErrors(() =>
      request('replace.preview', {
        pattern: { find, replacement, isRegex, wholeWord, matchCase },
        scope,
        unsaved: unsavedTexts(),
      }),
    );
    setBusy(false);
    if (found) setPreview(found);
  };
  const apply = async () => {
    setBusy(true);
    const done = await applyChange(`Replaced “${find}” by “${replacement}”`, hits.chosen);
    setBusy(false);
    if (!done) return;
    setPreview(null);
    // The button that was pressed is gone; what is looked for next is typed here.
    findField.current?.focus();
  };
  const places =
    preview?.files.reduce((sum, file) => sum + file.hits.filter((hit) => hits.ticked.has(hit)).length, 0) ?? 0;

  return (
    <div className="view">
      <form className="replace-form" onSubmit={(event) => void look(event)} onChange={() => setPreview(null)}>
        <PageHeader
          title="Replace"
          note="In the words of all episodes. Labels, legends, code and frozen fields are left alone."
        >
          <button className="button" disabled={find === '' || busy}>
            Preview changes
          </button>
          <button type="button" className="button primary" disabled={places === 0 || busy} onClick={() => void apply()}>
            <Replace size={14} aria-hidden /> Replace {countOf(places, 'place')}
          </button>
        </PageHeader>
        <div className="replace-fields">
          <label>
            Find
            <input
              ref={findField}
              className="input"
              dir="auto"
              value={find}
              onChange={(event) => useReplaceForm.setState({ find: event.target.value })}
              autoFocus
              spellCheck={false}
            />
          </label>
          <label>
            Replace with
            <input
              className="input"
              dir="auto"
              value={replacement}
              onChange={(event) => useReplaceForm.setState({ replacement: event.target.value })}
              spellCheck={false}
            />
          </label>
          <label>
            In
            <select className="input" value={field} onChange={(event) => setField(event.target.value)}>
              <option value={transcript}>The transcripts</option>
              {summary?.fields
                .filter(({ key }) => !isFrozen(key, library!.config))
                .map(({ key }) => (
                  <option key={key} value={key}>
                    The field {key}
                  </option>
                ))}
            </select>
          </label>
          <label>
            Speaker
            <input
              className="input"
              dir="auto"
              list="replace-people"
              placeholder="Everybody"
              disabled={field !== transcript}
              value={speaker}
              onChange={(event) => setSpeaker(event.target.value)}
            />
            <datalist id="replace-people">
              {summary?.people.map(({ name }) => (
                <option key={name} value={name} />
              ))}
            </datalist>
          </label>
          <fieldset className="replace-options">
            <legend className="visually-hidden">How</legend>
            <Option
              title="Match capitals"
              checked={matchCase}
              onChange={(on) => setOptions({ isRegex, matchCase: on })}
            />
            <Option
              title="Whole words"
              checked={wholeWord}
              onChange={(on) => useReplaceForm.setState({ wholeWord: on })}
            />
            <Option
              title="Regular expression"
              checked={isRegex}
              onChange={(on) => setOptions({ isRegex: on, matchCase })}
            />
          </fieldset>
        </div>
      </form>
      <div className="view-body replace">
        {running && (
          <ProgressBanner
            title="Looking through"
            running={running}
            onCancel={() => void reportErrors(() => request('replace.cancel', null))}
          />
        )}
        {preview ? <Found preview={preview} hits={hits} /> : <Hint />}
      </div>
    </div>
  );
}

function Option({
  title,
  checked,
  onChange,
}: {
  title: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}) {
  return (
    <label className="check">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} /> {title}
    </label>
  );
}

function Found({ preview, hits }: { preview: ReplacePreview; hits: ReturnType<typeof useTickedHits> }) {
  const { files, total, truncated, failed } = preview;
  return (
    <>
      <p className="replace-found" role="status">
        {total === 0 ? 'Found nowhere.' : `${countOf(total, 'place')} in ${countOf(files.length, 'episode')}.`}
        {truncated && ' There are more; these are the first. Replace them, then look again.'}
        {failed.length > 0 &&
          ` ${countOf(failed.length, 'file')} could not be read: ${failed.map(({ path }) => path).join(', ')}.`}
      </p>
      {total > 0 ? (
        <ChangePreview files={files} hits={hits} label="What would be replaced" />
      ) : (
        <EmptyState title="There is nothing to replace">
          What is chosen above narrows the search: capitals, whole words, where to look, and the speaker.
        </EmptyState>
      )}
    </>
  );
}

function Hint() {
  const isEmpty = useLibrary(isWithoutEpisodes);
  const words =
    'Every place is shown with a tick of its own. What is replaced is written to all files or to none, and can be undone as one.';
  return isEmpty ? (
    <NoEpisodes>{words}</NoEpisodes>
  ) : (
    <EmptyState title="Nothing is written before you have seen it">{words}</EmptyState>
  );
}
