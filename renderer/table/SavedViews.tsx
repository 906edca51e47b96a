import { useState } from 'react';
import { BookmarkMinus, BookmarkPlus } from 'lucide-react';
import type { SavedView } from '../../shared/library/saved-views.ts';
import { request } from '../base/client.ts';
import { reportErrors } from '../base/notices-store.ts';
import { useAnswer } from '../base/use-answer.ts';
import { Dialog } from '../base/ui/Dialog.tsx';
import { DialogFooter } from '../base/ui/DialogFooter.tsx';

interface Props {
  readonly view: SavedView;
  /** What is shown when no view is chosen. */
  readonly usual: SavedView;
  readonly onChoose: (view: SavedView) => void;
}

/** The tables that were kept: beside the episodes, so that everybody who works with them has them. */
export function SavedViews({ view, usual, onChoose }: Props) {
  const { answer, askAgain } = useAnswer('table.views', null);
  const views = answer?.views ?? [];
  const [naming, setNaming] = useState(false);
  const save = async (name: string, kept: SavedView | null) => {
    const sent = kept && { ...kept, columns: [...kept.columns] };
    const done = await reportErrors(() => request('table.saveView', { name, view: sent }));
    if (done === undefined) return;
    askAgain();
    onChoose(kept ?? usual);
  };
  return (
    <div className="saved-views">
      <select
        aria-label="Saved view"
        value={view.name}
        onChange={(event) => onChoose(views.find(({ name }) => name === event.target.value) ?? usual)}
      >
        <option value="">All episodes</option>
        {views.map(({ name }) => (
          <option key={name}>{name}</option>
        ))}
      </select>
      <button
        className="button quiet small"
        title="Save this view"
        aria-label="Save this view"
        onClick={() => setNaming(true)}
      >
        <BookmarkPlus size={16} aria-hidden />
      </button>
      {view.name !== '' && (
        <button
          className="button quiet small"
          title="Remove this view"
          aria-label={`Remove the view ${view.name}`}
          onClick={() => void save(view.name, null)}
        >
          <BookmarkMinus size={16} aria-hidden />
        </button>
      )}
      {naming && (
        <NameDialog
          name={view.name}
          taken={views.map(({ name }) => name)}
          onClose={() => setNaming(false)}
          onName={(name) => (setNaming(false), void save(name, { ...view, name }))}
        />
      )}
    </div>
  );
}

function NameDialog({
  name: before,
  taken,
  onName,
  onClose,
}: {
  name: string;
  taken: readonly string[];
  onName: (name: string) => void;
  onClose: () => void;
}) {
  const [name, setName] = useState(before);
  const trimmed = name.replace(/\s+/g, ' ').trim();
  return (
    <Dialog title="Save this view" onClose={onClose}>
      <form
        className="name-view"
        onSubmit={(event) => {
          event.preventDefault();
          onName(trimmed);
        }}
      >
        <label>
          Name
          <input
            className="input"
            dir="auto"
            value={name}
            onChange={(event) => setName(event.target.value)}
            autoFocus
          />
        </label>
        <p className="quiet-text">
          {taken.includes(trimmed)
            ? 'The view of that name is replaced.'
            : 'It is kept beside the episodes, so that everybody who works with them has it.'}
        </p>
        <DialogFooter onCancel={onClose} disabled={trimmed === ''}>
          Save
        </DialogFooter>
      </form>
    </Dialog>
  );
}
