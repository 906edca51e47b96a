import './sidebar.css';
import { List, PanelLeftClose, PanelLeftOpen, type LucideIcon } from 'lucide-react';
import type { CommandId } from '../../shared/commands.ts';
import { runCommand, useCommand } from '../base/commands.ts';
import { useLibraryPaneShown } from '../base/library-pane.ts';
import { go, useNavigation } from '../base/navigation-store.ts';
import { changePreferences, usePreferences } from '../base/preferences-store.ts';
import { WithTooltip } from '../base/ui/WithTooltip.tsx';
import { libraryViews } from './views.ts';

/** The list of episodes, to be shown and hidden, and the views of the whole library, by name, or by icon alone where the editor or the window wants it narrow. */
export function Sidebar() {
  const place = useNavigation((state) => state.place.kind);
  const { sidebar } = usePreferences((state) => state.preferences);
  const isListShown = useLibraryPaneShown();
  const isNarrow = sidebar === 'icons';
  useCommand('view.toggleSidebar', () => void changePreferences({ sidebar: isNarrow ? 'words' : 'icons' }));
  return (
    <nav className="sidebar" aria-label="Views of the library" data-form={sidebar}>
      <div className="sidebar-list">
        <Item
          title="Episodes"
          icon={List}
          command="view.toggleLibrary"
          isPressed={isListShown}
          onClick={() => runCommand('view.toggleLibrary')}
        />
      </div>
      {libraryViews.map(({ kind, title, icon, command, open = () => go({ kind }) }) => (
        <Item key={kind} title={title} icon={icon} command={command} isCurrent={place === kind} onClick={open} />
      ))}
      <div className="sidebar-foot">
        <Item
          title={isNarrow ? 'Show names' : 'Icons only'}
          icon={isNarrow ? PanelLeftOpen : PanelLeftClose}
          command="view.toggleSidebar"
          onClick={() => runCommand('view.toggleSidebar')}
        />
      </div>
    </nav>
  );
}

interface ItemProps {
  readonly title: string;
  readonly icon: LucideIcon;
  readonly command: CommandId;
  readonly isCurrent?: boolean;
  /** Whether what it shows and hides is shown. */
  readonly isPressed?: boolean;
  readonly onClick: () => void;
}

function Item({ title, icon: Icon, command, isCurrent = false, isPressed, onClick }: ItemProps) {
  return (
    <WithTooltip text={title} command={command} placement="right">
      <button
        className="sidebar-item"
        aria-current={isCurrent ? 'page' : undefined}
        aria-pressed={isPressed}
        onClick={onClick}
      >
        <Icon size={16} aria-hidden />
        <span className="sidebar-word">{title}</span>
      </button>
    </WithTooltip>
  );
}
