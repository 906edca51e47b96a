import { useEffect, useRef } from 'react';
import type { AlikePages } from '../../shared/publish/alike-pages.ts';
import { whyNotTicked } from '../../shared/publish/choose-items.ts';
import { formatCount } from '../../shared/text/count-of.ts';
import { useLibrary } from '../base/library-store.ts';
import { keepFocus } from '../base/ui/focus.ts';
import { useUnsaved } from '../base/unsaved-store.ts';
import { alikeDecision, describeDecision } from './alike-decision.ts';
import { decideAlike } from './plan-decisions.ts';
import { usePublish } from './publish-store.ts';

const choices = [
  ['take-over', 'Take over', 'The library’s text replaces these pages. This can be undone.'],
  ['keep', 'Keep the site’s', 'The pages stay as they are.'],
  ['one-by-one', 'Decide one by one', 'Each page is shown and decided by itself.'],
] as const;

interface AlikeChoicesProps {
  readonly pages: AlikePages;
  /** Without a frame, where what it is about stands right above. */
  readonly isPlain?: boolean;
  /** Takes the focus that went with what was shown before. */
  readonly keepsFocus?: boolean;
}

/** One decision for all pages that are alike. */
export function AlikeChoices({ pages, isPlain = false, keepsFocus = false }: AlikeChoicesProps) {
  const state = usePublish();
  const decision = alikeDecision(pages, state);
  const heldBack = useHeldBack(pages);
  const part = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    if (keepsFocus) keepFocus(part.current);
  }, [keepsFocus]);
  return (
    <fieldset ref={part} className={`alike-choices ${isPlain ? 'plain' : 'choices'}`}>
      <legend className={isPlain ? 'visually-hidden' : undefined}>What becomes of these pages</legend>
      {pages.decidedTogether ? (
        choices.map(([choice, title, words]) => (
          <label key={choice} className="plan-decision" title={words}>
            <input
              type="radio"
              name={`alike ${pages.id}`}
              checked={decision.choice === choice}
              onChange={() => decideAlike(pages, choice)}
            />
            <strong>{title}</strong>
          </label>
        ))
      ) : (
        <p className="quiet-text">
          Each is decided by itself: nobody committed what was changed there, or it cannot be compared.
        </p>
      )}
      {pages.decidedTogether && <span className="quiet-text">{describeDecision(decision)}</span>}
      {heldBack > 0 && decision.choice !== 'keep' && (
        <p className="quiet-text alike-held-back">
          {formatCount(heldBack)} of these episodes {heldBack === 1 ? 'has' : 'have'} errors or changes that are not
          saved, or {heldBack === 1 ? 'is' : 'are'} not marked as ready.
        </p>
      )}
    </fieldset>
  );
}

/** How many episodes the show’s own rule would not tick, were they not in conflict. */
function useHeldBack({ items }: AlikePages): number {
  const requiresReady = usePublish((state) => state.plan!.ready.required);
  const rows = useLibrary((state) => state.rows);
  const unsaved = useUnsaved((state) => state.unsaved);
  const sources = new Set(items.map(({ source }) => source));
  const problems = new Map(
    rows.filter(({ path }) => sources.has(path)).map((row) => [row.path, row.problems] as const),
  );
  return items.filter(
    (item) =>
      whyNotTicked(item, {
        requiresReady,
        problems: problems.get(item.source),
        unsaved: unsaved.has(item.source),
      }) !== null,
  ).length;
}
