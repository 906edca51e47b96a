import { useState } from 'react';
import type { ModelView } from '../../shared/speech/model.ts';
import { megabytes } from '../../shared/text/megabytes.ts';
import { request } from '../base/client.ts';
import { reportErrors } from '../base/notices-store.ts';
import { useAnswer } from '../base/use-answer.ts';
import { downloadModels, stopDownload, takeModels, useDrafts } from './draft-store.ts';

/** The models that are not on this machine yet, and the ways to get them. */
export function MissingModels({ missing }: { missing: readonly ModelView[] }) {
  const download = useDrafts((state) => state.download);
  const [downloading, setDownloading] = useState(false);
  const get = async () => {
    setDownloading(true);
    await downloadModels(missing);
    setDownloading(false);
  };
  const rest = missing.reduce((sum, { bytes, here }) => sum + bytes - here, 0);
  return (
    <section className="draft-models" aria-label="Speech models">
      <p>This needs models that are not on this machine yet:</p>
      <ul>
        {missing.map(({ id, name, kind, bytes, hosts, licence }) => (
          <li key={id}>
            <strong>{name}</strong>, {purposes[kind]}: {megabytes(bytes)} from {hosts.join(', ')}, under {licence}
          </li>
        ))}
      </ul>
      {downloading ? (
        <div className="draft-progress">
          <progress aria-label="Download" value={download?.done} max={download?.total ?? 1} />
          <span className="number">
            {download === null ? 'Waiting…' : `${megabytes(download.done)} of ${megabytes(download.total)}`}
          </span>
          <button type="button" className="button small" onClick={() => void stopDownload()}>
            Stop
          </button>
        </div>
      ) : (
        <div className="draft-ways">
          <button type="button" className="button" onClick={() => void get()}>
            Download {megabytes(rest)}…
          </button>
          <button type="button" className="button" onClick={() => void takeModels('folder')}>
            Take from a folder…
          </button>
          <button type="button" className="button" onClick={() => void takeModels('archive')}>
            Take from a ZIP archive…
          </button>
        </div>
      )}
      <Mirror />
    </section>
  );
}

const purposes: Readonly<Record<ModelView['kind'], string>> = {
  recogniser: 'for the words',
  vad: 'to find where somebody speaks',
  voices: 'to tell voices apart',
};

/** Another server that has the models, for places where the publishers’ cannot be reached. */
function Mirror() {
  const { answer: mirror, askAgain } = useAnswer('speech.mirror', null);
  const [typed, setTyped] = useState<string | null>(null);
  const value = typed ?? mirror ?? '';
  const keep = async () => {
    await reportErrors(() => request('speech.setMirror', { address: value.trim() || null }));
    setTyped(null);
    askAgain();
  };
  return (
    <details>
      <summary>Download from another server</summary>
      <label className="field">
        <span className="field-head">Address</span>
        <input
          className="input"
          value={value}
          placeholder="https://models.example.org/speech"
          spellCheck={false}
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>
      <p className="quiet-text">Below it stand the files of each model, as MODEL/FILE. Empty for their publishers.</p>
      <button
        type="button"
        className="button small"
        disabled={typed === null || typed === (mirror ?? '')}
        onClick={() => void keep()}
      >
        Use this server
      </button>
    </details>
  );
}
