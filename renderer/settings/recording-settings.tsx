import { countOf } from '../../shared/text/count-of.ts';
import type { RememberedRecording } from '../../shared/machine/kept-on-machine.ts';
import { request } from '../base/client.ts';
import { useLibrary } from '../base/library-store.ts';
import { reportErrors } from '../base/notices-store.ts';
import { useAnswer } from '../base/use-answer.ts';
import { usePlayer } from '../player/player-store.ts';
import { closeRecording } from '../player/recording.ts';
import { RemovableList } from './RemovableList.tsx';
import type { ControlProps, Setting } from './setting.ts';

export const recordings: readonly Setting[] = [
  {
    title: 'Remembered recordings',
    help: 'Which recording belongs to which episode is remembered on this machine only. Forgetting one leaves the file where it is, and removes what was worked out from it: its outline, scores of voices, drafts, and when its words are said.',
    words: 'audio sound detach forget',
    wide: true,
    Control: RememberedRecordings,
  },
];

function RememberedRecordings({ labelledBy }: ControlProps) {
  const { answer, askAgain } = useAnswer('recording.list', null);
  const root = useLibrary((state) => state.library?.root);
  const missing = answer?.filter(({ isThere }) => !isThere) ?? [];
  const forget = async (episodes: readonly RememberedRecording[]) => {
    // Lest how far it was heard is kept again.
    if (episodes.some(({ library, path }) => library === root && path === usePlayer.getState().episode))
      closeRecording();
    await reportErrors(() =>
      request('recording.forget', { episodes: episodes.map(({ library, path }) => ({ library, path })) }),
    );
    askAgain();
  };
  return (
    <>
      {missing.length > 0 && (
        <div>
          <button className="button small" onClick={() => void forget(missing)}>
            Forget {countOf(missing.length, 'recording')} that cannot be found
          </button>
        </div>
      )}
      <RemovableList
        labelledBy={labelledBy}
        items={answer?.map(({ library, path, file, isThere }) => ({
          id: `${library}\n${path}`,
          name: file,
          note: `${isThere ? '' : 'Cannot be found. '}${path}${library === root ? '' : ` in ${library}`}`,
        }))}
        none="No recording is remembered."
        remove="Forget"
        onRemove={({ id }) => void forget(answer!.filter(({ library, path }) => `${library}\n${path}` === id))}
      />
    </>
  );
}
