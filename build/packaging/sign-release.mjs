import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { say, SetUpError, stop } from '../launcher/run.mjs';

/** What each installer is called: see `artifactName` and `make-linux-packages.mjs`. */
const installerName =
  /^rostrum-(?<version>.+)-(?<system>linux|win|mac)-(?<architecture>x64|x86_64|arm64|aarch64)\.(?:deb|tar\.gz|AppImage|exe|dmg)$/;
const platforms = { linux: 'linux', win: 'win32', mac: 'darwin' };
const architectures = { x64: 'x64', x86_64: 'x64', arm64: 'arm64', aarch64: 'arm64' };

/**
 * Describes the installers in a folder in its `release.json`, and signs that in `release.json.sig`, for apps that look for
 * updates (`shared/updates/release.ts` reads it).
 * @param privateKey Ed25519, in PEM
 * @param publicKey what the apps check with: a key that they do not know signs nothing
 * @returns the names of the installers
 */
export function signRelease({ folder, version, privateKey, publicKey }) {
  const key = createPrivateKey(privateKey);
  if (key.asymmetricKeyType !== 'ed25519') throw new SetUpError('The key that signs releases must be an Ed25519 key.');
  if (!createPublicKey(key).equals(createPublicKey(publicKey)))
    throw new SetUpError(
      'This is not the key that the app checks updates with: its other half stands in electron/app/update-source.ts.',
    );
  const files = readdirSync(folder)
    .sort()
    .flatMap((name) => describe(folder, name, version));
  if (files.length === 0) throw new SetUpError(`There are no installers in ${folder}.`);
  const description = Buffer.from(`${JSON.stringify({ product: 'rostrum', version, files }, null, 2)}\n`);
  writeFileSync(join(folder, 'release.json'), description);
  writeFileSync(join(folder, 'release.json.sig'), `${sign(null, description, key).toString('base64')}\n`);
  return files.map(({ name }) => name);
}

function describe(folder, name, version) {
  if (name.includes('stand-in')) throw new SetUpError(`${name} holds the stand-in for tests, and is never released.`);
  const groups = installerName.exec(name)?.groups;
  if (groups === undefined) return [];
  if (groups.version !== version) throw new SetUpError(`${name} is not of version ${version}.`);
  const bytes = readFileSync(join(folder, name));
  return [
    {
      name,
      system: `${platforms[groups.system]}-${architectures[groups.architecture]}`,
      bytes: bytes.length,
      sha512: createHash('sha512').update(bytes).digest('hex'),
    },
  ];
}

async function main(folder) {
  const privateKey = process.env.ROSTRUM_SIGNING_KEY;
  if (folder === undefined || !privateKey)
    throw new SetUpError('Name the folder of the installers, and put the private key into ROSTRUM_SIGNING_KEY.');
  const { updateSource } = await import(new URL('../../electron/app/update-source.ts', import.meta.url).href);
  if (updateSource === null)
    throw new SetUpError(
      'This build has no update source: set it in electron/app/update-source.ts before it is released.',
    );
  const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'package.json'), 'utf8'));
  for (const name of signRelease({ folder, version, privateKey, publicKey: updateSource.publicKey }))
    say(`signed for ${name}`);
}

if (process.argv[1] === import.meta.filename) await main(process.argv[2]).catch(stop);
