import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { protocol } from 'electron';
import { serveFile } from '../files/serve-file.ts';
import type { Recordings } from '../services/recording/recordings.ts';

export const appScheme = 'rostrum';
export const appUrl = `${appScheme}://app/index.html`;

const mediaFolder = '/recordings/';
/** Where the window finds a recording that was chosen: by its token, never by a path. */
export const recordingUrl = (token: string): string => `${appScheme}://app${mediaFolder}${token}`;

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  // CodeMirror and React Aria set styles on elements.
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "media-src 'self'",
  "worker-src 'self'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/** Before the app is ready: a scheme of our own, so that the window needs no rights to the file system. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: appScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ]);
}

/** What else a window under development needs: React's refresh is a script in the page, and hears of changes on a socket. */
const devPolicy = (devServer: string) =>
  policy
    .replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")
    .replace("connect-src 'self'", `connect-src 'self' ws://${devServer}`);

/**
 * Serves the window's own files and the recordings that were chosen, and nothing else.
 * @param devServer host and port of one that serves the window's sources in place of the bundle; null for none
 */
export function serveApp(folder: string, recordings: Recordings, devServer: string | null): void {
  protocol.handle(appScheme, async (request) => {
    const { host, pathname } = new URL(request.url);
    if (host === 'app' && pathname.startsWith(mediaFolder)) {
      const known = recordings.fileOf(pathname.slice(mediaFolder.length));
      return known ? serveFile(known.file, known.type, request) : new Response('Not found', { status: 404 });
    }
    const file = normalize(join(folder, decodeURIComponent(pathname)));
    if (host !== 'app' || !file.startsWith(folder + sep)) return new Response('Not found', { status: 404 });
    // Node asks the server: the window's session lets nothing out.
    const response =
      devServer === null
        ? await readBundled(file)
        : await fetch(`http://${devServer}${request.url.slice(`${appScheme}://app`.length)}`);
    const headers = new Headers(response.headers);
    headers.set('Content-Security-Policy', devServer === null ? policy : devPolicy(devServer));
    headers.set('X-Content-Type-Options', 'nosniff');
    return new Response(response.body, { status: response.status, headers });
  });
}

/** Of every kind of file that the bundle holds: another one needs a line here. */
const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.map': 'application/json',
  '.woff2': 'font/woff2',
};

/** Reads it with Node: Chromium would start its network service first. */
async function readBundled(file: string): Promise<Response> {
  const bytes = await readFile(file).catch(() => null); // Whatever is wrong with it, it is not there for the window.
  const type = contentTypes[extname(file)];
  return bytes === null || type === undefined
    ? new Response('Not found', { status: 404 })
    : new Response(bytes, { headers: { 'Content-Type': type } });
}
