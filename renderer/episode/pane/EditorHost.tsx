import '../editor/editor.css';
import '../editor/transcript-decorations.css';
import '../editor/problems.css';
import '../editor/find-in-episode.css';
import '../words/spelling.css';
import '../editor/recording-decorations.css';
import { EditorView } from '@codemirror/view';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { onTransactions } from '../open/edit-episode.ts';
import { attachView, detachView, leaveView } from '../open/open-episodes-store.ts';
import { followChange } from '../pass/pass.ts';
import { compareAgainSoon } from '../voices/compare-voices.ts';

/** The editor view: mounted once, fed with states and transactions. */
export function EditorHost({ hidden }: { hidden: boolean }) {
  const host = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const view = new EditorView({
      parent: host.current!,
      dispatchTransactions(transactions, target) {
        target.update(transactions);
        onTransactions(transactions, target.state, (changed) => {
          followChange(changed);
          compareAgainSoon();
        });
      },
    });
    attachView(view);
    return () => {
      detachView();
      view.destroy();
    };
  }, []);

  // While the text can still be measured.
  useLayoutEffect(() => leaveView, []);

  return <div className="editor-host" ref={host} hidden={hidden} />;
}
