export type FailureCode =
  | 'bad-request'
  | 'not-found'
  | 'not-a-library'
  | 'unreadable'
  | 'not-editable'
  | 'changed-on-disk'
  | 'read-only'
  | 'disk-full'
  | 'outside-target'
  | 'busy'
  | 'cancelled'
  | 'catalogue-newer'
  /** A cache of an older version, which is rebuilt, not brought up to date. */
  | 'catalogue-older'
  | 'git'
  /** Another machine could not be asked. */
  | 'unreachable'
  /** An address that Rostrum may not ask. */
  | 'not-allowed'
  /** What came from another machine is not what was signed. */
  | 'not-verified'
  /** The repository at `path` may run its own commands, and its authors are not trusted on this machine. */
  | 'not-trusted'
  /** A shared rostrum.yaml names the site at `path`, and nobody on this machine has said that it is meant. */
  | 'site-not-confirmed'
  | 'internal';

/** What can go wrong at the edge, in words for an editor. `code` is stable; `message` says what happened, `next` what to do. */
export interface Failure {
  readonly code: FailureCode;
  readonly message: string;
  readonly next?: string;
  readonly path?: string;
}

/** Answers over IPC are results, never exceptions. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure };

/** A failure on its way to becoming a `Result`: thrown by services, caught once at the shell (IPC or command line). */
export class RostrumError extends Error {
  readonly failure: Failure;
  constructor(failure: Failure, options?: ErrorOptions) {
    super(failure.message, options);
    this.name = 'RostrumError';
    this.failure = failure;
  }
}

/** Any error as a failure that can be shown and sent. */
export function failureOf(error: unknown): Failure {
  if (error instanceof RostrumError) return error.failure;
  return { code: 'internal', message: error instanceof Error ? error.message : String(error) };
}
