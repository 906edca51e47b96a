import { likelySpeakers } from '../../../shared/doubts/likely-speakers.ts';
import { unassignedLabel } from '../../../shared/episode/model/episode.ts';
import type { Stop } from '../../../shared/operations/stops.ts';
import { speakerColour } from '../../base/ui/speaker-colour.ts';
import { numbersOf } from '../editor/speaker-numbers.ts';
import { chooseSpeaker } from './pass-changes.ts';
import type { PassContext } from './pass-store.ts';

const maxShown = 3;

interface LikelySpeakersProps {
  readonly now: PassContext;
  readonly stop: Stop;
  readonly names: ReadonlyMap<string, string>;
}

/** Whose an unassigned turn is likely to be, the likeliest first, each with the digit that gives it to them. The line stays as long as the episode has such turns. */
export function LikelySpeakers({ now: { view, episode }, stop, names }: LikelySpeakersProps) {
  if (!episode.turns.some(({ label }) => label.text === unassignedLabel)) return null;
  const numbers = numbersOf(view.state);
  const likely =
    stop.kind === 'turn' && stop.label.text === unassignedLabel
      ? likelySpeakers(episode, stop.index, [...numbers.keys()]).slice(0, maxShown)
      : null;
  return (
    <div className="pass-likely">
      {likely !== null && (
        <span>{likely.length > 0 ? 'Likely' : 'Nobody is likelier than another, until some turns have speakers'}</span>
      )}
      <ol aria-label="Likely speakers">
        {likely?.map(({ label, probability }) => (
          <li key={label}>
            <button
              className="pass-speaker"
              data-speaker={speakerColour(numbers.get(label)!)}
              tabIndex={-1}
              // The focus stays in the text, where the keys are heard.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => chooseSpeaker(numbers.get(label)!)}
            >
              <span className="speaker-mark">{numbers.get(label)}</span>
              <span className="truncate" dir="auto">
                {names.get(label) ?? label}
              </span>
              <span className="key">{Math.round(probability * 100)}%</span>
            </button>
          </li>
        ))}
      </ol>
    </div>
  );
}
