import { Option } from 'commander';
import { RostrumError } from '../../shared/failure.ts';
import type { Repository, TrustedRepository } from '../git/trusted-repository.ts';
import { requireTrusted, trustRepository } from '../services/site/trust.ts';
import { userDataFolder } from '../services/machine/user-data-folder.ts';

/** `--trust`, of commands that may run what came with a repository. */
export function trustOption(): Option {
  return new Option(
    '--trust',
    'the repository’s authors are trusted on this machine from now on: its hooks, filters and merge drivers may run',
  );
}

/**
 * The repository, as one that may run its own commands.
 * @param trust whether `--trust` was given, which is remembered
 * @throws RostrumError `not-trusted` where it was not, and the repository is not trusted yet
 */
export async function trustForCommand(repository: Repository, trust = false): Promise<TrustedRepository> {
  if (trust) await trustRepository(userDataFolder(), repository);
  try {
    return await requireTrusted(userDataFolder(), repository);
  } catch (error) {
    throw nameOption(error);
  }
}

/** What an editor does about a refusal on the command line; every other error as it is. */
export function nameOption(error: unknown): unknown {
  if (!(error instanceof RostrumError) || error.failure.code !== 'not-trusted') return error;
  return new RostrumError(
    { ...error.failure, next: 'If you know where it came from, run this once more with --trust; that is remembered.' },
    { cause: error },
  );
}
