import type { ComponentProps } from 'react';

interface DialogFooterProps extends ComponentProps<'button'> {
  readonly onCancel: () => void;
  /** What the way out is called. */
  readonly cancel?: string;
  /** How far the editor is. */
  readonly note?: string;
}

/** The foot of a dialog: the way out, and what the dialog is for, whose button takes every other attribute. */
export function DialogFooter({ onCancel, cancel = 'Cancel', note, ...confirm }: DialogFooterProps) {
  return (
    <footer className="dialog-foot">
      {note !== undefined && (
        <p className="quiet-text" role="status">
          {note}
        </p>
      )}
      <button type="button" className="button" onClick={onCancel}>
        {cancel}
      </button>
      <button className="button primary" {...confirm} />
    </footer>
  );
}
