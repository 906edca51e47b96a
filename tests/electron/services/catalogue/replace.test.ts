import { expect, onTestFinished, test, vi } from 'vitest';
import {
  defaultTimeoutSeconds,
  previewReplace,
  type ReplaceOptions,
} from '../../../../electron/services/catalogue/replace.ts';
import { expectFailure } from '../../../helpers/expect-failure.ts';
import { episodeText, openTestLibrary } from '../../../helpers/open-test-library.ts';
import { temporaryFolder } from '../../../helpers/temporary-folder.ts';

/** Looks for an expression that tries without end. */
async function lookWithoutEnd(options?: ReplaceOptions) {
  const library = await openTestLibrary(
    await temporaryFolder({ 'a.md': episodeText('A', `It was ${'a'.repeat(60)}!`) }),
  );
  const pattern = { find: '(a+)+b', replacement: 'x', isRegex: true, wholeWord: false, matchCase: true };
  return previewReplace(library, { pattern, scope: { speaker: null, fields: [] }, maxMatches: 100 }, options);
}

test('an expression that tries without end is stopped, also where nobody says how long it may take', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const failure = expectFailure(lookWithoutEnd());
  await vi.waitFor(() => expect(vi.getTimerCount()).toBeGreaterThan(0), { timeout: 10_000 });
  vi.advanceTimersByTime(defaultTimeoutSeconds * 1000);
  expect(await failure).toEqual({
    code: 'bad-request',
    message: 'The expression got no further for 20 seconds, and was stopped. Nothing was changed.',
    next: 'Let no part of it that is repeated hold another that is: “(a+)+” tries without end.',
  });
});

test('whoever stops it is not told of a limit', async () => {
  const controller = new AbortController();
  const failure = expectFailure(lookWithoutEnd({ signal: controller.signal }));
  controller.abort();
  expect(await failure).toMatchObject({ code: 'cancelled' });
});
