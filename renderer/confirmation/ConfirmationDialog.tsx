import './confirmation.css';
import { Dialog } from '../base/ui/Dialog.tsx';
import { DialogFooter } from '../base/ui/DialogFooter.tsx';
import { useConfirmation, type Confirmation } from '../base/confirmations-store.ts';

/** Asks once per machine whether a repository's authors are trusted, or whether a site that the settings name is meant. */
export function ConfirmationDialog() {
  const { asked } = useConfirmation();
  if (asked === null) return null;
  return asked.code === 'not-trusted' ? (
    <TrustRepository key={asked.path} {...asked} />
  ) : (
    <ConfirmSite key={asked.path} {...asked} />
  );
}

function TrustRepository({ path, answer }: Confirmation) {
  return (
    <Dialog title="Do you trust the authors of this repository?" onClose={() => answer(false)}>
      <div className="trust">
        <p className="trust-path">{path}</p>
        <p>
          Commit, fetch, pull and push, taking back a commit, and merging by turn let git use what came with the
          repository. If you trust its authors, these may run as programs on this machine:
        </p>
        <ul>
          <li>its hooks, such as checks before a commit</li>
          <li>its filters and merge drivers</li>
          <li>the programs in its settings that reach its servers or sign commits</li>
        </ul>
        <p className="quiet-text">
          Looking at it, planning and writing pages never run any of them. Your answer is remembered on this machine,
          for this folder.
        </p>
      </div>
      <DialogFooter onCancel={() => answer(false)} cancel="Do not trust" onClick={() => answer(true)}>
        Trust the authors
      </DialogFooter>
    </Dialog>
  );
}

function ConfirmSite({ path, answer }: Confirmation) {
  return (
    <Dialog title="Is this the website’s folder?" onClose={() => answer(false)}>
      <div className="trust">
        <p className="trust-path">{path}</p>
        <p>
          The library’s rostrum.yaml names it, and it lies outside the library. Whoever shares the library can change
          that line.
        </p>
        <p className="quiet-text">
          If you agree, pages are compared with what stands there, and written there when you publish. Your answer is
          remembered on this machine, for this library.
        </p>
      </div>
      <DialogFooter onCancel={() => answer(false)} cancel="Leave it" onClick={() => answer(true)}>
        Use this folder
      </DialogFooter>
    </Dialog>
  );
}
