import './drop-target.css';
import { useEffect, useState } from 'react';
import { describeDrop, takeDropped, type Dropped } from './drop-files.ts';

/** While files are dragged over the window, it says what can be done with them. */
export function DropTarget() {
  const [words, setWords] = useState<string | null>(null);
  useEffect(() => {
    /** The editor would put in the text of a file. */
    const isFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
    const onDragOver = (event: DragEvent) => {
      if (!isFiles(event)) return;
      event.preventDefault();
      event.stopPropagation();
      event.dataTransfer!.dropEffect = 'copy';
      setWords(describeDrop());
    };
    const onDragLeave = (event: DragEvent) => {
      // Out of the window, and not from one part of it to another.
      if (isFiles(event) && event.relatedTarget === null) setWords(null);
    };
    const onDrop = (event: DragEvent) => {
      if (!isFiles(event)) return;
      event.preventDefault();
      event.stopPropagation();
      setWords(null);
      void takeDropped(filesOf(event.dataTransfer!));
    };
    window.addEventListener('dragenter', onDragOver, true);
    window.addEventListener('dragover', onDragOver, true);
    window.addEventListener('dragleave', onDragLeave, true);
    window.addEventListener('drop', onDrop, true);
    return () => {
      window.removeEventListener('dragenter', onDragOver, true);
      window.removeEventListener('dragover', onDragOver, true);
      window.removeEventListener('dragleave', onDragLeave, true);
      window.removeEventListener('drop', onDrop, true);
    };
  }, []);
  return words === null ? null : (
    <div className="drop-target" role="status">
      <p>{words}</p>
    </div>
  );
}

function filesOf({ items }: DataTransfer): Dropped[] {
  return [...items].flatMap((item) => {
    const file = item.kind === 'file' ? item.getAsFile() : null;
    if (file === null) return [];
    const isFolder = item.webkitGetAsEntry()?.isDirectory === true;
    return [{ name: file.name, isFolder, path: window.rostrum.dropped(file) }];
  });
}
