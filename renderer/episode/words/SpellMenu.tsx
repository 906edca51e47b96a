import { useEffect, useState } from 'react';
import type { EditorView } from '@codemirror/view';
import { MenuItem, MenuSection, Separator } from 'react-aria-components';
import type { TextRange } from '../../../shared/text/text-edit.ts';
import { MenuAtText } from '../../base/ui/MenuAtText.tsx';
import { goToReplace } from '../../base/replace-form-store.ts';
import { addToGlossary, deleteCorrection, useLibraryWords } from './library-words-store.ts';
import { offersFor, plainWord, replaceWord } from './replace-word.ts';
import { suggest } from './spelling-client.ts';

/** What an unknown word may be instead, and the way to make it known. */
export function SpellMenu({ view, range, onClose }: { view: EditorView; range: TextRange; onClose: () => void }) {
  const [found, setFound] = useState<readonly string[] | null>(null);
  const word = view.state.sliceDoc(range.from, range.to);
  const plain = plainWord(word);
  const corrected = useLibraryWords((state) => state.corrections.get(plain));
  useEffect(() => {
    let isShown = true;
    void suggest(plain).then((words) => isShown && setFound(words));
    return () => {
      isShown = false;
    };
  }, [plain]);
  if (found === null) return null;

  const offers = offersFor(corrected, found);
  return (
    <MenuAtText
      view={view}
      at={range.from}
      label="Spelling"
      message={
        offers.length > 0
          ? `“${word}” is in no dictionary.`
          : `“${word}” is in no dictionary, and nothing in it is like it.`
      }
      onClose={onClose}
    >
      <MenuSection aria-label="Instead">
        {offers.map((offered) => (
          <MenuItem
            key={offered}
            id={`instead:${offered}`}
            className="menu-item"
            onAction={() => replaceWord(view, range, offered)}
          >
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
    </MenuAtText>
  );
}
