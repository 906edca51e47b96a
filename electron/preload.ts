import { contextBridge, ipcRenderer } from 'electron';
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
