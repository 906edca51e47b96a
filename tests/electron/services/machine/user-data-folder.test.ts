import { homedir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { userDataFolder } from '../../../../electron/services/machine/user-data-folder.ts';

test.skipIf(process.platform !== 'linux')(
  'what is kept on this machine never goes to the folder that a command is run in',
  () => {
    const usual = join(homedir(), '.config', 'rostrum');
    for (const named of ['', 'config', './config']) {
      expect(userDataFolder({ XDG_CONFIG_HOME: named }), named).toBe(usual);
      expect(userDataFolder({ ROSTRUM_USER_DATA: '', XDG_CONFIG_HOME: named }), named).toBe(usual);
    }
    expect(userDataFolder({ XDG_CONFIG_HOME: '/elsewhere' })).toBe(join('/elsewhere', 'rostrum'));
  },
);
