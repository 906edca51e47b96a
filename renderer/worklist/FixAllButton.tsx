import { useState } from 'react';
import { Wrench } from 'lucide-react';
import type { FixFilter } from '../../shared/lint/model/problems-by-rule.ts';
import { useCommand } from '../base/commands.ts';
import { FixInLibraryDialog } from './FixInLibraryDialog.tsx';

/** Opens the preview of all fixes of a part of the work; so does the key of Fix All. */
export function FixAllButton({ filter, what }: { filter: FixFilter; what: string }) {
  const [isOpen, setOpen] = useState(false);
  useCommand('problem.fixAll', () => setOpen(true), !isOpen);
  return (
    <>
      <button className="button" onClick={() => setOpen(true)}>
        <Wrench size={14} aria-hidden /> Fix all…
      </button>
      {isOpen && <FixInLibraryDialog filter={filter} what={what} onClose={() => setOpen(false)} />}
    </>
  );
}
