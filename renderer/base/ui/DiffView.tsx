import './diff.css';
import { unifiedMergeView } from '@codemirror/merge';
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { diffByLines } from './diff-by-lines.ts';
import { shownText } from './shown-text.ts';

/**
 * Two texts as one, with what was taken out and put in; long stretches that are the same are folded.
 * `before` is null where there is nothing to compare with.
 */
export function DiffView({ before, after, label }: { before: string | null; after: string; label: string }) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const view = new EditorView({
      parent: host.current!,
      state: EditorState.create({
        doc: after,
        extensions: [
          shownText(label),
          before === null
            ? []
            : unifiedMergeView({
                original: before,
                diffConfig: { override: diffByLines },
                mergeControls: false,
                gutter: true,
                collapseUnchanged: { margin: 2, minSize: 4 },
              }),
        ],
      }),
    });
    return () => view.destroy();
  }, [before, after, label]);
  return <div className="diff" ref={host} />;
}
