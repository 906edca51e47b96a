import './merge.css';
import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { Choice, MergeConflict } from '../../shared/merge/merge-model.ts';
import { mergeTexts } from '../../shared/merge/merge-texts.ts';
import { renderMerge } from '../../shared/merge/render-merge.ts';
import { useLibrary } from '../base/library-store.ts';
import { Dialog } from '../base/ui/Dialog.tsx';
import { DialogFooter } from '../base/ui/DialogFooter.tsx';
import { WordDiff } from '../base/ui/WordDiff.tsx';

export interface MergeDialogProps {
  readonly title: string;
  /** What both sides began with. */
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
  readonly names: { readonly ours: string; readonly theirs: string };
  /** Told the merged text once every conflict is decided. */
  readonly onMerged: (text: string) => void;
  readonly onClose: () => void;
}

/** Every conflict of a merge with its versions, decided one by one. */
export function MergeDialog({ title, base, ours, theirs, names, onMerged, onClose }: MergeDialogProps) {
  const config = useLibrary((state) => state.library!.config);
  const merge = useMemo(() => mergeTexts(base, ours, theirs, { config }), [base, ours, theirs, config]);
  return (
    <ConflictsDialog
      title={title}
      conflicts={merge.conflicts}
      names={names}
      onDecided={(choices) => onMerged(renderMerge(merge, choices))}
      onClose={onClose}
    />
  );
}

interface ConflictsDialogProps extends Pick<MergeDialogProps, 'title' | 'names' | 'onClose'> {
  readonly conflicts: readonly MergeConflict[];
  /** Told a choice for each conflict, in order, once all are decided. */
  readonly onDecided: (choices: readonly Choice[]) => void;
}

/** Conflicts with their versions, decided by 1, 2 and 3 without the mouse. Nothing is chosen beforehand. */
export function ConflictsDialog({ title, conflicts, names, onDecided, onClose }: ConflictsDialogProps) {
  const [choices, setChoices] = useState<readonly (Choice | null)[]>(() => conflicts.map(() => null));
  const form = useRef<HTMLFormElement>(null);
  const left = choices.filter((choice) => choice === null).length;

  const decide = (index: number, choice: Choice) => setChoices(choices.with(index, choice));
  const onKeyDown = (event: KeyboardEvent) => {
    const within = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-conflict]') : null;
    const index = Number(within?.dataset['conflict'] ?? Math.max(0, choices.indexOf(null)));
    const choice = /^[1-3]$/.test(event.key) ? conflicts[index]?.choices[Number(event.key) - 1] : undefined;
    if (choice === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    decide(index, choice);
    focusNext(form.current!, choices.with(index, choice), index);
  };

  return (
    <Dialog title={title} wide onClose={onClose}>
      <form
        ref={form}
        id="merge"
        className="conflicts"
        onKeyDown={onKeyDown}
        onSubmit={(event) => {
          event.preventDefault();
          if (left === 0) onDecided(choices.filter((choice) => choice !== null));
        }}
      >
        <p>
          {conflicts.length === 1 ? 'One place was' : `${conflicts.length} places were`} changed on both sides.
          Everything else is merged already; nothing is lost until you decide.
        </p>
        {conflicts.map((conflict, index) => (
          <Conflict
            key={conflict.index}
            conflict={conflict}
            choice={choices[index] ?? null}
            names={names}
            isFirst={index === 0}
            onDecide={(choice) => decide(index, choice)}
          />
        ))}
      </form>
      <DialogFooter
        onCancel={onClose}
        cancel="Decide later"
        note={left === 0 ? 'All are decided.' : `${left} to decide. 1, 2 and 3 choose and go on.`}
        form="merge"
        disabled={left > 0}
      >
        Merge
      </DialogFooter>
    </Dialog>
  );
}

interface ConflictProps {
  readonly conflict: MergeConflict;
  readonly choice: Choice | null;
  readonly names: MergeDialogProps['names'];
  readonly isFirst: boolean;
  readonly onDecide: (choice: Choice) => void;
}

function Conflict({ conflict, choice, names, isFirst, onDecide }: ConflictProps) {
  const { index, place, reason, base, choices } = conflict;
  return (
    <fieldset className="choices" data-conflict={index}>
      <legend>{place}</legend>
      <p className="quiet-text">{reason}</p>
      {base.trim() !== '' && (
        <p className="conflict-base">
          <span className="quiet-text">Before</span> <bdi>{base.trim()}</bdi>
        </p>
      )}
      {choices.map((option, at) => (
        <label key={option} className="conflict-choice" data-chosen={choice === option}>
          <input
            type="radio"
            name={`conflict-${index}`}
            checked={choice === option}
            onChange={() => onDecide(option)}
            autoFocus={isFirst && at === 0}
          />
          <span className="key">{at + 1}</span>
          <span className="conflict-name">{nameOf(option, conflict, names)}</span>
          <Version option={option} conflict={conflict} />
        </label>
      ))}
    </fieldset>
  );
}

function Version({ option, conflict }: { option: Choice; conflict: MergeConflict }) {
  const { base } = conflict;
  const text = conflict[option] ?? '';
  return text.trim() === '' ? (
    <span className="quiet-text">Nothing: it was taken out.</span>
  ) : (
    <WordDiff before={base.trim()} after={text.trim()} />
  );
}

function nameOf(option: Choice, { kind }: MergeConflict, names: MergeDialogProps['names']): string {
  if (option === 'both') return kind === 'lint' ? 'Both, to be mended' : 'Both';
  return names[option];
}

/** The focus goes to the next conflict that is open, or to the button once none is. */
function focusNext(form: HTMLFormElement, choices: readonly (Choice | null)[], from: number): void {
  const after = choices.findIndex((choice, index) => index > from && choice === null);
  const next = after < 0 ? choices.indexOf(null) : after;
  const target =
    next < 0
      ? document.querySelector<HTMLElement>('button[form="merge"]')
      : form.querySelector<HTMLElement>(`[data-conflict="${next}"] input`);
  // The button can be focused once it is drawn as enabled.
  requestAnimationFrame(() => {
    target?.focus();
    target?.scrollIntoView({ block: 'nearest' });
  });
}
