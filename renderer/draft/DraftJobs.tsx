import { useEffect, useRef } from 'react';
import type { Channel } from '../../shared/ipc/contract.ts';
import type { DraftJob, HeardStretch } from '../../shared/speech/draft-job.ts';
import { clockTime } from '../../shared/text/clock.ts';
import { request } from '../base/client.ts';
import { reportErrors } from '../base/notices-store.ts';
import { useDrafts } from './draft-store.ts';

type JobChannel = Extract<Channel, 'speech.stop' | 'speech.resume' | 'speech.remove'>;

export type FinishedDraft = DraftJob & { readonly file: string };

/** Drafts that wait, are being made, or are done. @param onImport takes a finished one on, for an episode or for a new one */
export function DraftJobs({ onImport }: { onImport: (draft: FinishedDraft) => void }) {
  const jobs = useDrafts((state) => state.jobs);
  const heard = useDrafts((state) => state.heard);
  if (jobs.length === 0) return null;
  const stopped = jobs.filter(({ status }) => status === 'stopped');
  const goOn = () =>
    reportErrors(async () => {
      for (const { id } of stopped) await request('speech.resume', { id });
    });
  return (
    <section className="draft-jobs">
      {stopped.length > 1 && (
        <div>
          <button type="button" className="button small" onClick={() => void goOn()}>
            Go on with all {stopped.length} that were stopped
          </button>
        </div>
      )}
      <ul className="draft-job-list" aria-label="Drafts">
        {jobs.map((job) => (
          <li key={job.id} className="draft-job">
            <div className="draft-job-head">
              <strong>{job.name}</strong>
              <span className="quiet-text" role="status">
                {describe(job)}
              </span>
              <JobButtons job={job} onImport={onImport} />
            </div>
            {job.status === 'listening' && (
              <progress aria-label={`How much of ${job.name} was heard`} value={shareOf(job)} max={1} />
            )}
            {job.failure !== null && (
              <p className="error-ink" role="alert">
                {job.failure.message} {job.failure.next}
              </p>
            )}
            {job.status !== 'waiting' && <Heard stretches={heard.get(job.id) ?? []} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function JobButtons({ job, onImport }: { job: DraftJob; onImport: (draft: FinishedDraft) => void }) {
  const ask = (channel: JobChannel) => () => void reportErrors(() => request(channel, { id: job.id }));
  switch (job.status) {
    case 'waiting':
    case 'listening':
      return (
        <button type="button" className="button small" onClick={ask('speech.stop')}>
          Stop
        </button>
      );
    case 'stopped':
    case 'failed':
      return (
        <>
          <button type="button" className="button small" onClick={ask('speech.resume')}>
            Go on
          </button>
          <button type="button" className="button quiet small" onClick={ask('speech.remove')}>
            Delete
          </button>
        </>
      );
    case 'done':
      return (
        <>
          <button type="button" className="button small primary" onClick={() => onImport({ ...job, file: job.file! })}>
            Review and import…
          </button>
          <button type="button" className="button quiet small" onClick={ask('speech.remove')}>
            Delete
          </button>
        </>
      );
  }
}

function describe({ status, seconds, length }: DraftJob): string {
  const upTo = length === null ? clockTime(seconds) : `${clockTime(seconds)} of ${clockTime(length)}`;
  switch (status) {
    case 'waiting':
      return 'Waiting';
    case 'listening':
      return `Heard ${upTo}`;
    case 'stopped':
      return seconds > 0 ? `Stopped at ${clockTime(seconds)}` : 'Stopped';
    case 'failed':
      return 'Stopped';
    case 'done':
      return 'Ready';
  }
}

function shareOf({ seconds, length }: DraftJob): number | undefined {
  return length === null || length === 0 ? undefined : Math.min(1, seconds / length);
}

/** What was heard so far; the last of it stays in sight. */
function Heard({ stretches }: { stretches: readonly HeardStretch[] }) {
  const host = useRef<HTMLOListElement>(null);
  useEffect(() => host.current?.scrollTo(0, host.current.scrollHeight), [stretches]);
  if (stretches.length === 0) return null;
  return (
    <ol className="draft-heard" ref={host} tabIndex={0} aria-label="What was heard">
      {stretches.map(({ start, text }, index) => (
        <li key={index}>
          <span className="number quiet-text">{clockTime(start)}</span> {text}
        </li>
      ))}
    </ol>
  );
}
