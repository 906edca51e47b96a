import { app, BrowserWindow, screen } from 'electron';
import { appUrl } from './protocol.ts';
import type { Settings } from './settings.ts';

const smallest = { width: 900, height: 560 };

/** The one window: sandboxed, isolated, never navigated, where it was last time. */
export function createWindow({
  preload,
  settings,
  visible,
}: {
  preload: string;
  settings: Settings;
  visible: boolean;
}): BrowserWindow {
  const window = new BrowserWindow({
    ...(fitToScreen(settings.current.bounds) ?? { width: 1360, height: 860 }),
    minWidth: smallest.width,
    minHeight: smallest.height,
    title: 'Rostrum',
    show: false,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      spellcheck: false,
      // The window is the same at each start, so what V8 made of its code is kept from the first one on.
      v8CacheOptions: 'bypassHeatCheck',
      zoomFactor: settings.current.preferences.zoom,
    },
  });
  window.webContents.on('will-navigate', (event) => event.preventDefault());
  window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  window.once('ready-to-show', () => (visible ? window.show() : window.showInactive()));
  window.on('close', () => {
    // Where they cannot be kept, the window opens as it did before.
    if (!window.isMaximized() && !window.isMinimized()) settings.change({ bounds: window.getBounds() }).catch(() => {});
  });
  app.on('web-contents-created', (_, contents) =>
    contents.on('will-attach-webview', (event) => event.preventDefault()),
  );
  void window.loadURL(appUrl);
  return window;
}

/** Null where the screen that the window stood on is gone. */
function fitToScreen(bounds: Settings['current']['bounds']) {
  if (!bounds) return null;
  const { workArea } = screen.getDisplayMatching(bounds);
  const visibleWidth = Math.min(bounds.x + bounds.width, workArea.x + workArea.width) - Math.max(bounds.x, workArea.x);
  const visibleHeight =
    Math.min(bounds.y + bounds.height, workArea.y + workArea.height) - Math.max(bounds.y, workArea.y);
  return visibleWidth > 200 && visibleHeight > 200 ? bounds : null;
}
