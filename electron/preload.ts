import { contextBridge, ipcRenderer, webFrame } from 'electron';
import type { Bridge } from '../shared/ipc/bridge.ts';

const bridge: Bridge = {
  request: (channel, argument) => ipcRenderer.invoke('request', channel, argument),
  listen(listener) {
    const handler = (_: unknown, event: unknown, payload: unknown) => listener(event, payload);
    ipcRenderer.on('event', handler);
    return () => ipcRenderer.off('event', handler);
  },
};

contextBridge.exposeInMainWorld('rostrum', bridge);

// Connections between browsers are the one way to the network that neither the page's policy nor the session closes.
void webFrame.executeJavaScript(
  'for (const name of ["RTCPeerConnection", "webkitRTCPeerConnection", "WebTransport"]) delete globalThis[name];',
);
