import type { LucideIcon } from 'lucide-react';
import type { CommandId } from '../../../shared/commands.ts';
import { runCommand } from '../commands.ts';
import { WithTooltip } from './WithTooltip.tsx';

interface CommandButtonProps {
  readonly command: CommandId;
  readonly icon: LucideIcon;
  readonly title: string;
  /** For what is on or off. */
  readonly pressed?: boolean;
}

/** A small button that runs a command, with its key in the tooltip. */
export function CommandButton({ command, icon: Icon, title, pressed }: CommandButtonProps) {
  return (
    <WithTooltip text={title} command={command}>
      <button className="button small quiet" aria-pressed={pressed} onClick={() => runCommand(command)}>
        <Icon size={14} aria-hidden /> {title}
      </button>
    </WithTooltip>
  );
}
