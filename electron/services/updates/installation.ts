import { existsSync } from 'node:fs';
import type { Installation } from '../../../shared/updates/release.ts';

interface Machine {
  readonly platform?: string;
  readonly architecture?: string;
  /** The program that runs. */
  readonly program?: string;
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly isThere?: (path: string) => boolean;
}

/**
 * How the Rostrum that runs was installed.
 * @param machine for tests
 */
export function findInstallation({
  platform = process.platform,
  architecture = process.arch,
  program = process.execPath,
  environment = process.env,
  isThere = existsSync,
}: Machine = {}): Installation {
  return { system: `${platform}-${architecture}`, format: formatOf() };

  function formatOf(): string {
    if (platform === 'win32') return 'exe';
    if (platform === 'darwin') return 'dmg';
    if (environment['APPIMAGE'] !== undefined) return 'AppImage';
    // Where dpkg keeps the list of a package's files; the same program may have been unpacked elsewhere.
    return program.startsWith('/opt/rostrum/') && isThere('/var/lib/dpkg/info/rostrum.list') ? 'deb' : 'tar.gz';
  }
}
