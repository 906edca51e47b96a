import './plan-detail.css';
import { useEffect, useRef } from 'react';
import { keepFocus } from '../base/ui/focus.ts';
import { decide } from './plan-decisions.ts';
import { takeFromSite, usePublish } from './publish-store.ts';

const decisions = [
  ['take-over', 'Take over', 'The library’s text replaces the page. This can be undone.'],
  ['keep', 'Keep the site’s', 'The page stays as it is.'],
] as const;

/**
 * What becomes of a page in the site that is in conflict with its episode.
 * @param keepsFocus whether it takes the focus that went with what was shown before
 */
export function PageDecision({ source, keepsFocus = false }: { source: string; keepsFocus?: boolean }) {
  const decision = usePublish((state) => state.decisions.get(source));
  const part = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    if (keepsFocus) keepFocus(part.current);
  }, [keepsFocus]);
  return (
    <fieldset ref={part} className="choices">
      <legend>What becomes of the page</legend>
      {decisions.map(([value, title, words]) => (
        <label key={value} className="plan-decision">
          <input
            type="radio"
            name={`decision ${source}`}
            checked={decision === value}
            onChange={() => decide([source], value)}
          />
          <span>
            <strong>{title}</strong>
            <span className="quiet-text">{words}</span>
          </span>
        </label>
      ))}
      <div className="plan-decision">
        <button className="button small" onClick={() => void takeFromSite(source)}>
          Take the site’s changes into the episode…
        </button>
        <span className="quiet-text">Merged turn by turn; what both changed is asked.</span>
      </div>
    </fieldset>
  );
}
