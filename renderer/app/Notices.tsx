import { X } from 'lucide-react';
import { dismissNotice, useNotices } from '../base/notices-store.ts';

/** What the editor should know: read out, never in the way of the text. Errors stay until they are dismissed. */
export function Notices() {
  const notices = useNotices((state) => state.notices);
  return (
    <div className="notices" role="status" aria-live="polite">
      {notices.map(({ id, kind, message, next, action }) => (
        <div key={id} className="notice" data-kind={kind}>
          <div>
            <p>{message}</p>
            {next && <p className="quiet-text">{next}</p>}
          </div>
          {action && (
            <button className="button small" onClick={() => (dismissNotice(id), action.run())}>
              {action.title}
            </button>
          )}
          <button className="button quiet small" aria-label="Dismiss" onClick={() => dismissNotice(id)}>
            <X size={14} aria-hidden />
          </button>
        </div>
      ))}
    </div>
  );
}
