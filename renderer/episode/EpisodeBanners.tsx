import { discardOffered, keepOurs, restoreOffered, takeText, type Session } from './session.ts';

/** What needs a decision before work goes on: work that was never saved, a file that another program changed. */
export function EpisodeBanners({ session }: { session: Session }) {
  const { offered, conflict, path, readOnly } = session;
  return (
    <>
      {readOnly !== null && (
        <div className="banner" role="status">
          <p>{readOnly}</p>
        </div>
      )}
      {offered && (
        <div className="banner" role="alert">
          <p>Work of {new Date(offered.savedAt).toLocaleString()} on this episode was never saved.</p>
          <button className="button small primary" onClick={restoreOffered}>
            Bring it back
          </button>
          <button className="button small" onClick={() => void discardOffered()}>
            Forget it
          </button>
        </div>
      )}
      {conflict && (
        <div className="banner" role="alert">
          <p>Another program changed this file while you were working on it. Nothing of either is lost yet.</p>
          <button className="button small" onClick={() => keepOurs(path)}>
            Keep mine
          </button>
          <button className="button small" onClick={() => takeText(path, conflict.text, conflict.hash)}>
            Take theirs
          </button>
        </div>
      )}
    </>
  );
}
