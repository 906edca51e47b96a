import type { CommandId } from '../../../shared/commands.ts';
import { runCommand } from '../../base/commands.ts';
import { KeyHint } from '../../base/ui/KeyHint.tsx';

interface PassKeyProps {
  readonly command: CommandId;
  readonly words: string;
  /** Of a command that stays in force. */
  readonly isOn?: boolean;
  /** Left out where there is little room. */
  readonly isRare?: boolean;
}

/** A key of the pass and what it does; a click does it, too. */
export function PassKey({ command, words, isOn = false, isRare = false }: PassKeyProps) {
  return (
    <button
      className="pass-key"
      data-on={isOn}
      data-rare={isRare}
      tabIndex={-1}
      // The focus stays in the text, where the keys are heard.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => runCommand(command)}
    >
      <KeyHint command={command} /> {words}
      {isOn ? ': on' : ''}
    </button>
  );
}
