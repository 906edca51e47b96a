import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { app, BrowserWindow, nativeTheme } from 'electron';
import { startEngine } from '../services/engine/engine-client.ts';
import { appCommand } from '../services/machine/cli-command.ts';
import { connectWindow } from './ipc.ts';
import { buildMenu } from './menu.ts';
import { startEarly } from './open-early.ts';
import { closeSession, switchOffChromiumNetwork } from './network.ts';
import { createWindow } from './window.ts';
import { readArguments } from './read-arguments.ts';
import { recordingUrl, registerScheme, serveApp } from './protocol.ts';
import { openRecordings } from '../services/recording/recordings.ts';
import { speechProcessStarter } from './start-speech-process.ts';
import { openSettings } from './settings.ts';

export interface StartOptions {
  /** Where the bundle lies. */
  readonly folder: string;
  /** The library, or the episode in one, that was asked for on the command line. */
  readonly library: string | null;
  /** A picture of the window is saved here, and the app ends. */
  readonly screenshot: string | null;
}

/** One window, one engine, one set of settings, wired together. */
export function startApp({ folder, library, screenshot }: StartOptions): void {
  registerScheme();
  switchOffChromiumNetwork();
  spareEmulatedGraphics();
  // The window gives back what it needed to follow the reading of thousands of files (`renderer/base/collect-garbage.ts`).
  app.commandLine.appendSwitch('js-flags', '--expose-gc');
  let asked = library && resolve(library);
  let open = (path: string) => {
    asked = path;
  };
  // macOS names a file that is opened with Rostrum in this way, perhaps before there is a window.
  app.on('open-file', (event, path) => {
    event.preventDefault();
    open(path);
  });
  const userData = app.getPath('userData');
  const place = { userData, command: appCommand(app.isPackaged ? null : app.getAppPath()) };
  let send = (_event: string, _payload: unknown) => {};
  // Chromium takes as long to be ready as the engine to look through a library.
  const engine = startEarly(
    (onEvent) => startEngine(join(folder, 'engine-worker.cjs'), place, onEvent),
    (event, payload) => send(event, payload),
  );
  const settingsRead = openSettings(join(userData, 'settings.json'));
  const ready = app.whenReady();
  // Until it is ready, macOS may still name another file.
  void Promise.all([settingsRead, process.platform === 'darwin' ? ready : null]).then(([settings]) => {
    const first = asked ?? settings.current.recent[0];
    if (first !== undefined) engine.openEarly(first);
  });
  void ready.then(async () => {
    const settings = await settingsRead;
    nativeTheme.themeSource = settings.current.preferences.theme;
    const recordings = openRecordings(userData, recordingUrl);
    const devServer = app.isPackaged ? null : (process.env['ROSTRUM_DEV_SERVER'] ?? null);
    closeSession(devServer);
    serveApp(join(folder, '..', 'renderer'), recordings, devServer);

    const window = createWindow({ preload: join(folder, 'preload.cjs'), settings, visible: screenshot === null });
    send = (event, payload) => {
      if (!window.isDestroyed()) window.webContents.send('event', event, payload);
    };
    const runCommand = (id: string) => send('command', { id });
    const showMenu = () => buildMenu(settings, runCommand, (path) => send('openLibrary', { path }));
    showMenu();
    connectWindow({
      window,
      engine,
      settings,
      recordings,
      startSpeechProcess: speechProcessStarter(folder),
      samples: { library: shipped('sample-library'), site: shipped('sample-site') },
      library: asked,
      onSettings: showMenu,
    });

    const show = () => {
      if (window.isMinimized()) window.restore();
      window.focus();
    };
    open = (path) => {
      show();
      send('openLibrary', { path });
    };

    app.on('second-instance', (_, argv, workingFolder) => {
      const [word] = readArguments(argv, app.isPackaged).words;
      if (word) open(resolve(workingFolder, word));
      else show();
    });
    app.on('window-all-closed', () => {
      void engine.close().finally(() => app.exit(0));
    });
    if (screenshot !== null) void takeScreenshot(window, screenshot);
  });
}

/** The kernel’s graphics devices, NVIDIA’s own driver (a container may have only its second card), and Windows around a Linux in WSL. */
const graphicsDevices = ['/dev/dri', '/dev/nvidiactl', '/dev/dxg'];

/** Without a graphics device Chromium emulates one, which paints no faster than it does itself and takes 30 MB more. */
function spareEmulatedGraphics(): void {
  if (process.platform !== 'linux' || graphicsDevices.some((path) => existsSync(path))) return;
  app.disableHardwareAcceleration();
  app.commandLine.appendSwitch('disable-software-rasterizer');
}

/** A folder that comes with the app, from `build/`. */
function shipped(name: string): string {
  return app.isPackaged ? join(process.resourcesPath, name) : join(app.getAppPath(), 'build', name);
}

/** Waits until the window says that nothing more is under way, then saves what it shows. */
async function takeScreenshot(window: BrowserWindow, file: string): Promise<void> {
  await window.webContents.executeJavaScript(`new Promise((done) => {
    const look = () => (document.documentElement.dataset.settled === 'true' ? setTimeout(done, 400) : setTimeout(look, 50));
    look();
  })`);
  const image = await window.webContents.capturePage();
  await writeFile(file, image.toPNG());
  window.destroy();
}
