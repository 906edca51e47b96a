import { useEffect, useRef, useState } from 'react';
import type { EditorView } from '@codemirror/view';
import { Menu, MenuItem, MenuSection, Popover, Separator } from 'react-aria-components';
import type { TextRange } from '../../../shared/text/text-edit.ts';
import { goToReplace } from '../../base/replace-form-store.ts';
import { addToGlossary, deleteCorrection, rememberCorrection, useLibraryWords } from './library-words-store.ts';
import { suggest } from './spelling-client.ts';

const maxSuggestions = 6;

/** What an unknown word may be instead, and the way to make it known. */
export function SpellMenu({ view, range, onClose }: { view: EditorView; range: TextRange; onClose: () => void }) {
  const anchor = useRef<HTMLSpanElement>(null);
  const [found, setFound] = useState<readonly string[] | null>(null);
  const word = view.state.sliceDoc(range.from, range.to);
  const plain = word.replaceAll('’', "'");
  const corrected = useLibraryWords((state) => state.corrections.get(plain));
  useEffect(() => {
    void suggest(plain).then(setFound);
  }, [plain]);
  const place = view.coordsAtPos(range.from);
  if (!place || found === null) return null;

  const close = () => {
    onClose();
    view.focus();
  };
  const replace = (by: string) => {
    view.dispatch({
      changes: { ...range, insert: word.includes('’') ? by.replaceAll("'", '’') : by },
      userEvent: 'input.operation',
    });
    if (by !== corrected) void rememberCorrection(plain, by);
  };
  const offers = [...new Set([...(corrected === undefined ? [] : [corrected]), ...found])].slice(0, maxSuggestions);
  return (
    <>
      <span
        ref={anchor}
        style={{ position: 'fixed', left: place.left, top: place.top, height: place.bottom - place.top, width: 1 }}
      />
      <Popover
        className="popover"
        aria-label="Spelling"
        triggerRef={anchor}
        isOpen
        onOpenChange={(open) => !open && close()}
        placement="bottom start"
      >
        <p className="popover-text">
          {offers.length > 0
            ? `“${word}” is in no dictionary.`
            : `“${word}” is in no dictionary, and nothing in it is like it.`}
        </p>
        <Menu className="menu" aria-label="Spelling" autoFocus="first" onAction={close}>
          <MenuSection aria-label="Instead">
            {offers.map((offered) => (
              <MenuItem key={offered} id={`instead:${offered}`} className="menu-item" onAction={() => replace(offered)}>
                {offered}
                {offered === corrected && <span className="key">as corrected before</span>}
              </MenuItem>
            ))}
          </MenuSection>
          {offers.length > 0 && <Separator className="menu-separator" />}
          <MenuSection aria-label="Otherwise">
            <MenuItem id="glossary" className="menu-item" onAction={() => void addToGlossary(plain)}>
              Add to the glossary
            </MenuItem>
            <MenuItem
              id="everywhere"
              className="menu-item"
              onAction={() => goToReplace({ find: word, replacement: corrected ?? found[0] ?? '', wholeWord: true })}
            >
              Replace in all episodes…
            </MenuItem>
            {corrected !== undefined && (
              <MenuItem id="forget" className="menu-item" onAction={() => void deleteCorrection(plain)}>
                Stop suggesting “{corrected}”
              </MenuItem>
            )}
          </MenuSection>
        </Menu>
      </Popover>
    </>
  );
}
