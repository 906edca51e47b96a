import '../editor/editor.css';
import '../editor/transcript-look.css';
import '../editor/problems.css';
import '../editor/find-in-episode.css';
import '../words/spelling.css';
import { EditorView } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { onTransactions } from '../open/edit-session.ts';
import { useEpisode, type Session } from '../open/session.ts';
import { followChange } from '../pass/pass.ts';

/** The editor view: mounted once, fed with states and transactions. */
export function EditorHost({ session }: { session: Session | null }) {
  const host = useRef<HTMLDivElement>(null);
  const shown = useRef<number | null>(null);

  useEffect(() => {
    const view = new EditorView({
      parent: host.current!,
      dispatchTransactions(transactions, target) {
        target.update(transactions);
        onTransactions(transactions, target.state, followChange);
      },
    });
    useEpisode.setState({ view });
    return () => {
      useEpisode.setState({ view: null });
      shown.current = null;
      view.destroy();
    };
  }, []);

  const view = useEpisode((state) => state.view);
  useEffect(() => {
    if (!view || !session || shown.current === session.id) return;
    shown.current = session.id;
    view.setState(session.state);
    view.scrollDOM.scrollTo(0, 0);
  }, [view, session]);

  return <div className="editor-host" ref={host} hidden={session === null} />;
}
