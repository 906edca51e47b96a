import { unassignedLabel } from '../../../shared/episode/model/episode.ts';
import type { Stop } from '../../../shared/operations/stops.ts';
import { KeyHint } from '../../base/ui/KeyHint.tsx';
import { speakerColour } from '../../base/ui/speaker-colour.ts';
import { numbersOf } from '../editor/speaker-numbers.ts';
import { voicesNow } from '../editor/voices-field.ts';
import { chooseSpeaker } from './pass-changes.ts';
import type { PassContext } from './pass-store.ts';
import { PassKey } from './PassKey.tsx';
import { mayListen, printPercent, speakersSuggested, splitSuggested } from './voice-suggestions.ts';

const maxShown = 3;

interface LikelySpeakersProps {
  readonly now: PassContext;
  readonly stop: Stop;
  readonly names: ReadonlyMap<string, string>;
}

/**
 * Whose an unassigned turn is likely to be, by voice and by text, the likeliest first, each with the digit that gives it to
 * them. The line stays as long as the episode has such turns.
 */
export function LikelySpeakers({ now, stop, names }: LikelySpeakersProps) {
  const { view, episode } = now;
  if (!episode.turns.some(({ label }) => label.text === unassignedLabel)) return null;
  const numbers = numbersOf(view.state);
  const isAsked = stop.kind === 'turn' && stop.label.text === unassignedLabel && splitSuggested(now, stop) === null;
  const likely = speakersSuggested(now, stop).slice(0, maxShown);
  return (
    <div className="pass-likely">
      {isAsked && (
        <span>{likely.length > 0 ? 'Likely' : 'Nobody is likelier than another, until some turns have speakers'}</span>
      )}
      <ol aria-label="Likely speakers">
        {likely.map(({ label, probability, by }) => (
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
              <span className="key">
                {by === 'voice' ? `by voice ${printPercent(probability)}` : printPercent(probability)}
              </span>
              {by === 'voice' && <KeyHint command="pass.confirm" />}
            </button>
          </li>
        ))}
      </ol>
      {isAsked && <Listening now={now} />}
    </div>
  );
}

/** What the voices could tell, where they tell nothing yet. */
function Listening({ now }: { now: PassContext }) {
  if (mayListen(now)) return <PassKey command="recording.compareVoices" words="suggest speakers by voice" />;
  const voices = voicesNow(now.view.state);
  const note = voices?.suggestions.length === 0 ? voices.notes.at(-1) : undefined;
  return note === undefined ? null : <span className="quiet-text">{note}</span>;
}
