import { createServer } from 'vite';
import { rendererConfig } from '../bundle.mjs';

const host = '127.0.0.1';
const port = 5173;

/** Serves the window's sources while the app is open; the main process and the engine are bundled once, at the start. */
const server = await createServer({
  ...rendererConfig,
  // The window asks for them by the app's own scheme, and for news of changes straight from here.
  server: { host, port, strictPort: true, hmr: { protocol: 'ws', host, clientPort: port } },
});
await server.listen();
try {
  process.env.ROSTRUM_DEV_SERVER = `${host}:${port}`;
  await import('./open-app.mjs');
} finally {
  await server.close();
}
