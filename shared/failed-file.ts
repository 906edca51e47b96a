/** A file with which something could not be done, and why, in words. */
export interface FailedFile {
  readonly path: string;
  readonly reason: string;
}
