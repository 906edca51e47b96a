import { findRepository } from '../../electron/git/repository.ts';
import type { TrustedRepository } from '../../electron/git/trusted-repository.ts';
import { requireTrusted, trustRepository } from '../../electron/services/site/trust.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** The repository around a folder, whose authors the editor of this test trusts. */
export async function trustedRepository(folder: string, userData?: string): Promise<TrustedRepository> {
  const repository = await findRepository(folder);
  if (repository === null) throw new Error('There is no repository here');
  const kept = userData ?? (await temporaryFolder());
  await trustRepository(kept, repository);
  return requireTrusted(kept, repository);
}
