import { Menu, type MenuItemConstructorOptions } from 'electron';
import { commands, keyOf, menus, type CommandMenu } from '../../shared/commands.ts';
import type { Settings } from './settings.ts';

/**
 * The menu bar, a view of the command table. The window listens for the keys itself, so that they can be rebound and
 * never act twice; the menu shows them.
 * @param openRecent told the folder of a library that was open before
 */
export function buildMenu(settings: Settings, run: (id: string) => void, openRecent: (path: string) => void): void {
  const { preferences, recent } = settings.current;
  const recentMenu: MenuItemConstructorOptions = {
    label: 'Open Recent',
    enabled: recent.length > 0,
    submenu: recent.map((path) => ({ label: path, click: () => openRecent(path) })),
  };
  const itemsOf = (menu: CommandMenu): MenuItemConstructorOptions[] => {
    let group: string | undefined;
    return commands
      .filter((command) => command.menu === menu)
      .flatMap((command): MenuItemConstructorOptions[] => {
        const key = keyOf(command, preferences);
        const item: MenuItemConstructorOptions = {
          label: command.title,
          click: () => run(command.id),
          ...(key === null ? {} : { accelerator: acceleratorOf(key), registerAccelerator: false }),
        };
        const items: MenuItemConstructorOptions[] =
          group !== undefined && group !== command.group ? [{ type: 'separator' }, item] : [item];
        group = command.group;
        return command.id === 'library.open' ? [...items, recentMenu] : items;
      });
  };
  const extras: Partial<Record<CommandMenu, MenuItemConstructorOptions[]>> = {
    File: [
      { type: 'separator' },
      process.platform === 'darwin' ? { role: 'close', accelerator: 'Shift+Cmd+W' } : { role: 'quit' },
    ],
    Edit: [{ type: 'separator' }, { role: 'cut' }, { role: 'copy' }, { role: 'paste' }],
    View: [{ type: 'separator' }, { role: 'togglefullscreen' }, { role: 'toggleDevTools' }],
  };
  const template = menus.map((menu): MenuItemConstructorOptions => ({
    label: menu,
    submenu: [...itemsOf(menu), ...(extras[menu] ?? [])],
  }));
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(process.platform === 'darwin' ? [{ role: 'appMenu' }, ...template] : template),
  );
}

/** CodeMirror's `Mod-Shift-z` in Electron's words. */
function acceleratorOf(key: string): string {
  if (key === ' ') return 'Space';
  return key
    .replace(/-(?!$)/g, '+')
    .replace('Mod', 'CmdOrCtrl')
    .replace(/ArrowUp|ArrowDown|ArrowLeft|ArrowRight/, (arrow) => arrow.slice(5));
}
