import './draft.css';
import { useState } from 'react';
import type { LibraryConfig } from '../../shared/config/library-config.ts';
import type { Episode } from '../../shared/episode/model/episode.ts';
import { readPeople } from '../../shared/episode/people/people-fields.ts';
import { baseLanguage } from '../../shared/speech/model.ts';
import type { RecordingView } from '../../shared/recordings/view.ts';
import { request } from '../base/client.ts';
import { runCommand, useCommand } from '../base/commands.ts';
import { useLibrary } from '../base/library-store.ts';
import { useNavigation } from '../base/navigation-store.ts';
import { reportErrors } from '../base/notices-store.ts';
import { useAnswer } from '../base/use-answer.ts';
import { Dialog } from '../base/ui/Dialog.tsx';
import { episodeField } from '../episode/editor/episode-field.ts';
import { selectShown, useOpenEpisodes } from '../episode/open/open-episodes-store.ts';
import { DraftJobs, type FinishedDraft } from './DraftJobs.tsx';
import { neededModels, openDrafts, useDrafts } from './draft-store.ts';
import { MissingModels } from './MissingModels.tsx';
import { RecogniserFields, type Recogniser } from './RecogniserFields.tsx';

/** Drafts of recordings, heard on this machine. @param onImport takes a finished one on, for an episode or for a new one */
export function DraftDialog({ onImport }: { onImport: (draft: FinishedDraft) => void }) {
  const isOpen = useDrafts((state) => state.isOpen);
  const close = () => useDrafts.setState({ isOpen: false });
  useCommand(
    'draft.make',
    () => void openDrafts(),
    useLibrary((state) => state.library !== null),
  );
  if (!isOpen) return null;
  return (
    <Dialog title="Draft from recording" wide onClose={close}>
      <div className="draft-body">
        <DraftForm onClose={close} />
        <DraftJobs
          onImport={(draft) => {
            close();
            onImport(draft);
          }}
        />
      </div>
    </Dialog>
  );
}

function DraftForm({ onClose }: { onClose: () => void }) {
  const models = useDrafts((state) => state.models);
  const dropped = useDrafts((state) => state.dropped);
  const path = useNavigation(({ place }) => (place.kind === 'episode' ? place.path : null));
  const shown = useOpenEpisodes(selectShown);
  const { answer: recording = null } = useAnswer('recording.open', { path: path ?? '' }, { skip: path === null });
  const own = path !== null && dropped.length === 0 && isReady(recording) ? recording : null;
  const [usesOwn, setUsesOwn] = useState(true);
  const config = useLibrary((state) => state.library?.config);
  const people =
    shown !== null && shown.path === path && config ? countSpeakers(shown.state.field(episodeField), config) : 0;
  const [chosen, setChosen] = useState<Partial<Recogniser>>({});
  const recognisers = models.filter(({ recognises }) => recognises !== null);
  const language = baseLanguage(config?.language ?? '');
  const able = recognisers.filter((one) => one.recognises!.languages.includes(language));
  const offered = able.length > 0 ? able : recognisers;
  const usual = offered.find(({ installed }) => installed) ?? offered.at(-1);
  if (usual === undefined) return null;
  const settings: Recogniser = {
    model: usual.id,
    language: able.length > 0 ? language : '',
    speakers: people > 0 ? String(people) : '',
    voices: true,
    ...chosen,
  };
  const needed = neededModels(models, settings.model, settings.voices);
  const missing = needed.filter(({ installed }) => !installed);
  const episode = own !== null && usesOwn ? path : null;
  const start = async () => {
    const started = await reportErrors(() =>
      request('speech.start', {
        episode,
        dropped: dropped.map(({ path: file }) => file),
        length: episode === null ? null : (own?.peaks?.seconds ?? null),
        model: settings.model,
        language: settings.language || null,
        speakers: settings.speakers === '' ? null : Number(settings.speakers),
        voices: settings.voices,
      }),
    );
    if (started !== undefined) useDrafts.setState({ dropped: [] });
  };
  return (
    <form
      className="draft"
      onSubmit={(event) => {
        event.preventDefault();
        void start();
      }}
    >
      <p>
        The recording is heard on this machine, and nothing of it leaves it. Nobody is named: voices are told apart, and
        who they are is for you to say. Correct the draft like any other transcript.
      </p>
      {dropped.length > 0 && <p>Recording: {dropped.map(({ name }) => name).join(', ')}.</p>}
      {own !== null && (
        <div className="draft-recording" role="radiogroup" aria-label="Recording">
          <label className="check">
            <input type="radio" checked={usesOwn} onChange={() => setUsesOwn(true)} />
            {own.name}, this episode’s recording
          </label>
          <label className="check">
            <input type="radio" checked={!usesOwn} onChange={() => setUsesOwn(false)} />
            Others, one after the other
          </label>
        </div>
      )}
      <RecogniserFields
        recognisers={recognisers}
        value={settings}
        onChange={(part) => setChosen({ ...chosen, ...part })}
      />
      {missing.length > 0 && <MissingModels missing={missing} />}
      <footer className="dialog-foot">
        {path !== null && dropped.length === 0 && (
          <button
            type="button"
            className="button quiet draft-other"
            onClick={() => {
              onClose();
              runCommand('draft.otherProgram');
            }}
          >
            Use another program…
          </button>
        )}
        <button className="button primary" disabled={missing.length > 0}>
          {episode === null && dropped.length === 0 ? 'Choose recordings…' : 'Start'}
        </button>
      </footer>
    </form>
  );
}

function isReady(recording: RecordingView | null): recording is Extract<RecordingView, { kind: 'ready' }> {
  return recording?.kind === 'ready';
}

/** How many take part, by the front matter; 0 where it names nobody. Guests talk with somebody. */
function countSpeakers({ text, frontMatter }: Episode, config: LibraryConfig): number {
  const people = readPeople(text, frontMatter, config).filter(({ role }) => role !== 'other');
  const names = new Set(people.map(({ name }) => name)).size;
  return names > 0 && people.every(({ role }) => role === 'guest') ? names + 1 : names;
}
