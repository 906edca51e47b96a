import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** Where Rostrum keeps what is its own on this machine; `ROSTRUM_USER_DATA` moves it. */
export function userDataFolder(environment: NodeJS.ProcessEnv = process.env): string {
  if (environment['ROSTRUM_USER_DATA']) return environment['ROSTRUM_USER_DATA'];
  switch (process.platform) {
    case 'win32':
      return join(environment['APPDATA'] || join(homedir(), 'AppData', 'Roaming'), 'rostrum');
    case 'darwin':
      return join(homedir(), 'Library', 'Application Support', 'rostrum');
    default:
      return join(configFolder(environment['XDG_CONFIG_HOME']), 'rostrum');
  }
}

/** The XDG Base Directory Specification has empty and relative values passed over. */
function configFolder(named: string | undefined): string {
  return named !== undefined && isAbsolute(named) ? named : join(homedir(), '.config');
}
