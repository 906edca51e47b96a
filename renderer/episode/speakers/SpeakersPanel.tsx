import './speakers.css';
import { memo, useState } from 'react';
import type { EditorState } from '@codemirror/state';
import { UserPlus } from 'lucide-react';
import type { Episode, Speaker } from '../../../shared/episode/model/episode.ts';
import { moveDeclaration, removeDeclaration } from '../../../shared/operations/declarations.ts';
import { swapSpeakers } from '../../../shared/operations/swap-speakers.ts';
import { countOf } from '../../../shared/text/count-of.ts';
import { openContextMenu, placeOfMenu, type MenuSections } from '../../base/context-menu-store.ts';
import { EmptyState } from '../../base/ui/EmptyState.tsx';
import { MenuItems } from '../../base/ui/MenuItems.tsx';
import { MoreMenu } from '../../base/ui/MoreMenu.tsx';
import { episodeField } from '../editor/episode-field.ts';
import { numbersOf } from '../editor/speaker-numbers.ts';
import { declareLabel } from '../../../shared/operations/declare-label.ts';
import { askForSpeaker } from '../open/new-speaker.ts';
import { editInBulk } from '../open/bulk-edit.ts';
import { editShownEpisode } from '../open/edit-episode.ts';
import { goToTurn } from '../open/go-to.ts';
import { useOpenEpisodes } from '../open/open-episodes-store.ts';
import { DeclareDialog } from './DeclareDialog.tsx';
import { RenameDialog } from './RenameDialog.tsx';
import { speakerColour } from '../../base/ui/speaker-colour.ts';

interface Asked {
  readonly kind: 'rename' | 'declare';
  readonly speaker: Speaker;
}

/** A speaker who has no turn yet is only declared. */
function addSpeaker(episode: Episode): void {
  askForSpeaker({ give: () => [], onAdd: (speaker) => editShownEpisode(declareLabel(episode, speaker)) });
}

/** Who speaks, how much, and the way to their next turn; the legend's entries are added, renamed, moved and removed here. */
export const SpeakersPanel = memo(function SpeakersPanel({
  state,
  readOnly,
}: {
  state: EditorState;
  readOnly: boolean;
}) {
  const episode = state.field(episodeField);
  const numbers = numbersOf(state);
  const [asked, setAsked] = useState<Asked | null>(null);
  const words = Math.max(
    1,
    episode.speakers.reduce((sum, speaker) => sum + speaker.words, 0),
  );
  const speakers = [...episode.speakers].sort((a, b) => numbers.get(a.label)! - numbers.get(b.label)!);
  const close = () => setAsked(null);
  return (
    <div className="speakers">
      {speakers.length === 0 && (
        <EmptyState title="No speakers yet">
          Who speaks stands here, with turns and words. Begin a paragraph with a label, such as “MD ”, or add a speaker.
        </EmptyState>
      )}
      <ul>
        {speakers.map((speaker) => (
          <SpeakerRow
            key={speaker.label}
            episode={episode}
            speaker={speaker}
            speakers={speakers}
            number={numbers.get(speaker.label)!}
            words={words}
            readOnly={readOnly}
            onAsk={(kind) => setAsked({ kind, speaker })}
          />
        ))}
      </ul>
      {!readOnly && (
        <button className="button small add-speaker" onClick={() => addSpeaker(episode)}>
          <UserPlus size={14} aria-hidden /> Add a speaker…
        </button>
      )}
      {asked?.kind === 'rename' && <RenameDialog state={state} speaker={asked.speaker} onClose={close} />}
      {asked?.kind === 'declare' && <DeclareDialog episode={episode} label={asked.speaker.label} onClose={close} />}
    </div>
  );
});

interface RowProps {
  readonly episode: Episode;
  readonly speaker: Speaker;
  readonly speakers: readonly Speaker[];
  readonly number: number;
  /** That are spoken in the whole episode. */
  readonly words: number;
  readonly readOnly: boolean;
  readonly onAsk: (kind: 'rename' | 'declare') => void;
}

function SpeakerRow(row: RowProps) {
  const { episode, speaker, number, words, readOnly } = row;
  const name = speaker.name ?? speaker.label;
  const share = speaker.words / words;
  const isDeclared = speaker.declaredLine !== null;
  const goToNext = () => {
    const head = useOpenEpisodes.getState().view?.state.selection.main.head ?? 0;
    const theirs = episode.turns.filter(({ label }) => label.text === speaker.label);
    const next = theirs.find(({ range }) => range.from > head) ?? theirs[0];
    if (next) goToTurn(episode, next.index);
  };
  const sections = speakerMenu(row, goToNext);
  const label = `More for ${name}`;
  return (
    <li
      data-speaker={speakerColour(number)}
      className="speaker"
      onContextMenu={({ nativeEvent, target }) => {
        nativeEvent.preventDefault();
        openContextMenu({ at: placeOfMenu(nativeEvent, target as HTMLElement), label, sections });
      }}
    >
      <span className="speaker-mark">{number}</span>
      <div>
        <button
          className="speaker-name"
          onClick={goToNext}
          disabled={speaker.turns === 0}
          title={speaker.turns === 0 ? undefined : 'Go to their next turn'}
        >
          <bdi>{name}</bdi>
        </button>
        <p className="problem-place">
          {name !== speaker.label && (
            <>
              <bdi>{speaker.label}</bdi> ·{' '}
            </>
          )}
          {countOf(speaker.turns, 'turn')} · {countOf(speaker.words, 'word')}
          {!isDeclared && (speaker.name === null || episode.legend.length > 0) && ' · not declared'}
        </p>
        <p className="speaker-share">
          <span className="speaker-bar" style={{ flexGrow: share }} />
          <span className="speaker-percent" style={{ flexGrow: 1 - share }}>
            {Math.round(share * 100)}%
          </span>
        </p>
      </div>
      {!readOnly && (
        <MoreMenu label={label}>
          <MenuItems sections={sections} />
        </MoreMenu>
      )}
    </li>
  );
}

/** What can be done about a speaker. */
function speakerMenu(
  {
    episode,
    speaker,
    speakers,
    readOnly,
    onAsk,
  }: Pick<RowProps, 'episode' | 'speaker' | 'speakers' | 'readOnly' | 'onAsk'>,
  goToNext: () => void,
): MenuSections {
  const goTo = { title: 'Go to next turn', isDisabled: speaker.turns === 0, run: goToNext };
  if (readOnly) return [[goTo]];
  const move = (by: 1 | -1) => moveDeclaration(episode, speaker, by);
  const removed = removeDeclaration(episode, speaker);
  const others = speakers.filter(({ label, turns }) => label !== speaker.label && turns + speaker.turns > 0);
  return [
    [goTo],
    [
      { title: 'Rename…', run: () => onAsk('rename') },
      ...(others.length === 0
        ? []
        : [
            {
              title: 'Swap everywhere with',
              sections: [
                others.map((other) => ({
                  title: other.name ?? other.label,
                  run: () => swap(episode, speaker, other),
                })),
              ],
            },
          ]),
    ],
    speaker.declaredLine === null
      ? [{ title: 'Declare…', run: () => onAsk('declare') }]
      : [
          { title: 'Move up', isDisabled: move(-1).length === 0, run: () => editShownEpisode(move(-1)) },
          { title: 'Move down', isDisabled: move(1).length === 0, run: () => editShownEpisode(move(1)) },
          {
            title: 'Remove the declaration',
            isDisabled: removed.length === 0,
            run: () => editShownEpisode(removed),
          },
        ],
  ];
}

function swap(episode: Episode, a: Speaker, b: Speaker): void {
  const edits = swapSpeakers(episode, a.label, b.label);
  editInBulk(edits, `${a.name ?? a.label} and ${b.name ?? b.label} are swapped in ${countOf(edits.length, 'turn')}.`);
}
