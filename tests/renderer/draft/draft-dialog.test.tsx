// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react';
import { expect, onTestFinished, test } from 'vitest';
import { defaultConfig } from '../../../shared/config/library-config.ts';
import type { DraftJob } from '../../../shared/speech/draft-job.ts';
import { viewOf, type ModelView } from '../../../shared/speech/model.ts';
import { useLibrary } from '../../../renderer/base/library-store.ts';
import { DraftDialog } from '../../../renderer/draft/DraftDialog.tsx';
import { openDrafts, takeDrafts, useDrafts } from '../../../renderer/draft/draft-store.ts';
import { readTinyModels } from '../../helpers/tiny-model-list.ts';
import { openView } from '../../helpers/view.tsx';

const modelsWith = (installed: readonly string[]): ModelView[] =>
  readTinyModels()
    .filter(({ id }) => ['tiny-vad', 'tiny-voices', 'tiny-words', 'whisper'].includes(id))
    .map((model) => viewOf({ model, installed: installed.includes(model.id), here: 0 }));

/** The dialog in a library of a language, with models of which some are on this machine. */
async function openDialog(language: string | null, models: readonly ModelView[]) {
  const started: object[] = [];
  const view = openView(<DraftDialog onImport={() => {}} />, {
    'speech.models': () => models,
    'speech.drafts': () => [],
    'speech.mirror': () => null,
    'speech.start': (argument) => {
      started.push(argument);
      return 1;
    },
  });
  const { library } = useLibrary.getState();
  useLibrary.setState({ library: { ...library!, config: { ...defaultConfig, language } as typeof defaultConfig } });
  onTestFinished(() => useDrafts.setState(useDrafts.getInitialState(), true));
  await openDrafts();
  await screen.findByRole('dialog', { name: 'Draft from recording' });
  return { ...view, started };
}

test('the library’s language is offered, and stays chosen with another model that knows it', async () => {
  const { user, started } = await openDialog('en-GB', modelsWith(['tiny-vad', 'tiny-voices', 'tiny-words', 'whisper']));
  expect(screen.getByLabelText('Language')).toHaveProperty('value', 'en');
  await user.selectOptions(screen.getByLabelText('Quality'), 'whisper');
  expect(screen.getByLabelText('Language')).toHaveProperty('value', 'en');
  await user.type(screen.getByLabelText('Speakers'), '3');
  await user.click(screen.getByRole('button', { name: 'Choose recordings…' }));
  await waitFor(() =>
    expect(started).toMatchObject([{ model: 'whisper', language: 'en', speakers: 3, voices: true, episode: null }]),
  );
});

test('a language that no model knows is left to what is heard', async () => {
  await openDialog('cy', modelsWith(['tiny-vad', 'tiny-voices', 'tiny-words']));
  expect(screen.getByLabelText('Language')).toHaveProperty('value', '');
});

test('of a model that tells no times of words it is said that they are estimated', async () => {
  const { user } = await openDialog(null, modelsWith(['tiny-vad', 'tiny-voices', 'tiny-words', 'whisper']));
  expect(screen.queryByText(/that is estimated/)).toBeNull();
  await user.selectOptions(screen.getByLabelText('Quality'), 'whisper');
  expect(screen.getByText(/^The whisper model does not tell when each word is said/)).toBeTruthy();
});

test('what tells voices apart is only asked for where voices are to be told apart', async () => {
  const { user } = await openDialog(null, modelsWith(['tiny-vad', 'tiny-words']));
  expect(screen.getByRole('region', { name: 'Speech models' }).textContent).toContain('to tell voices apart');
  expect(screen.getByRole('button', { name: 'Choose recordings…' })).toHaveProperty('disabled', true);
  await user.click(screen.getByLabelText('Tell voices apart'));
  expect(screen.queryByRole('region', { name: 'Speech models' })).toBeNull();
  expect(screen.getByRole('button', { name: 'Choose recordings…' })).toHaveProperty('disabled', false);
});

const job = (id: string, status: DraftJob['status']): DraftJob => ({
  id,
  name: `${id}.wav`,
  model: 'tiny-words',
  status,
  seconds: 90,
  length: 300,
  failure: null,
  file: status === 'done' ? `/${id}.json` : null,
  episode: null,
});

test('several that were stopped, as when the app ended, are gone on with at once', async () => {
  const resumed: string[] = [];
  const view = openView(<DraftDialog onImport={() => {}} />, {
    'speech.models': () => modelsWith([]),
    'speech.mirror': () => null,
    'speech.drafts': () => [job('one', 'stopped'), job('two', 'done'), job('three', 'stopped')],
    'speech.resume': ({ id }) => {
      resumed.push(id);
      return null;
    },
  });
  onTestFinished(() => useDrafts.setState(useDrafts.getInitialState(), true));
  await openDrafts();
  await view.user.click(await screen.findByRole('button', { name: 'Go on with all 2 that were stopped' }));
  await waitFor(() => expect(resumed).toEqual(['one', 'three']));
});

test('that a draft is ready is told where its dialog is closed, and leads to it', async () => {
  const view = openView(<DraftDialog onImport={() => {}} />, {
    'speech.models': () => modelsWith([]),
    'speech.mirror': () => null,
    'speech.drafts': () => [job('one', 'done')],
  });
  onTestFinished(() => useDrafts.setState(useDrafts.getInitialState(), true));
  takeDrafts([job('one', 'listening')]);
  takeDrafts([job('one', 'done')]);
  expect(await screen.findByText('The draft of one.wav is ready.')).toBeTruthy();
  await view.user.click(screen.getByRole('button', { name: 'Show' }));
  expect(await screen.findByRole('button', { name: 'Review and import…' })).toBeTruthy();
});
