import './pass.css';
import type { Episode } from '../../../shared/episode/model.ts';
import { makeNarration } from '../../../shared/operations/narration.ts';
import { useCommand } from '../../app/commands.ts';
import { doubtsByTurn } from '../editor/problems.ts';
import { useEpisode } from '../session.ts';
import { speakerColour } from '../speakers/speaker-colour.ts';
import {
  askSplit, askTwo, changeNarration, chooseSpeaker, confirm, editWords, escapePass, extend, goBack, leavePass, mergeWith, startPass, step, toggleDoubtful, usePass,
} from './pass.ts';

const digits = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

/** The attribution pass: its keys, whom each digit means, and how far it is. */
export function PassBar({ episode }: { episode: Episode }) {
  const { mode } = usePass();
  useCommand('pass.toggle', () => (mode === 'off' ? startPass() : leavePass()));
  if (mode === 'off') return null;
  return <RunningPass episode={episode} />;
}

function RunningPass({ episode }: { episode: Episode }) {
  const { mode, turn, labels, asking, doubtfulOnly } = usePass();
  const walking = mode === 'walk';
  useCommand('pass.speaker1', () => chooseSpeaker(1), walking);
  useCommand('pass.speaker2', () => chooseSpeaker(2), walking);
  useCommand('pass.speaker3', () => chooseSpeaker(3), walking);
  useCommand('pass.speaker4', () => chooseSpeaker(4), walking);
  useCommand('pass.speaker5', () => chooseSpeaker(5), walking);
  useCommand('pass.speaker6', () => chooseSpeaker(6), walking);
  useCommand('pass.speaker7', () => chooseSpeaker(7), walking);
  useCommand('pass.speaker8', () => chooseSpeaker(8), walking);
  useCommand('pass.speaker9', () => chooseSpeaker(9), walking);
  useCommand('pass.confirm', confirm, walking);
  useCommand('pass.back', goBack, walking);
  useCommand('pass.next', () => step(1), walking);
  useCommand('pass.previous', () => step(-1), walking);
  useCommand('pass.extendDown', () => extend(1), walking);
  useCommand('pass.extendUp', () => extend(-1), walking);
  useCommand('pass.doubtful', toggleDoubtful, walking);
  useCommand('pass.split', askSplit, walking);
  useCommand('pass.mergePrevious', () => mergeWith('previous'), walking);
  useCommand('pass.mergeNext', () => mergeWith('next'), walking);
  useCommand('pass.swap', () => askTwo('swap'), walking);
  useCommand('pass.alternate', () => askTwo('alternate'), walking);
  useCommand('pass.narration', () => changeNarration(makeNarration), walking);
  useCommand('pass.editWords', editWords, walking);
  useCommand('pass.leave', escapePass);

  const view = useEpisode((state) => state.view);
  const doubt = view && doubtsByTurn(view.state).get(turn);
  const names = new Map(episode.speakers.map(({ label, name, number }) => [label, { name: name ?? label, number }]));
  const question =
    mode === 'edit'
      ? 'Editing the words. Esc goes back to the pass.'
      : asking.kind === 'split'
        ? 'Who says the rest, from the cursor on?'
        : asking.kind === 'swap'
          ? asking.first === null ? 'Swap whom …' : `Swap ${asking.first} with whom?`
          : asking.kind === 'alternate'
            ? asking.first === null ? 'Who begins?' : `${asking.first} takes turns with whom?`
            : doubt
              ? `Doubtful: ${doubt.reason}`
              : 'Who says this? Space: it is right. Enter: edit the words. Esc: leave.';
  return (
    <section className="pass-bar" aria-label="Attribution pass">
      <p className="pass-question" role="status">
        {question}
      </p>
      <ol className="pass-speakers">
        {digits.slice(0, labels.length).map((digit) => {
          const label = labels[digit - 1]!;
          const known = names.get(label);
          const current = episode.turns[turn]?.label.text === label;
          return (
            <li key={digit}>
              <button className="pass-speaker" data-speaker={speakerColour(known?.number ?? digit)} aria-pressed={current} disabled={!walking} onClick={() => chooseSpeaker(digit)} tabIndex={-1}>
                <span className="speaker-mark">{digit}</span>
                <span className="truncate">{known?.name ?? label}</span>
              </button>
            </li>
          );
        })}
      </ol>
      <p className="pass-keys">
        <span>Turn {turn + 1} of {episode.turns.length}</span>
        <span><kbd>S</kbd> split</span>
        <span><kbd>M</kbd> merge</span>
        <span><kbd>X</kbd> swap from here</span>
        <span><kbd>A</kbd> alternate</span>
        <span><kbd>N</kbd> narration</span>
        <span data-on={doubtfulOnly}><kbd>D</kbd> doubtful only{doubtfulOnly ? ': on' : ''}</span>
        <span><kbd>⌫</kbd> back</span>
      </p>
    </section>
  );
}
