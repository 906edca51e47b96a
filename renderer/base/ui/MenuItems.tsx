import { ChevronRight } from 'lucide-react';
import { Menu, MenuItem, MenuSection, Popover, Separator, SubmenuTrigger } from 'react-aria-components';
import { Fragment } from 'react';
import type { MenuAction, MenuSections, Submenu } from '../context-menu-store.ts';
import { FixPreview } from './FixPreview.tsx';
import { speakerColour } from './speaker-colour.ts';

/** The items of a menu, its groups set apart by lines. */
export function MenuItems({ sections }: { sections: MenuSections }) {
  return sections
    .filter((section) => section.length > 0)
    .map((section, at) => (
      <Fragment key={at}>
        {at > 0 && <Separator className="menu-separator" />}
        <MenuSection>
          {section.map((item, index) =>
            'run' in item ? <ActionItem key={index} item={item} /> : <SubmenuItem key={index} item={item} />,
          )}
        </MenuSection>
      </Fragment>
    ));
}

function ActionItem({ item: { title, detail, preview, speaker, isDisabled = false, run } }: { item: MenuAction }) {
  return (
    <MenuItem
      className={preview === undefined ? 'menu-item' : 'menu-item fix-item'}
      textValue={title}
      isDisabled={isDisabled}
      onAction={run}
    >
      {speaker !== undefined && (
        <span className="speaker-mark" data-speaker={speakerColour(speaker)}>
          {speaker}
        </span>
      )}
      <span className="truncate" dir="auto">
        {title}
      </span>
      {detail !== undefined && <span className="key menu-detail">{detail}</span>}
      {preview !== undefined && <FixPreview {...preview} />}
    </MenuItem>
  );
}

function SubmenuItem({ item: { title, sections } }: { item: Submenu }) {
  return (
    <SubmenuTrigger>
      <MenuItem className="menu-item" textValue={title}>
        <span className="truncate">{title}</span>
        <ChevronRight size={14} className="menu-detail" aria-hidden />
      </MenuItem>
      <Popover className="popover">
        <Menu className="menu" aria-label={title}>
          <MenuItems sections={sections} />
        </Menu>
      </Popover>
    </SubmenuTrigger>
  );
}
