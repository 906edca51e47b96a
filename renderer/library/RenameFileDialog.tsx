import { useState } from 'react';
import { failureOf } from '../../shared/failure.ts';
import { request } from '../base/client.ts';
import { refreshRows } from '../base/library-store.ts';
import { followRename } from '../base/navigation-store.ts';
import { notifyWithAction, reportErrors } from '../base/notices-store.ts';
import { Dialog } from '../base/ui/Dialog.tsx';
import { DialogFooter } from '../base/ui/DialogFooter.tsx';
import { closeEpisode } from '../episode/open/show-episode.ts';
import { useRenamedFile } from './file-actions.ts';

/** Gives an episode’s file another name. What is kept of it goes along; an existing file is never replaced. */
export function RenameFileDialog() {
  const path = useRenamedFile((state) => state.path);
  return path === null ? null : <OpenDialog key={path} path={path} />;
}

function OpenDialog({ path }: { path: string }) {
  const [name, setName] = useState(path);
  const [refusal, setRefusal] = useState<string | null>(null);
  const close = () => useRenamedFile.setState({ path: null });
  const to = name.trim();
  const rename = async () => {
    try {
      await renameFile(path, to);
      close();
      notifyWithAction(`${path} is ${to} now.`, {
        title: 'Undo',
        run: () => void reportErrors(() => renameFile(to, path)),
      });
    } catch (error) {
      const { message, next } = failureOf(error);
      setRefusal(next ? `${message} ${next}` : message);
    }
  };
  return (
    <Dialog title="Rename file" onClose={close}>
      <form
        id="rename-file"
        onSubmit={(event) => {
          event.preventDefault();
          if (to !== path && to !== '') void rename();
        }}
      >
        <label className="field">
          <span className="field-head">Path in the library</span>
          <input
            className="input"
            dir="auto"
            value={name}
            autoFocus
            // The name is what mostly changes, not its folder or ending.
            onFocus={({ target }) => target.setSelectionRange(path.lastIndexOf('/') + 1, path.lastIndexOf('.'))}
            onChange={({ target }) => {
              setName(target.value);
              setRefusal(null);
            }}
          />
        </label>
        <p className={refusal === null ? 'quiet-text' : 'error-ink'} role={refusal === null ? 'status' : 'alert'}>
          {refusal ?? 'Its text stays as it is. Its state, its times and its history go along.'}
        </p>
      </form>
      <DialogFooter onCancel={close} form="rename-file" disabled={to === path || to === ''}>
        Rename
      </DialogFooter>
    </Dialog>
  );
}

/** @throws RostrumError as `episode.rename` */
async function renameFile(from: string, to: string): Promise<void> {
  await request('episode.rename', { from, to });
  await refreshRows();
  followRename(from, to);
  // A tab of a file that is gone would lead nowhere.
  await closeEpisode(from);
}
