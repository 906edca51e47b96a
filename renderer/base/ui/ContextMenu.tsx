import { useState } from 'react';
import { useContextMenu, type ContextMenu as OpenMenu, type MenuSections } from '../context-menu-store.ts';
import { afterFocusReturns } from './focus.ts';
import { MenuAt } from './MenuAt.tsx';
import { MenuItems } from './MenuItems.tsx';

/** The context menu that was asked for, wherever in the window that was. */
export function ContextMenu() {
  const menu = useContextMenu((state) => state.menu);
  return menu && <ShownMenu menu={menu} />;
}

function ShownMenu({ menu: { at, label, message, sections } }: { menu: OpenMenu }) {
  const [focused] = useState(() => document.activeElement);
  const place = at instanceof HTMLElement ? at.getBoundingClientRect() : { left: at.x, top: at.y, bottom: at.y };
  const close = () => {
    useContextMenu.setState({ menu: null });
    // What is chosen works on what had the focus.
    if (focused instanceof HTMLElement) focused.focus();
  };
  return (
    <MenuAt place={place} label={label} message={message} onClose={close}>
      <MenuItems sections={closingFirst(sections, close)} />
    </MenuAt>
  );
}

/** Nothing else closes the menu when something in a submenu is chosen; and a dialog that opens finds the focus where it was. */
function closingFirst(sections: MenuSections, close: () => void): MenuSections {
  return sections.map((section) =>
    section.map((item) =>
      'run' in item
        ? { ...item, run: () => (close(), afterFocusReturns(item.run)) }
        : { ...item, sections: closingFirst(item.sections, close) },
    ),
  );
}
