import { useState } from 'react';
import { request } from '../base/client.ts';
import { runCommand } from '../base/commands.ts';
import { useLibrary } from '../base/library-store.ts';
import { reportErrors } from '../base/notices-store.ts';
import { changePreferences, usePreferences } from '../base/preferences-store.ts';
import { useUnsaved } from '../base/unsaved-store.ts';
import { useAnswer } from '../base/use-answer.ts';
import { Dialog } from '../base/ui/Dialog.tsx';
import { DialogFooter } from '../base/ui/DialogFooter.tsx';
import { countOf } from '../../shared/text/count-of.ts';
import { formatBytes } from '../../shared/text/format-bytes.ts';
import type { DeletableKind } from '../../shared/machine/kept-on-machine.ts';
import { RemovableList } from './RemovableList.tsx';
import type { ControlProps, Setting } from './setting.ts';

export const privacy: readonly Setting[] = [
  {
    title: 'What leaves this machine',
    help: 'Nothing does, unless you ask for it: git talks to the servers of a repository when you fetch, pull or push, the update check asks for the newest version’s number where you turn it on, and a speech model is downloaded when you want one.',
    words: 'network telemetry internet server offline',
    wide: true,
    Control: UpdateCheck,
  },
  {
    title: 'What is kept, and where',
    help: 'Every save keeps the version before it, so more than the episodes themselves is kept.',
    words: 'folder database history catalogue data storage',
    wide: true,
    Control: Places,
  },
  {
    title: 'Trusted repositories',
    help: 'Their authors may run commands on this machine when you commit, pull or push: hooks, filters, merge drivers.',
    words: 'trust revoke git hooks security',
    wide: true,
    Control: TrustedRepositories,
  },
  {
    title: 'Confirmed sites',
    help: 'Folders outside their library that a library’s settings name, and into which you agreed to publish.',
    words: 'website revoke security',
    wide: true,
    Control: ConfirmedSites,
  },
  {
    title: 'Recent libraries',
    help: 'Which libraries were open, and where you were at work in them.',
    words: 'history forget',
    wide: true,
    Control: RecentLibraries,
  },
  {
    title: 'Unsaved work',
    help: 'What was typed and not saved is kept until it is saved or brought back. Work in episodes that are open now is not listed.',
    words: 'drafts recovered delete',
    wide: true,
    Control: UnsavedWork,
  },
  {
    title: 'Files that can be deleted',
    help: 'They are made again when they are needed. Names and passages are removed from everything that Rostrum keeps by Edit, Remove for Good.',
    words: 'peaks waveform cache drafts transcripts updates log clear disk space',
    wide: true,
    Control: DeletableFiles,
  },
];

function UpdateCheck() {
  const chosen = usePreferences((state) => state.preferences.updates);
  const { answer: origin } = useAnswer('updates.origin', null);
  if (!origin) return null;
  if (origin.host === null)
    return <p className="quiet-text">This build of Rostrum has no update source, and checks nothing.</p>;
  return (
    <div className="setting-row">
      <label className="check">
        <input
          type="checkbox"
          checked={chosen}
          onChange={({ target }) => void changePreferences({ updates: target.checked })}
        />
        Check for updates at {origin.host} once a day
      </label>
      <button className="button small" onClick={() => void runCommand('help.updates')}>
        Check now…
      </button>
    </div>
  );
}

function Places() {
  const { answer: kept } = useAnswer('machine.kept', null, { followLibrary: true });
  const library = useLibrary((state) => state.library);
  if (!kept) return null;
  return (
    <>
      <dl className="setting-places">
        <dt>Episodes</dt>
        <dd>{library?.root ?? 'In the library’s folder'}. Nothing of Rostrum’s own is written into them.</dd>
        <dt>Beside them</dt>
        <dd>
          <code>.rostrum</code> in the library: ready ticks, how far was reviewed, excused problems, times, decisions
          about people, glossary, corrections, saved views. It is shared with whoever shares the library.
        </dd>
        <dt>In the site</dt>
        <dd>
          <code>.rostrum/published.tsv</code>: what was published.
        </dd>
        <dt>On this machine</dt>
        <dd>
          {kept.folder}: these settings, which recording belongs to which episode, what was worked out from recordings
          (outlines, scores of voices, drafts, when words are said), speech models, and for{' '}
          {countOf(kept.libraries.count, 'library', 'libraries')} earlier versions, unsaved work and a catalogue (
          {formatBytes(kept.libraries.bytes)}).
          {kept.library !== null &&
            ` Of the open library: ${countOf(kept.library.versions, 'earlier version')} (${formatBytes(kept.library.historyBytes)}), and the catalogue (${formatBytes(kept.library.catalogueBytes)}).`}
        </dd>
      </dl>
      <div>
        <button
          className="button small"
          onClick={() => void reportErrors(() => request('app.reveal', { path: kept.folder }))}
        >
          Show the folder
        </button>
      </div>
    </>
  );
}

function TrustedRepositories({ labelledBy }: ControlProps) {
  const { answer: kept, askAgain } = useAnswer('machine.kept', null);
  const revoke = async (repository: string) => {
    await reportErrors(() => request('machine.revokeTrust', { repository }));
    askAgain();
  };
  return (
    <RemovableList
      labelledBy={labelledBy}
      items={kept?.repositories.map((root) => ({ id: root, name: root }))}
      none="No repository is trusted. You are asked the first time that it matters."
      remove="Revoke"
      onRemove={({ id }) => void revoke(id)}
    />
  );
}

function ConfirmedSites({ labelledBy }: ControlProps) {
  const { answer: kept, askAgain } = useAnswer('machine.kept', null);
  const revoke = async (id: string) => {
    const { library, site } = kept!.sites.find((known) => siteId(known) === id)!;
    await reportErrors(() => request('machine.revokeSite', { library, site }));
    askAgain();
  };
  return (
    <RemovableList
      labelledBy={labelledBy}
      items={kept?.sites.map((site) => ({
        id: siteId(site),
        name: site.site,
        note: `For the library ${site.library}`,
      }))}
      none="No site outside its library was confirmed."
      remove="Revoke"
      onRemove={({ id }) => void revoke(id)}
    />
  );
}

const siteId = ({ library, site }: { readonly library: string; readonly site: string }) => `${library}\n${site}`;

function RecentLibraries({ labelledBy }: ControlProps) {
  const { answer: recent, askAgain } = useAnswer('app.recent', null);
  const forget = async (library: string) => {
    await reportErrors(() => request('app.forgetRecent', { library }));
    askAgain();
  };
  return (
    <RemovableList
      labelledBy={labelledBy}
      items={recent?.map((path) => ({ id: path, name: path }))}
      none="No library is remembered."
      remove="Forget"
      onRemove={({ id }) => void forget(id)}
    />
  );
}

function UnsavedWork({ labelledBy }: ControlProps) {
  const { answer: kept, askAgain } = useAnswer('machine.kept', null);
  const open = useUnsaved((state) => state.unsaved);
  const library = useLibrary((state) => state.library);
  const [asked, setAsked] = useState<string | null>(null);
  const drop = async (path: string) => {
    setAsked(null);
    await reportErrors(() => request('machine.deleteUnsaved', { paths: [path] }));
    askAgain();
  };
  if (library === null) return <p className="quiet-text">Open a library first.</p>;
  return (
    <>
      <RemovableList
        labelledBy={labelledBy}
        items={kept?.library?.unsaved
          .filter(({ path }) => !open.has(path))
          .map(({ path, savedAt }) => ({ id: path, name: path, note: new Date(savedAt).toLocaleString('en-GB') }))}
        none="Nothing unsaved is kept for the open library."
        remove="Delete"
        onRemove={({ id }) => setAsked(id)}
      />
      {asked !== null && (
        <Dialog title="Delete unsaved work?" onClose={() => setAsked(null)}>
          <p>
            What was typed in “{asked}” and not saved is deleted, and cannot be brought back. The file stays as it is.
          </p>
          <DialogFooter onCancel={() => setAsked(null)} onClick={() => void drop(asked)}>
            Delete
          </DialogFooter>
        </Dialog>
      )}
    </>
  );
}

const kinds: Readonly<Record<DeletableKind, string>> = {
  outlines: 'Outlines of recordings',
  voices: 'What voices told of recordings',
  transcripts: 'Transcripts by the speech-to-text program',
  updates: 'Downloaded updates',
  log: 'Log for diagnostics',
};

function DeletableFiles({ labelledBy }: ControlProps) {
  const { answer: kept, askAgain } = useAnswer('machine.kept', null);
  const remove = async (kind: DeletableKind) => {
    await reportErrors(() => request('machine.deleteFiles', { kind }));
    askAgain();
  };
  if (!kept) return null;
  return (
    <ul className="setting-list" aria-labelledby={labelledBy}>
      {kept.files.map(({ kind, files, bytes }) => (
        <li key={kind}>
          <div>
            {kinds[kind]}
            <p className="quiet-text">{files === 0 ? 'None' : `${countOf(files, 'file')}, ${formatBytes(bytes)}`}</p>
          </div>
          <button
            className="button small"
            aria-label={`Delete ${kinds[kind]}`}
            disabled={files === 0}
            onClick={() => void remove(kind)}
          >
            Delete
          </button>
        </li>
      ))}
    </ul>
  );
}
