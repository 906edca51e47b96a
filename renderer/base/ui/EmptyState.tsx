import './empty-state.css';
import type { ReactNode } from 'react';
import type { CommandId } from '../../../shared/commands.ts';
import { runCommand } from '../commands.ts';

interface EmptyStateProps {
  readonly title: string;
  /** What would stand here, and what it is for. */
  readonly children?: ReactNode;
  /** Buttons: what can be done next, the likeliest first. */
  readonly actions?: ReactNode;
  /** For what somebody should hear: at once, or when they pause. */
  readonly role?: 'alert' | 'status';
}

/** In the place of what is not there: what it is for, and what can be done. */
export function EmptyState({ title, children, actions, role }: EmptyStateProps) {
  return (
    <div className="empty" role={role}>
      <h2>{title}</h2>
      {children !== undefined && <div className="empty-words">{children}</div>}
      {actions !== undefined && <div className="empty-actions">{actions}</div>}
    </div>
  );
}

const beginnings: readonly (readonly [CommandId, string])[] = [
  ['episode.new', 'New episode…'],
  ['import.open', 'Import a transcript…'],
  ['library.open', 'Open another folder…'],
  ['library.openSample', 'Open the sample library'],
];

/** Where the library has no episodes. @param children what stands here once there are some */
export function NoEpisodes({ children, small = false }: { readonly children: ReactNode; readonly small?: boolean }) {
  return (
    <EmptyState
      title="No episodes yet"
      actions={beginnings.map(([command, title], index) => (
        <button
          key={command}
          className={`button ${small ? 'small' : index === 0 ? 'primary' : ''}`}
          onClick={() => runCommand(command)}
        >
          {title}
        </button>
      ))}
    >
      {children}
    </EmptyState>
  );
}
