import { megabytes } from '../../shared/text/megabytes.ts';
import { request } from '../base/client.ts';
import { reportErrors } from '../base/notices-store.ts';
import { useAnswer } from '../base/use-answer.ts';
import { RemovableList } from './RemovableList.tsx';
import type { ControlProps, Setting } from './setting.ts';

export const speechModels: Setting = {
  title: 'Speech models',
  help: 'What recordings are heard with. They are downloaded, once you agree, where a draft of a recording needs them.',
  words: 'download remove recognition whisper parakeet draft disk',
  wide: true,
  Control: SpeechModels,
};

function SpeechModels({ labelledBy }: ControlProps) {
  const { answer, askAgain } = useAnswer('speech.models', null);
  const remove = async (id: string) => {
    await reportErrors(() => request('speech.removeModel', { id }));
    askAgain();
  };
  return (
    <RemovableList
      labelledBy={labelledBy}
      items={answer
        ?.filter(({ here }) => here > 0)
        .map(({ id, name, here, installed, licence }) => ({
          id,
          name,
          note: `${megabytes(here)}${installed ? '' : ', not all of it yet'}, under ${licence}`,
        }))}
      none="None is on this machine."
      remove="Remove"
      onRemove={({ id }) => void remove(id)}
    />
  );
}
