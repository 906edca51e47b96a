import { useId } from 'react';
import { RotateCcw } from 'lucide-react';
import type { Setting } from './setting.ts';

const useNoReset = () => null;

/** A setting with its name, what it does, its value, and the way back to the usual one. */
export function SettingRow({ setting, query }: { readonly setting: Setting; readonly query: string }) {
  const { title, help, wide = false, Control, useReset = useNoReset } = setting;
  const id = useId();
  const reset = useReset();
  return (
    <div className="setting" data-wide={wide} role="group" aria-labelledby={`${id}-title`}>
      <div className="setting-words">
        <h3 id={`${id}-title`}>{title}</h3>
        <p id={`${id}-help`} className="quiet-text">
          {help}
        </p>
      </div>
      <div className="setting-control">
        <Control labelledBy={`${id}-title`} describedBy={`${id}-help`} query={query} />
      </div>
      {reset && (
        <button
          className="button quiet small icon"
          aria-label={`Reset ${title} to ${reset.usual}`}
          title={`Reset to ${reset.usual}`}
          disabled={reset.isUsual}
          onClick={reset.reset}
        >
          <RotateCcw size={13} aria-hidden />
        </button>
      )}
    </div>
  );
}
