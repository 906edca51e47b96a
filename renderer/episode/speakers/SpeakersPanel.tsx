import type { Episode, Speaker } from '../../../shared/episode/model.ts';
import { goToOffset, useEpisode } from '../session.ts';
import { speakerColour } from './speaker-colour.ts';

/** Who speaks, how much, and the way to their next turn. */
export function SpeakersPanel({ episode }: { episode: Episode }) {
  const { speakers, turns } = episode;
  if (speakers.length === 0) {
    return (
      <div className="empty">
        <h2>No speakers yet</h2>
        <p>Begin a paragraph with a label, such as “MD ”, or declare one in a legend: “MD - Michelle Drumm”.</p>
      </div>
    );
  }
  const words = Math.max(1, speakers.reduce((sum, speaker) => sum + speaker.words, 0));
  const goToNext = ({ label }: Speaker) => {
    const { view } = useEpisode.getState();
    const theirs = turns.filter((turn) => turn.label.text === label);
    const next = theirs.find((turn) => turn.range.from > (view?.state.selection.main.from ?? 0)) ?? theirs[0];
    if (next) goToOffset(next.range.from);
  };
  return (
    <ul className="speakers">
      {speakers.map((speaker) => (
        <li key={speaker.label} data-speaker={speakerColour(speaker.number)} className="speaker">
          <span className="speaker-mark">{speaker.number}</span>
          <div>
            <button className="speaker-name" onClick={() => goToNext(speaker)} title="Go to their next turn">
              {speaker.name ?? speaker.label}
            </button>
            <p className="problem-place">
              {speaker.name !== null && speaker.name !== speaker.label && `${speaker.label} · `}
              {speaker.turns} {speaker.turns === 1 ? 'turn' : 'turns'} · {speaker.words.toLocaleString()} words · {Math.round((speaker.words / words) * 100)}%
              {speaker.declaredLine === null && speaker.name === null && ' · not declared'}
            </p>
            <span className="speaker-share" style={{ width: `${(speaker.words / words) * 100}%` }} />
          </div>
        </li>
      ))}
    </ul>
  );
}
