import './align-form.css';
import { clockTime } from '../../shared/text/clock.ts';
import type { AlignmentView } from '../../shared/align/alignment-view.ts';
import type { ReadFile } from '../../shared/import/read-file.ts';
import { applyEdits } from '../../shared/text/text-edit.ts';
import { countOf, formatCount } from '../../shared/text/count-of.ts';
import { request } from '../base/client.ts';
import { reportErrors, notify } from '../base/notices-store.ts';
import { editShownEpisode } from '../episode/open/edit-episode.ts';
import { refreshSidecar } from '../episode/open/show-episode.ts';
import type { OpenEpisode } from '../episode/open/open-episodes-store.ts';
import { DialogFooter } from '../base/ui/DialogFooter.tsx';
import { useAnswer } from '../base/use-answer.ts';
import { closeImport } from './import-store.ts';

/** What the times of a file would give the open episode: no word changes, and times that stand there stay. */
export function AlignForm({ file, openEpisode }: { file: ReadFile; openEpisode: OpenEpisode }) {
  const { path } = openEpisode;
  const text = openEpisode.state.doc.toString();
  const { answer, failure } = useAnswer('import.align', { id: file.id, text }, { quiet: true });
  const alignment = answer ?? null;
  const refusal = failure?.message ?? null;

  const apply = async ({ edits, times }: AlignmentView) => {
    closeImport();
    editShownEpisode(edits);
    if (times.length > 0) {
      await reportErrors(() => request('import.keepTimes', { path, text: applyEdits(text, edits), times }));
      await refreshSidecar(path);
    }
    notify(
      edits.length > 0
        ? `${countOf(edits.length, 'turn')} got their times. Undo takes them back.`
        : `The times of ${countOf(times.length, 'turn')} are kept beside the episode.`,
    );
  };
  const given = alignment === null ? 0 : alignment.inText ? alignment.edits.length : alignment.times.length;
  return (
    <>
      <div className="import-align">
        {refusal !== null && (
          <p className="import-refusal" role="alert">
            {refusal}
          </p>
        )}
        {alignment === null && refusal === null && <p role="status">Looking for the episode’s words in the file…</p>}
        {alignment !== null && <AlignmentSummary alignment={alignment} given={given} />}
      </div>
      <DialogFooter
        onCancel={closeImport}
        disabled={alignment === null || given === 0}
        onClick={() => alignment && void apply(alignment)}
      >
        {given === 0 ? 'Add times' : `Add times to ${countOf(given, 'turn')}`}
      </DialogFooter>
    </>
  );
}

function AlignmentSummary({
  alignment: { inText, turns, exact, words, matched, differing, without },
  given,
}: {
  alignment: AlignmentView;
  given: number;
}) {
  return (
    <>
      <dl className="import-figures">
        <div>
          <dt>Words found</dt>
          <dd>
            {formatCount(matched)} of {formatCount(words)}
          </dd>
        </div>
        <div>
          <dt>Turns timed</dt>
          <dd>
            {turns}, {exact === turns ? 'all' : exact} by their first word
          </dd>
        </div>
        <div>
          <dt>Times go</dt>
          <dd>
            {given === 0
              ? 'nowhere: every turn has one'
              : inText
                ? 'into the text, as its other times are written'
                : 'beside the episode; the house style has none in the text'}
          </dd>
        </div>
      </dl>
      {differing.length > 0 && (
        <section>
          <h3>Times that differ from the file; they stay</h3>
          <ul>
            {differing.slice(0, 30).map(({ line, written, found }) => (
              <li key={line}>
                Line {line} says {clockTime(written)}, and is said at {clockTime(found)}.
              </li>
            ))}
          </ul>
        </section>
      )}
      {without.length > 0 && (
        <p className="quiet-text">
          No time was found for {without.length === 1 ? 'the turn' : 'the turns'} in line{' '}
          {without.slice(0, 12).join(', ')}
          {without.length > 12 && ' and others'}.
        </p>
      )}
    </>
  );
}
