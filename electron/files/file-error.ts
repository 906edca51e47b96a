import { RostrumError, type Failure } from '../../shared/failure.ts';

interface Wording {
  readonly code: Failure['code'];
  readonly message: string;
  readonly next: string;
}

/** What the system's error codes mean to an editor. */
const wordings: Readonly<Record<string, Wording>> = {
  ENOENT: {
    code: 'not-found',
    message: 'The file is not there, or is a link to something that is not.',
    next: 'Check whether it was moved or renamed.',
  },
  ENOTDIR: { code: 'not-found', message: 'A part of the path is a file, not a folder.', next: 'Check the path.' },
  ELOOP: {
    code: 'unreadable',
    message: 'The file is a link that leads back to itself.',
    next: 'Remove the link, or point it at a file.',
  },
  EISDIR: {
    code: 'unreadable',
    message: 'This is a folder, not a file.',
    next: 'Name one file, or rename the folder where one should stand.',
  },
  EACCES: {
    code: 'unreadable',
    message: 'The system does not allow it.',
    next: 'Ask whoever looks after the folder for access.',
  },
  EPERM: {
    code: 'unreadable',
    message: 'The system does not allow it.',
    next: 'Ask whoever looks after the folder for access.',
  },
  EEXIST: { code: 'not-found', message: 'A part of the path is a file, not a folder.', next: 'Check the path.' },
  ENAMETOOLONG: {
    code: 'unreadable',
    message: 'The name is longer than the system allows.',
    next: 'Shorten the name of the file or its folders.',
  },
  EBUSY: { code: 'busy', message: 'Another program is using the file.', next: 'Close it there and try again.' },
  EMFILE: { code: 'busy', message: 'Too many files are open.', next: 'Close some programs and try again.' },
  EIO: {
    code: 'unreadable',
    message: 'The disk reports an error.',
    next: 'Check the disk, and save your work elsewhere.',
  },
  EROFS: { code: 'read-only', message: 'The disk can only be read.', next: 'Choose a folder on another disk.' },
  ENOSPC: {
    code: 'disk-full',
    message: 'The disk is full. Nothing was changed.',
    next: 'Free some space and try again.',
  },
  EFBIG: {
    code: 'disk-full',
    message: 'The file is larger than the disk, or your share of it, allows. Nothing was changed.',
    next: 'Choose another disk, and try again.',
  },
  EDQUOT: {
    code: 'disk-full',
    message: 'Your share of the disk is used up. Nothing was changed.',
    next: 'Free some space and try again.',
  },
};

/**
 * A system error as a failure in words; an error that is already one stays as it is.
 * @param path what the failure names
 * @param doing what was tried: what may not be read is `unreadable`, what may not be written `read-only`
 */
export function describeFileError(error: unknown, path: string, doing: 'read' | 'write'): RostrumError {
  if (error instanceof RostrumError) return error;
  const systemCode = (error as NodeJS.ErrnoException).code ?? '';
  const wording = wordings[systemCode];
  if (!wording)
    return new RostrumError(
      { code: 'internal', message: error instanceof Error ? error.message : String(error), path },
      { cause: error },
    );
  const code = doing === 'write' && wording.code === 'unreadable' ? 'read-only' : wording.code;
  return new RostrumError({ code, message: wording.message, next: wording.next, path }, { cause: error });
}
