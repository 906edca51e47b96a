import { useEffect } from 'react';
import { useLibrary } from '../base/library-store.ts';
import {
  addToGlossary,
  deleteCorrection,
  fetchLibraryWords,
  removeFromGlossary,
  useLibraryWords,
} from '../episode/words/library-words-store.ts';
import { AddRow } from './config-controls.tsx';
import { RemovableList } from './RemovableList.tsx';
import type { ControlProps, Section } from './setting.ts';

/** What the library knows of words; it is kept in `.rostrum`, beside the episodes. */
export const wordSection: Section = {
  id: 'library-words',
  title: 'Words',
  of: 'library',
  settings: [
    {
      title: 'Glossary',
      help: 'Words and names that are right in this show, though no dictionary has them.',
      words: 'spelling terms names',
      wide: true,
      Control: Glossary,
    },
    {
      title: 'Remembered corrections',
      help: 'What was corrected by hand once is offered wherever the same word stands again.',
      words: 'spelling replace',
      wide: true,
      Control: Corrections,
    },
  ],
};

function useWords() {
  const version = useLibrary((state) => state.version);
  useEffect(() => void fetchLibraryWords(), [version]);
  return useLibraryWords();
}

function Glossary({ labelledBy }: ControlProps) {
  const { glossary } = useWords();
  return (
    <>
      <RemovableList
        labelledBy={labelledBy}
        items={glossary.map((term) => ({ id: term, name: term }))}
        none="The glossary is empty."
        remove="Remove"
        onRemove={({ id }) => void removeFromGlossary(id)}
      />
      <AddRow label="Another term" onAdd={(term) => void addToGlossary(term)} />
    </>
  );
}

function Corrections({ labelledBy }: ControlProps) {
  const { corrections } = useWords();
  return (
    <RemovableList
      labelledBy={labelledBy}
      items={[...corrections].map(([from, to]) => ({ id: from, name: `${from} → ${to}` }))}
      none="No correction is remembered."
      remove="Forget"
      onRemove={({ id }) => void deleteCorrection(id)}
    />
  );
}
