import { Ellipsis, EllipsisVertical } from 'lucide-react';
import { Button, Menu, MenuTrigger, Popover, type MenuProps } from 'react-aria-components';

interface MoreMenuProps extends MenuProps<object> {
  readonly label: string;
  /** Where there is little room. */
  readonly slim?: boolean;
}

/** A button with three dots and the menu behind it, which takes every other attribute. */
export function MoreMenu({ label, slim = false, ...menu }: MoreMenuProps) {
  const Dots = slim ? EllipsisVertical : Ellipsis;
  return (
    <MenuTrigger>
      <Button className={slim ? 'button quiet small icon' : 'button quiet small'} aria-label={label}>
        <Dots size={14} aria-hidden />
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu className="menu" aria-label={label} {...menu} />
      </Popover>
    </MenuTrigger>
  );
}
