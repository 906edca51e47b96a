import { useState } from 'react';
import { Check, FileDown, Send } from 'lucide-react';
import { countOf, formatCount } from '../../shared/text/count-of.ts';
import { runCommand } from '../base/commands.ts';
import { go } from '../base/navigation-store.ts';
import { notify } from '../base/notices-store.ts';
import { tickReady } from '../episode/open/save-episode.ts';

/** What can be done with several episodes at once. */
export function SelectionActions({ paths }: { paths: readonly string[] }) {
  const [isMarking, setMarking] = useState(false);
  const markReady = async () => {
    setMarking(true);
    let done = 0;
    for (const path of paths) if (await tickReady(path, true)) done++;
    setMarking(false);
    if (done > 0) notify(`${countOf(done, 'episode')} marked as ready.`);
  };
  return (
    <>
      <button
        className="button small"
        disabled={paths.length === 0}
        onClick={() => go({ kind: 'publish', episodes: paths })}
      >
        <Send size={14} aria-hidden /> Publish {formatCount(paths.length)}…
      </button>
      <button className="button small" disabled={paths.length === 0 || isMarking} onClick={() => void markReady()}>
        <Check size={14} aria-hidden /> Mark as ready
      </button>
      <button className="button small" disabled={paths.length === 0} onClick={() => runCommand('export.open')}>
        <FileDown size={14} aria-hidden /> Export…
      </button>
    </>
  );
}
