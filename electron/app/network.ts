import { app, session } from 'electron';

/**
 * What Chromium does on the network of its own accord: looking up dictionaries, component and safe browsing updates,
 * field trials, metrics, sync, the way to a proxy. No address is ever looked up; only this machine has one.
 */
const switches: readonly (readonly [name: string, value?: string])[] = [
  ['host-resolver-rules', 'MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1'],
  ['no-proxy-server'],
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-client-side-phishing-detection'],
  ['disable-domain-reliability'],
  ['disable-sync'],
  ['disable-breakpad'],
  ['disable-quic'],
  ['disable-field-trial-config'],
  ['metrics-recording-only'],
  ['no-pings'],
  ['dns-prefetch-disable'],
  [
    'disable-features',
    'AsyncDns,DnsOverHttps,MediaRouter,OptimizationHints,AutofillServerCommunication,CertificateTransparencyComponentUpdater,NetworkTimeServiceQuerying,WebRtcHideLocalIpsWithMdns',
  ],
];

/** Before the app is ready. */
export function switchOffChromiumNetwork(): void {
  for (const [name, value] of switches) app.commandLine.appendSwitch(name, value);
}

/** What a page may ask for: its own files, and what Chromium makes of data that it has already. */
const local = /^(?:rostrum|file|data|blob|devtools|chrome-devtools):/;

/**
 * Once the app is ready: no spelling dictionary, no permission, and no request that is not local.
 * @param devServer host and port of one that tells the window of changed sources, on this machine; null for none
 */
export function closeSession(devServer: string | null): void {
  const { defaultSession } = session;
  // Spelling is looked after by the window itself; Chromium would fetch a dictionary for the language of the system.
  defaultSession.setSpellCheckerEnabled(false);
  if (process.platform !== 'darwin') defaultSession.setSpellCheckerLanguages([]);
  defaultSession.setSpellCheckerDictionaryDownloadURL('file:///no-dictionaries/');
  defaultSession.setPermissionRequestHandler((_, __, allow) => allow(false));
  defaultSession.setPermissionCheckHandler(() => false);
  defaultSession.setDevicePermissionHandler(() => false);
  defaultSession.webRequest.onBeforeRequest(({ url }, answer) =>
    answer({ cancel: !local.test(url) && !(devServer !== null && url.startsWith(`ws://${devServer}/`)) }),
  );
}
