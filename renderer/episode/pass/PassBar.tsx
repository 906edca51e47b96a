import './pass.css';
import type { CommandId } from '../../../shared/commands.ts';
import { unassignedLabel } from '../../../shared/episode/model/episode.ts';
import type { Stop } from '../../../shared/operations/stops.ts';
import { runCommand, useCommand } from '../../base/commands.ts';
import { FixPreview } from '../../base/ui/FixPreview.tsx';
import { KeyHint } from '../../base/ui/KeyHint.tsx';
import { isHeard } from '../../../shared/voice/join-doubts.ts';
import { doubtsByTurn } from '../editor/problems-field.ts';
import { numbersOf } from '../editor/speaker-numbers.ts';
import { speakerColour } from '../../base/ui/speaker-colour.ts';
import {
  confirm,
  editWords,
  escapePass,
  extend,
  pageOfTurns,
  goBack,
  leavePass,
  markReviewed,
  startPass,
  step,
  stepToDoubtful,
  toggleDoubtful,
} from './pass.ts';
import { labelProblem } from './doubtful-stops.ts';
import {
  askNewSpeaker,
  askSplit,
  askTwo,
  chooseDigit,
  chooseHigher,
  chooseSpeaker,
  fixLabel,
  mergeWith,
  onlyFix,
  toggleNarration,
} from './pass-changes.ts';
import { LikelySpeakers } from './LikelySpeakers.tsx';
import { reviewedTurns } from './pass-decorations.ts';
import { passContext, usePass, type Pass, type PassContext } from './pass-store.ts';

/** Digits lead to so many: 1 to 9, and behind a 0 ten more. */
const maxSpeakers = 19;

/** The attribution pass: its keys, whom each digit means, and how far it is. */
export function PassBar() {
  const isOff = usePass((state) => state.mode === 'off');
  useCommand('pass.toggle', () => (isOff ? startPass() : leavePass()));
  return (
    <>
      <SpokenStop />
      {!isOff && <RunningPass />}
    </>
  );
}

/** Read aloud at each stop: the cursor moves by itself, which screen readers do not follow. It is there before the pass is, or they would miss the first one. */
function SpokenStop() {
  const { mode, at } = usePass();
  const now = mode === 'walk' ? passContext() : null;
  const stop = now?.stops[at];
  return (
    <p className="visually-hidden" role="status">
      {now && stop && describeStop(stop, now)}
    </p>
  );
}

function RunningPass() {
  const pass = usePass();
  const now = passContext();
  const walking = pass.mode === 'walk';
  usePassCommands(walking);
  const stop = now?.stops[pass.at];
  if (!now || !stop) return null;
  const { speakers, turns } = now.episode;
  const names = new Map([...pass.offered, ...speakers].map(({ label, name }) => [label, name ?? label]));
  const labels = [...numbersOf(now.view.state)].filter(([, number]) => number <= maxSpeakers);
  const only = onlyFix(now, stop);
  const choices = labelProblem(now, stop)?.fixes.length ?? 0;
  const fix = only?.title ?? (choices > 0 ? 'choose a fix' : null);
  const reviewed = reviewedTurns(now.view.state);
  const current = stop.kind === 'turn' ? stop.label.text : null;
  return (
    <section className="pass-bar" aria-label="Attribution pass" data-mode={pass.mode}>
      <div className="pass-head">
        <span className="pass-badge">Attribution pass</span>
        <p className="pass-question" role="status">
          {questionOf(pass, now)}
        </p>
        <span className="pass-place">
          {stop.kind === 'turn' ? `Turn ${stop.index + 1} of ${turns.length}` : 'Narration'}
          {pass.anchor !== pass.at && `, ${Math.abs(pass.anchor - pass.at) + 1} selected`}
        </span>
        <label className="pass-reviewed">
          <span>{reviewed === null ? 'Nothing reviewed yet' : `Reviewed to turn ${reviewed}`}</span>
          <progress max={turns.length} value={reviewed ?? 0} />
        </label>
      </div>
      {walking && <LikelySpeakers now={now} stop={stop} names={names} />}
      <ol className="pass-speakers">
        {labels.map(([label, number]) => (
          <li key={label}>
            <button
              className="pass-speaker"
              data-speaker={speakerColour(number)}
              aria-pressed={current === label}
              disabled={!walking}
              tabIndex={-1}
              // The focus stays in the text, where the keys are heard.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => chooseSpeaker(number)}
            >
              <span className="speaker-mark">{number}</span>
              <span className="truncate" dir="auto">
                {names.get(label) ?? label}
              </span>
            </button>
          </li>
        ))}
        <li>
          <button
            className="pass-new-speaker"
            disabled={!walking}
            tabIndex={-1}
            onMouseDown={(event) => event.preventDefault()}
            onClick={askNewSpeaker}
          >
            <KeyHint command="pass.newSpeaker" /> New speaker…
          </button>
        </li>
      </ol>
      {walking && only !== null && <FixPreview text={now.episode.text} edits={only.edits} />}
      <div className="pass-keys">
        {walking ? (
          hintsFor(labels.length, fix).map(([command, words]) => (
            <Hint
              key={command}
              command={command}
              words={words}
              isOn={command === 'pass.doubtful' && pass.doubtfulOnly}
            />
          ))
        ) : (
          <Hint command="pass.leave" words="back to the pass" />
        )}
      </div>
    </section>
  );
}

const keyHints: readonly (readonly [CommandId, string])[] = [
  ['pass.confirm', 'right'],
  ['pass.back', 'back'],
  ['pass.nextDoubtful', 'next doubtful'],
  ['pass.doubtful', 'doubtful only'],
  ['pass.split', 'split'],
  ['pass.mergePrevious', 'merge up'],
  ['pass.mergeNext', 'merge down'],
  ['pass.swap', 'swap from here'],
  ['pass.swapEverywhere', 'swap everywhere'],
  ['pass.alternate', 'alternate'],
  ['pass.narration', 'narration'],
  ['pass.reviewed', 'reviewed to here'],
  ['pass.editWords', 'edit words'],
  ['pass.leave', 'leave'],
];

const rareHints = new Set<CommandId>([
  'pass.doubtful',
  'pass.mergeNext',
  'pass.swapEverywhere',
  'pass.alternate',
  'pass.reviewed',
]);

function hintsFor(speakers: number, fix: string | null): typeof keyHints {
  return [
    ...(fix === null ? [] : [['problem.fix', fix] as const]),
    ...(speakers > 9
      ? [['pass.speaker10', speakers > 10 ? 'then a digit: 10 and higher' : 'speaker 10'] as const]
      : []),
    ...keyHints,
  ];
}

function Hint({ command, words, isOn = false }: { command: CommandId; words: string; isOn?: boolean }) {
  return (
    <button
      className="pass-key"
      data-on={isOn}
      data-rare={rareHints.has(command)}
      tabIndex={-1}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => runCommand(command)}
    >
      <KeyHint command={command} /> {words}
      {isOn ? ': on' : ''}
    </button>
  );
}

const maxReadAloud = 120;

function describeStop(stop: Stop, { episode: { text, turns, speakers } }: PassContext): string {
  if (stop.kind === 'narration') return `Narration: ${text.slice(stop.range.from, stop.range.from + maxReadAloud)}`;
  const from = stop.paragraphs[0]?.from ?? stop.range.to;
  const speaker = speakers.find(({ label }) => label === stop.label.text)?.name ?? stop.label.text;
  return `Turn ${stop.index + 1} of ${turns.length}, ${speaker}: ${text.slice(from, Math.min(stop.range.to, from + maxReadAloud))}`;
}

function questionOf({ mode, asking, higher, at }: Pass, now: PassContext): string {
  if (mode === 'edit') return 'The words can be edited now.';
  if (higher) return 'Speaker 1_: which digit comes second?';
  const stop = now.stops[at]!;
  switch (asking.kind) {
    case 'split':
      return 'Who says the rest, from the cursor on?';
    case 'swap':
      return asking.first === null ? 'Swap whom, from here on …' : `Swap ${asking.first} with whom, from here on?`;
    case 'swap-everywhere':
      return asking.first === null ? 'Swap whom, everywhere …' : `Swap ${asking.first} with whom, everywhere?`;
    case 'alternate':
      return asking.first === null ? 'Who begins?' : `${asking.first} takes turns with whom?`;
    case 'give': {
      if (stop.kind === 'narration') return 'Narration. A digit makes it a link, spoken by that person.';
      if (stop.label.text === unassignedLabel && numbersOf(now.view.state).size === 0)
        return 'Who says this? Nobody is known here yet: press 1 and write a name.';
      const problem = labelProblem(now, stop);
      const doubt = doubtsByTurn(now.view.state).get(stop.index);
      const heard = doubt !== undefined && isHeard(doubt) ? ` This turn ${doubt.reason}.` : '';
      if (problem) return problem.message + heard;
      return doubt ? `Doubtful: ${doubt.reason}` : 'Who says this?';
    }
  }
}

function usePassCommands(walking: boolean): void {
  useCommand('pass.speaker1', () => chooseDigit(1), walking);
  useCommand('pass.speaker2', () => chooseDigit(2), walking);
  useCommand('pass.speaker3', () => chooseDigit(3), walking);
  useCommand('pass.speaker4', () => chooseDigit(4), walking);
  useCommand('pass.speaker5', () => chooseDigit(5), walking);
  useCommand('pass.speaker6', () => chooseDigit(6), walking);
  useCommand('pass.speaker7', () => chooseDigit(7), walking);
  useCommand('pass.speaker8', () => chooseDigit(8), walking);
  useCommand('pass.speaker9', () => chooseDigit(9), walking);
  useCommand('pass.speaker10', chooseHigher, walking);
  useCommand('pass.newSpeaker', askNewSpeaker, walking);
  useCommand('problem.fix', fixLabel, walking);
  useCommand('pass.confirm', confirm, walking);
  useCommand('pass.back', goBack, walking);
  useCommand('pass.next', () => step(1), walking);
  useCommand('pass.previous', () => step(-1), walking);
  useCommand('pass.extendDown', () => extend(1), walking);
  useCommand('pass.extendUp', () => extend(-1), walking);
  useCommand('pass.extendPageDown', () => extend(pageOfTurns), walking);
  useCommand('pass.extendPageUp', () => extend(-pageOfTurns), walking);
  useCommand('pass.doubtful', toggleDoubtful, walking);
  useCommand('pass.nextDoubtful', () => stepToDoubtful(1), walking);
  useCommand('pass.previousDoubtful', () => stepToDoubtful(-1), walking);
  useCommand('pass.reviewed', markReviewed, walking);
  useCommand('pass.split', askSplit, walking);
  useCommand('pass.mergePrevious', () => mergeWith('previous'), walking);
  useCommand('pass.mergeNext', () => mergeWith('next'), walking);
  useCommand('pass.swap', () => askTwo('swap'), walking);
  useCommand('pass.swapEverywhere', () => askTwo('swap-everywhere'), walking);
  useCommand('pass.alternate', () => askTwo('alternate'), walking);
  useCommand('pass.narration', toggleNarration, walking);
  useCommand('pass.editWords', editWords, walking);
  useCommand('pass.leave', escapePass);
}
