import { expect, test } from 'vitest';
import { describeFileError } from '../../../electron/files/file-error.ts';
import { RostrumError } from '../../../shared/failure.ts';

const systemError = (code: string) => Object.assign(new Error(`${code}: some words of the system`), { code });

test.each([
  ['EACCES', 'read', 'unreadable'],
  ['EACCES', 'write', 'read-only'],
  ['EPERM', 'write', 'read-only'],
  ['EROFS', 'write', 'read-only'],
  ['ENOSPC', 'write', 'disk-full'],
  ['EDQUOT', 'write', 'disk-full'],
  ['ENAMETOOLONG', 'read', 'unreadable'],
  ['EEXIST', 'write', 'not-found'],
  ['EBUSY', 'write', 'busy'],
] as const)('%s while trying to %s is told as %s, with what to do next', (system, doing, code) => {
  const { failure } = describeFileError(systemError(system), 'a.md', doing);
  expect(failure).toMatchObject({ code, path: 'a.md', next: expect.stringMatching(/\.$/) });
  expect(failure.message).not.toContain(system);
});

test('keeps the words of an error that nobody foresaw, and an error that has words already', () => {
  expect(describeFileError(systemError('EWEIRD'), 'a.md', 'read').failure).toMatchObject({
    code: 'internal',
    message: 'EWEIRD: some words of the system',
  });
  const told = new RostrumError({ code: 'busy', message: 'Wait.' });
  expect(describeFileError(told, 'a.md', 'write')).toBe(told);
});
