import { create } from 'zustand';
import type { TextEdit } from '../../shared/text/text-edit.ts';

/** Something that can be done. */
export interface MenuAction {
  readonly title: string;
  /** Said beside the title. */
  readonly detail?: string | undefined;
  /** The edits of a text that it would make, to be shown below. */
  readonly preview?: { readonly text: string; readonly edits: readonly TextEdit[] };
  /** The number of a speaker whom it is about. */
  readonly speaker?: number | undefined;
  readonly isDisabled?: boolean;
  readonly run: () => void;
}

export interface Submenu {
  readonly title: string;
  readonly sections: MenuSections;
}

/** What can be done, in groups that are set apart; empty ones are left out. */
export type MenuSections = readonly (readonly (MenuAction | Submenu)[])[];

export interface ContextMenu {
  /** A point in the window, or what it opens below. */
  readonly at: { readonly x: number; readonly y: number } | HTMLElement;
  readonly label: string;
  /** Said above what can be done. */
  readonly message?: string;
  readonly sections: MenuSections;
}

/** The context menu that is open; null where none is. */
export const useContextMenu = create<{ readonly menu: ContextMenu | null }>(() => ({ menu: null }));

export function openContextMenu(menu: ContextMenu): void {
  useContextMenu.setState({ menu });
}

/** Where a `contextmenu` event wants its menu: at the mouse, or below what has the focus where a key asked for it. */
export function placeOfMenu(event: MouseEvent, focused: HTMLElement): ContextMenu['at'] {
  return isByKey(event) ? focused : { x: event.clientX, y: event.clientY };
}

/** Whether Shift+F10 or the menu key asked for it, and no mouse. */
export function isByKey({ button }: MouseEvent): boolean {
  return button !== 2;
}
