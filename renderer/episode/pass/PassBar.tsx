import './pass.css';
import { useState } from 'react';
import type { CommandId } from '../../../shared/commands.ts';
import { sureSuggestion } from '../../../shared/voice/voice-report.ts';
import { useCommand } from '../../base/commands.ts';
import { FixPreview } from '../../base/ui/FixPreview.tsx';
import { KeyHint } from '../../base/ui/KeyHint.tsx';
import { notify } from '../../base/notices-store.ts';
import { numbersOf } from '../editor/speaker-numbers.ts';
import { speakerColour } from '../../base/ui/speaker-colour.ts';
import { leavePass, startPass } from './pass.ts';
import { labelProblem } from './doubtful-stops.ts';
import { askNewSpeaker, chooseSpeaker, onlyFix } from './pass-changes.ts';
import { describeStop, questionOf } from './describe-stop.ts';
import { LikelySpeakers } from './LikelySpeakers.tsx';
import { PassKey } from './PassKey.tsx';
import { TakeSuggestionsDialog } from './TakeSuggestionsDialog.tsx';
import { splitSuggested, suggestedByVoice, suggestionsToTake } from './voice-suggestions.ts';
import { usePassCommands } from './use-pass-commands.ts';
import { reviewedTurns } from './pass-decorations.ts';
import { passContext, usePass, type PassContext } from './pass-store.ts';

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
  const [taking, setTaking] = useState<PassContext | null>(null);
  usePassCommands(walking);
  useCommand(
    'pass.takeSuggestions',
    () => {
      const context = passContext();
      if (context && suggestionsToTake(context).suggestions.length > 0) setTaking(context);
      else notify('No unassigned turn has a suggestion by voice.');
    },
    walking,
  );
  const stop = now?.stops[pass.at];
  if (!now || !stop) return null;
  const { speakers, turns } = now.episode;
  const names = new Map([...pass.offered, ...speakers].map(({ label, name }) => [label, name ?? label]));
  const labels = [...numbersOf(now.view.state)].filter(([, number]) => number <= maxSpeakers);
  const only = onlyFix(now, stop);
  const choices = labelProblem(now, stop)?.fixes.length ?? 0;
  const fix = only?.title ?? (choices > 0 ? 'choose a fix' : null);
  const split = splitSuggested(now, stop);
  const suggested = suggestedByVoice(now, stop);
  const hints = hintsFor({
    fix,
    speakers: labels.length,
    toTake: suggestionsToTake(now).suggestions.filter(({ score }) => score >= sureSuggestion).length,
    split: split !== null,
    suggested: suggested && (names.get(suggested) ?? suggested),
  });
  const reviewed = reviewedTurns(now.view.state);
  const current = stop.kind === 'turn' ? stop.label.text : null;
  return (
    <section className="pass-bar" aria-label="Attribution pass" data-mode={pass.mode}>
      <div className="pass-head">
        <span className="pass-badge">Attribution pass</span>
        <p className="pass-question" role="status">
          {questionOf(pass, now, names)}
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
      {walking && split !== null && <FixPreview text={now.episode.text} edits={split.edits} />}
      <div className="pass-keys">
        {walking ? (
          hints.map(([command, words]) => (
            <PassKey
              key={command}
              command={command}
              words={words}
              isOn={command === 'pass.doubtful' && pass.doubtfulOnly}
              isRare={rareHints.has(command)}
            />
          ))
        ) : (
          <PassKey command="pass.leave" words="back to the pass" />
        )}
      </div>
      {taking && <TakeSuggestionsDialog now={taking} names={names} onClose={() => setTaking(null)} />}
    </section>
  );
}

const keyHints: readonly (readonly [CommandId, string])[] = [
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

interface Offered {
  /** What the one fix of the label is called, or that there is a choice. */
  readonly fix: string | null;
  readonly speakers: number;
  /** How many suggestions by voice are sure. */
  readonly toTake: number;
  readonly split: boolean;
  /** Who is given the turn as it sounds. */
  readonly suggested: string | null;
}

function hintsFor({ fix, speakers, toTake, split, suggested }: Offered): typeof keyHints {
  return [
    ...(fix === null ? [] : [['problem.fix', fix] as const]),
    ...(split ? [['pass.splitByVoice', 'split there'] as const] : []),
    ['pass.confirm', suggested === null ? 'right' : `give to ${suggested}`],
    ...(toTake === 0 ? [] : [['pass.takeSuggestions', `take ${toTake} by voice…`] as const]),
    ...(speakers > 9
      ? [['pass.speaker10', speakers > 10 ? 'then a digit: 10 and higher' : 'speaker 10'] as const]
      : []),
    ...keyHints,
  ];
}
