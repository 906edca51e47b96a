import './diff.css';
import { MergeView } from '@codemirror/merge';
import { useEffect, useRef } from 'react';
import { diffByLines } from './diff-by-lines.ts';
import { shownText } from './shown-text.ts';

interface Version {
  readonly label: string;
  readonly text: string;
}

/** Two texts beside each other, line against line; long stretches that are the same are folded. */
export function SideBySideView({ before, after }: { before: Version; after: Version }) {
  const host = useRef<HTMLDivElement>(null);
  const [left, right] = [before.text, after.text];
  const [leftLabel, rightLabel] = [before.label, after.label];
  useEffect(() => {
    const view = new MergeView({
      parent: host.current!,
      a: { doc: left, extensions: shownText(leftLabel) },
      b: { doc: right, extensions: shownText(rightLabel) },
      diffConfig: { override: diffByLines },
      gutter: true,
      collapseUnchanged: { margin: 2, minSize: 4 },
    });
    return () => view.destroy();
  }, [left, right, leftLabel, rightLabel]);
  return (
    <div className="side-by-side">
      <p aria-hidden>{leftLabel}</p>
      <p aria-hidden>{rightLabel}</p>
      <div className="diff" ref={host} />
    </div>
  );
}
