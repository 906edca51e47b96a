import type { ComponentType } from 'react';
import {
  Inbox,
  ChartNoAxesColumn,
  Replace,
  Settings,
  StickyNote,
  Table2,
  Send,
  UsersRound,
  type LucideIcon,
} from 'lucide-react';
import type { CommandId } from '../../shared/commands.ts';
import type { ViewKind } from '../base/navigation-store.ts';
import { MarksView } from '../marks/MarksView.tsx';
import { PeopleView } from '../people/PeopleView.tsx';
import { PublishView } from '../publish/PublishView.tsx';
import { FiguresView } from '../figures/FiguresView.tsx';
import { openSettings } from '../settings/settings-store.ts';
import { SettingsView } from '../settings/SettingsView.tsx';
import { TableView } from '../table/TableView.tsx';
import { ReplaceView } from '../replace/ReplaceView.tsx';
import { WorklistView } from '../worklist/WorklistView.tsx';

/** A view of the library as a whole, in place of an episode. */
export interface LibraryView {
  readonly kind: ViewKind;
  /** What the bar above the library list calls it. */
  readonly title: string;
  readonly icon: LucideIcon;
  readonly command: CommandId;
  readonly Component: ComponentType;
  /** How it is gone to, where that is more than to name it. */
  readonly open?: () => void;
}

/** Every view, in the order of the bar above the library list. */
export const libraryViews: readonly LibraryView[] = [
  { kind: 'worklist', title: 'Worklist', icon: Inbox, command: 'view.summary', Component: WorklistView },
  { kind: 'table', title: 'Table', icon: Table2, command: 'view.table', Component: TableView },
  { kind: 'people', title: 'People', icon: UsersRound, command: 'view.people', Component: PeopleView },
  { kind: 'marks', title: 'Marks', icon: StickyNote, command: 'view.marks', Component: MarksView },
  { kind: 'replace', title: 'Replace', icon: Replace, command: 'view.replace', Component: ReplaceView },
  { kind: 'figures', title: 'Figures', icon: ChartNoAxesColumn, command: 'view.figures', Component: FiguresView },
  { kind: 'publish', title: 'Publish', icon: Send, command: 'publish.plan', Component: PublishView },
  {
    kind: 'settings',
    title: 'Settings',
    icon: Settings,
    command: 'settings.open',
    Component: SettingsView,
    open: () => openSettings(),
  },
];
