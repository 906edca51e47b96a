import { contextBridge, ipcRenderer, webFrame, webUtils } from 'electron';
import type { Bridge } from '../shared/ipc/bridge.ts';

const bridge: Bridge = {
  request: (channel, argument) => ipcRenderer.invoke('request', channel, argument),
  listen(listener) {
    const handler = (_: unknown, event: unknown, payload: unknown) => listener(event, payload);
    ipcRenderer.on('event', handler);
    return () => ipcRenderer.off('event', handler);
  },
  dropped(file) {
    const path = webUtils.getPathForFile(file as File);
    // A page can make up a path, but no file that has one.
    ipcRenderer.send('dropped', path);
    return path;
  },
};

contextBridge.exposeInMainWorld('rostrum', bridge);

// Connections between browsers are the one way to the network that neither the page's policy nor the session closes.
void webFrame.executeJavaScript(
  'for (const name of ["RTCPeerConnection", "webkitRTCPeerConnection", "WebTransport"]) delete globalThis[name];',
);
