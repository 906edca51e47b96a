import { onTestFinished } from 'vitest';
import { openLibrary, type Library } from '../../electron/services/library/library.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Opens a library, closed when the test is over, with user data of the test's own unless given. */
export async function openTestLibrary(root: string, userData?: string): Promise<Library> {
  const library = await openLibrary(root, { userData: userData ?? (await temporaryFolder()) });
  onTestFinished(() => library.close());
  return library;
}

/** An episode in the client's house style, clean already. */
export function episodeText(title: string, words = 'Thank you, it was a pleasure.'): string {
  return `---
title: "${title}"
date: 2012-10-25T09:00:00+01:00
draft: false
---

MD - Michelle Drumm${'  '}
TW - Tara Woods

MD Well, thanks for coming.

TW ${words}
`;
}
