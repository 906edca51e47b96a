import './purge.css';
import { useState, type ReactNode } from 'react';
import type { Occurrences } from '../../shared/purge/occurrences.ts';
import { countPassage, readPassage } from '../../shared/purge/passage.ts';
import { countOf } from '../../shared/text/count-of.ts';
import { request } from '../base/client.ts';
import { useCommand } from '../base/commands.ts';
import { go } from '../base/navigation-store.ts';
import { reportErrors, notify } from '../base/notices-store.ts';
import { formatTime } from '../base/format-time.ts';
import { unsavedTexts, useOpenEpisodes } from '../episode/open/open-episodes-store.ts';
import { Dialog } from '../base/ui/Dialog.tsx';

/** Takes a name or a passage out of everything that Rostrum keeps, after showing where it stands. */
export function PurgeDialog() {
  const [shown, setShown] = useState(false);
  useCommand('library.forget', () => setShown(true));
  return shown ? <OpenPurgeDialog onClose={() => setShown(false)} /> : null;
}

function OpenPurgeDialog({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState(selectedText);
  const [found, setFound] = useState<Occurrences | null>(null);
  const [isRemoved, setRemoved] = useState(false);
  const [busy, setBusy] = useState(false);
  const ask = async (channel: 'purge.find' | 'purge.remove') => {
    setBusy(true);
    const answer = await reportErrors(() => request(channel, { text }));
    setBusy(false);
    if (!answer) return;
    setFound(answer);
    setRemoved(channel === 'purge.remove');
    if (channel === 'purge.remove') notify('It is gone from everything that Rostrum keeps.');
  };
  const isAnswered = found !== null && found.text === text;
  const kept = found === null ? 0 : countKept(found);

  return (
    <Dialog title="Remove for good" wide onClose={onClose}>
      <div className="purge">
        <form
          className="purge-ask"
          onSubmit={(event) => {
            event.preventDefault();
            void ask('purge.find');
          }}
        >
          <label>
            A name or a passage, as somebody may wish to have it forgotten
            <textarea
              className="input"
              dir="auto"
              rows={2}
              value={text}
              autoFocus
              onChange={(event) => setText(event.target.value)}
            />
          </label>
          <button className="button" disabled={busy || readPassage(text) === null}>
            {busy ? 'Looking…' : 'Find it'}
          </button>
        </form>
        {isAnswered && (
          <Found found={found} isRemoved={isRemoved} onOpen={(path) => (onClose(), go({ kind: 'episode', path }))} />
        )}
      </div>
      <footer className="dialog-foot">
        <p className="quiet-text">{isAnswered && !isRemoved && kept > 0 ? 'This cannot be undone.' : ''}</p>
        <button className="button" onClick={onClose}>
          {isRemoved ? 'Close' : 'Cancel'}
        </button>
        {!isRemoved && (
          <button className="button danger" disabled={!isAnswered || busy} onClick={() => void ask('purge.remove')}>
            Remove for good
          </button>
        )}
      </footer>
    </Dialog>
  );
}

function Found({
  found,
  isRemoved,
  onOpen,
}: {
  found: Occurrences;
  isRemoved: boolean;
  onOpen: (path: string) => void;
}) {
  const passage = readPassage(found.text);
  const open = passage === null ? [] : unsavedTexts().filter((episode) => countPassage(episode.text, passage) > 0);
  const { revisions, unsaved, changes, sidecar, drafts, files, commits, damaged, unread } = found;
  return (
    <div className="purge-found" role="status">
      {countKept(found) > 0 ? (
        <Section title="Rostrum keeps it here, and would remove it">
          {revisions.map(({ path, savedAt }) => (
            <li key={`${path} ${savedAt}`}>
              {path}, the version of {formatTime(savedAt)}
            </li>
          ))}
          {unsaved.map((path) => (
            <li key={path}>{path}, unsaved work</li>
          ))}
          {changes.map((title) => (
            <li key={title}>The change “{title}”</li>
          ))}
          {sidecar.map(({ path, lines }) => (
            <li key={path}>
              {path}, {countOf(lines, 'line')}
            </li>
          ))}
          {drafts.length > 0 && <li>{countOf(drafts.length, 'draft')} of recordings, whole</li>}
        </Section>
      ) : (
        <p>
          {isRemoved
            ? 'Nothing of it is left in earlier versions, unsaved work, the catalogue and .rostrum.'
            : 'No earlier version, unsaved work or record holds it. What the catalogue may remember of deleted words is removed all the same.'}
        </p>
      )}
      {files.length + open.length > 0 && (
        <Section title="It stands in these episodes now, which are yours to change">
          {files.map(({ path, count }) => (
            <li key={path}>
              <button className="link-button" onClick={() => onOpen(path)}>
                {path}
              </button>
              , {countOf(count, 'time')}
            </li>
          ))}
          {open.map(({ path }) => (
            <li key={path}>{path}, open with changes that are not saved</li>
          ))}
        </Section>
      )}
      {unread.length > 0 && (
        <Section title="These could not be looked into, and may hold it">
          {unread.map(({ path, reason }) => (
            <li key={path}>
              {path}: {reason}
            </li>
          ))}
        </Section>
      )}
      {damaged.length > 0 && (
        <Section title="Damaged databases that were kept may hold it; delete them if you need nothing from them">
          {damaged.map((path) => (
            <li key={path}>{path}</li>
          ))}
        </Section>
      )}
      {commits.length > 0 && (
        <Section title="git still holds it, here and wherever it was pushed, until its history is rewritten (git filter-repo)">
          {commits.map(({ repository, commit, date, subject }) => (
            <li key={`${repository} ${commit}`}>
              <code>{commit.slice(0, 8)}</code> {formatTime(date)}, {subject}
            </li>
          ))}
        </Section>
      )}
    </div>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3>{title}</h3>
      <ul>{children}</ul>
    </section>
  );
}

function countKept({ revisions, unsaved, changes, sidecar, drafts }: Occurrences): number {
  return revisions.length + unsaved.length + changes.length + sidecar.length + drafts.length;
}

/** What is selected in the transcript is most likely what is meant. */
function selectedText(): string {
  const state = useOpenEpisodes.getState().view?.state;
  const { from, to } = state?.selection.main ?? { from: 0, to: 0 };
  return state?.sliceDoc(from, to).trim() ?? '';
}
