import { useState } from 'react';
import { useCommand } from '../base/commands.ts';
import { Dialog } from '../base/ui/Dialog.tsx';
import { KeyTable } from './KeyTable.tsx';

/** Every command with its key, which can be changed, taken away and given back. */
export function KeysDialog() {
  const [shown, setShown] = useState(false);
  useCommand('help.keys', () => setShown(true));
  return shown ? (
    <Dialog title="Keyboard shortcuts" wide onClose={() => setShown(false)}>
      <KeyTable />
    </Dialog>
  ) : null;
}
