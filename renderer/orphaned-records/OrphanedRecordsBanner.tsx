import './orphaned-records.css';
import { useState } from 'react';
import type { OrphanedRecord } from '../../shared/sidecar/orphaned-record.ts';
import { countOf } from '../../shared/text/count-of.ts';
import { Dialog } from '../base/ui/Dialog.tsx';
import { saveWork, relink, toBeDecided, useOrphanedRecords } from './orphaned-records-store.ts';

/** Offers to relink what is kept of renamed episodes, above the library’s list. */
export function OrphanedRecordsBanner() {
  const { records } = useOrphanedRecords();
  const [looking, setLooking] = useState(false);
  const asked = toBeDecided(records);
  if (asked.length === 0) return null;
  const renamed = asked.filter(({ to }) => to !== null).length;
  return (
    <div className="orphaned-records-banner" role="status">
      <p>
        {renamed > 0
          ? `${countOf(renamed, 'episode')} seem${renamed === 1 ? 's' : ''} to have been renamed or moved.`
          : `Unsaved work is kept of ${countOf(asked.length, 'file')} that ${asked.length === 1 ? 'is' : 'are'} gone.`}
      </p>
      <button className="button small" onClick={() => setLooking(true)}>
        Review…
      </button>
      {looking && (
        <OrphanedRecordsDialog
          records={asked}
          onClose={() => setLooking(false)}
          onLater={() => useOrphanedRecords.setState({ records: [] })}
        />
      )}
    </div>
  );
}

function OrphanedRecordsDialog({
  records,
  onClose,
  onLater,
}: {
  records: readonly OrphanedRecord[];
  onClose: () => void;
  onLater: () => void;
}) {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const ticked = records.filter(({ from, to }) => to !== null && !left.has(from));
  const tick = (from: string, on: boolean) =>
    setLeft((before) => new Set(on ? [...before].filter((path) => path !== from) : [...before, from]));
  return (
    <Dialog title="Episodes that were renamed or moved" onClose={onClose}>
      <p className="orphaned-records-intro quiet-text">
        These files are gone. The file beside each has the same words: what is kept of the old one can be relinked to
        it. Nothing is lost if you do not.
      </p>
      <ul className="orphaned-records">
        {records.map((record) => (
          <li key={record.from}>
            {record.to === null ? (
              <div className="orphaned-record">
                <p>{record.from}</p>
                <p className="quiet-text">No file says what it said. {describeKept(record)}.</p>
              </div>
            ) : (
              <label className="check orphaned-record">
                <input
                  type="checkbox"
                  checked={!left.has(record.from)}
                  onChange={(event) => tick(record.from, event.target.checked)}
                />
                <span>
                  {record.from} <span aria-label="is now">→</span> {record.to}
                  <span className="quiet-text">{describeKept(record)}</span>
                </span>
              </label>
            )}
            {record.work && (
              <button
                className="button small"
                aria-label={`Save the unsaved work of ${record.from} as a file`}
                onClick={() => void saveWork(record)}
              >
                Save its work as…
              </button>
            )}
          </li>
        ))}
      </ul>
      <footer className="dialog-foot">
        <button className="button" onClick={onLater}>
          Not now
        </button>
        <button
          className="button primary"
          disabled={ticked.length === 0}
          onClick={() => void relink(ticked).then((done) => done && onClose())}
        >
          Relink
        </button>
      </footer>
    </Dialog>
  );
}

function describeKept({ record, versions, work }: OrphanedRecord): string {
  const parts = [
    ...(work ? ['work that was never saved'] : []),
    ...(record ? ['what is recorded beside it'] : []),
    ...(versions > 0 ? [countOf(versions, 'earlier version')] : []),
  ];
  return `Kept: ${parts.join(', ')}`;
}
