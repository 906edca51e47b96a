import './tour.css';
import { useEffect, useRef, type ReactNode } from 'react';
import { Check } from 'lucide-react';
import type { TourProgress, TourStepId } from '../../shared/tour.ts';
import { useLibrary } from '../base/library-store.ts';
import { go, useNavigation } from '../base/navigation-store.ts';
import { useCommand } from '../base/commands.ts';
import { focusFirst } from '../base/ui/focus.ts';
import { TourEnd } from './TourEnd.tsx';
import { tourEpisode } from './tour-episode.ts';
import { useTourMark } from './tour-mark.ts';
import { stepTexts, type TourStep } from './tour-steps.tsx';
import { currentStep, keepFacts, setTourShown, skipStep, stepsOf, useTour } from './tour-store.ts';
import { useTourFacts } from './use-tour-facts.ts';

interface TourActions {
  readonly onStartOver: () => void;
  /** The card is gone, and the focus perhaps with it. */
  readonly onLeft: () => void;
}

/** The tour, above whatever its library shows; nothing where another library is open, or somebody left it. */
export function TourCard(props: TourActions) {
  const tour = useTour();
  const root = useLibrary(({ library }) => library?.root);
  if (!tour?.isShown || tour.library !== root) return null;
  return <RunningTour tour={tour} {...props} />;
}

function RunningTour({ tour, onStartOver, onLeft }: TourActions & { readonly tour: TourProgress }) {
  const leave = () => void setTourShown(false).then(onLeft);
  const facts = useTourFacts(tour);
  useEffect(() => void keepFacts(facts), [facts]);
  const card = useRef<HTMLElement>(null);
  useCommand('tour.start', () => card.current && focusFirst(card.current));
  const step = currentStep(tour);
  const steps = stepsOf(tour);
  return (
    <aside className="tour" aria-label="Tour" ref={card} tabIndex={-1}>
      <div className="tour-head">
        <h2>Tour</h2>
        {step !== null && (
          <span className="tour-count">
            {steps.indexOf(step) + 1} of {steps.length}
          </span>
        )}
        <ol className="tour-steps">
          {steps.map((id) => (
            <Step key={id} id={id} tour={tour} isCurrent={id === step} />
          ))}
        </ol>
      </div>
      {step === null ? (
        <TourEnd tour={tour} onStartOver={onStartOver} onLeave={leave} />
      ) : (
        <CurrentStep id={step} tour={tour} onStartOver={onStartOver} onLeave={leave} />
      )}
    </aside>
  );
}

function Step({
  id,
  tour,
  isCurrent,
}: {
  readonly id: TourStepId;
  readonly tour: TourProgress;
  readonly isCurrent: boolean;
}) {
  const state = tour.done.includes(id) ? 'done' : tour.skipped.includes(id) ? 'skipped' : 'open';
  return (
    <li data-state={state} aria-current={isCurrent ? 'step' : undefined}>
      <span className="tour-tick" aria-hidden>
        {state === 'done' && <Check size={11} strokeWidth={3} />}
      </span>
      <span className="tour-name">{stepTexts[id].title}</span>
      {state !== 'open' && <span className="visually-hidden">, {state}</span>}
    </li>
  );
}

function CurrentStep({
  id,
  tour,
  onStartOver,
  onLeave,
}: {
  readonly id: TourStepId;
  readonly tour: TourProgress;
  readonly onStartOver: () => void;
  readonly onLeave: () => void;
}) {
  const { title, words, controls, place } = stepTexts[id];
  useTourMark(controls);
  return (
    <div className="tour-step">
      <div className="tour-words" role="status">
        <h3>{title}</h3>
        <p>{words(tour)}</p>
        {id === 'publish' && tour.withoutGit !== null && (
          <p className="quiet-text">{withoutGitWords(tour.withoutGit)}</p>
        )}
      </div>
      <div className="tour-actions">
        <GoThere place={place} />
        <button className="button small" onClick={() => void skipStep(id)}>
          Skip step
        </button>
        <button className="button small quiet" onClick={onStartOver}>
          Start over
        </button>
        <button className="button small quiet" onClick={onLeave}>
          Leave the tour
        </button>
      </div>
    </div>
  );
}

/** Why there is no step for the commit. */
function withoutGitWords(reason: string): string {
  return `The website’s folder is no git repository: ${reason} So nothing is committed in this tour.`;
}

/** Back to where the controls of the step are, for whoever looked around. */
function GoThere({ place }: { readonly place: TourStep['place'] }): ReactNode {
  const now = useNavigation((state) => state.place);
  if (place === 'episode' && !(now.kind === 'episode' && now.path === tourEpisode.path))
    return (
      <button
        className="button small"
        onClick={() => go({ kind: 'episode', path: tourEpisode.path, focus: { at: 'cursor' } })}
      >
        Go to “{tourEpisode.title}”
      </button>
    );
  if (place === 'list' && now.kind !== 'worklist')
    return (
      <button className="button small" onClick={() => go({ kind: 'worklist' })}>
        Go to the worklist
      </button>
    );
  if (place === 'publish' && now.kind !== 'publish')
    return (
      <button className="button small" onClick={() => go({ kind: 'publish' })}>
        Go to Publish
      </button>
    );
  return null;
}
