import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { runQuietly, say, SetUpError } from '../launcher/run.mjs';

const resources = join(import.meta.dirname, 'linux');
const icons = join(import.meta.dirname, 'icons', 'linux');
const debianArchitectures = { x64: 'amd64', arm64: 'arm64', arm: 'armhf' };

/** What Electron asks of Debian and Ubuntu; newer releases ship some under a name that ends in `t64`. */
const dependencies = [
  'libasound2 | libasound2t64',
  'libatspi2.0-0 | libatspi2.0-0t64',
  'libc6',
  'libcups2 | libcups2t64',
  'libdrm2',
  'libgbm1',
  'libgtk-3-0 | libgtk-3-0t64',
  'libnss3',
  'libxcomposite1',
  'libxdamage1',
  'libxkbcommon0',
  'xdg-utils',
];

/**
 * Makes what Linux installs, without a download: an archive that is unpacked anywhere, and where `dpkg-deb` is, a Debian
 * package with the program on the path, a desktop entry, icons and the file association. electron-builder’s own targets
 * would fetch their tools.
 * @param unpacked the packaged app’s folder
 * @param output where the packages go; older ones of the same name are replaced
 * @param isStandIn whether they hold the stand-in: their names say so, and they are packed in a hurry
 * @returns the packages’ paths
 */
export function makeLinuxPackages({ unpacked, output, manifest, isStandIn, architecture = process.arch }) {
  const name = join(
    output,
    [manifest.name, manifest.version, 'linux', architecture, ...(isStandIn ? ['stand-in'] : [])].join('-'),
  );
  const work = mkdtempSync(join(output, 'packing-'));
  try {
    const archive = makeArchive({ unpacked, file: `${name}.tar.gz`, manifest, level: isStandIn ? 1 : 9 });
    if (!hasDpkg()) return [archive];
    return [
      archive,
      makeDebianPackage({
        unpacked,
        file: `${name}.deb`,
        manifest,
        architecture,
        work,
        compression: isStandIn ? ['-Zgzip', '-z1'] : ['-Zxz'],
      }),
    ];
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function makeArchive({ unpacked, file, manifest: { name, version }, level }) {
  runQuietly('tar', [
    '--create',
    `--use-compress-program=gzip -${level}`,
    '--file',
    file,
    '--sort=name',
    '--owner=0',
    '--group=0',
    '--numeric-owner',
    '--mode=go-w',
    `--transform=s,^\\.,${name}-${version},S`,
    '--directory',
    unpacked,
    '.',
  ]);
  return file;
}

function makeDebianPackage({ unpacked, file, manifest, architecture, work, compression }) {
  const { name, version, author, description, homepage } = manifest;
  const debianArchitecture = debianArchitectures[architecture];
  if (debianArchitecture === undefined)
    throw new SetUpError(`Debian has no name for the architecture ${architecture}. Add it to ${import.meta.filename}.`);
  const place = (...path) => {
    const at = join(work, ...path);
    mkdirSync(dirname(at), { recursive: true });
    return at;
  };
  const app = place('opt', name);
  cpSync(unpacked, app, { recursive: true, verbatimSymlinks: true });
  symlinkSync(`../../opt/${name}/${name}`, place('usr', 'bin', name));
  copyFileSync(join(resources, 'rostrum.desktop'), place('usr', 'share', 'applications', `${name}.desktop`));
  copyFileSync(join(resources, 'rostrum.xml'), place('usr', 'share', 'mime', 'packages', `${name}.xml`));
  for (const icon of readdirSync(icons))
    copyFileSync(
      join(icons, icon),
      place('usr', 'share', 'icons', 'hicolor', icon.replace('.png', ''), 'apps', `${name}.png`),
    );
  copyFileSync(join(import.meta.dirname, '..', '..', 'LICENSE'), place('usr', 'share', 'doc', name, 'copyright'));
  const fields = {
    Package: name,
    // A hyphen would begin Debian's own revision; what a tilde begins comes before the release.
    Version: version.replaceAll('-', '~'),
    Architecture: debianArchitecture,
    Maintainer: `${author.name} <${author.email}>`,
    'Installed-Size': Math.ceil(bytesIn(work) / 1024),
    Depends: dependencies.join(', '),
    Recommends: 'git',
    Section: 'editors',
    Priority: 'optional',
    Homepage: homepage,
    Description: description,
  };
  writeFileSync(
    place('DEBIAN', 'control'),
    Object.entries(fields)
      .map(([key, value]) => `${key}: ${value}\n`)
      .join(''),
  );
  // Whatever this machine's file creation mask is.
  runQuietly('chmod', ['--recursive', 'u=rwX,go=rX', work]);
  // Chromium's sandbox for systems that keep user namespaces from programs: it wants root's rights.
  chmodSync(join(app, 'chrome-sandbox'), 0o4755);
  runQuietly('dpkg-deb', ['--root-owner-group', ...compression, '--build', work, file]);
  return file;
}

function hasDpkg() {
  if (existsSync('/usr/bin/dpkg-deb')) return true;
  say('dpkg-deb is not installed: no Debian package is made');
  return false;
}

function bytesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).reduce(
    (sum, entry) => sum + (entry.isFile() ? statSync(join(entry.parentPath, entry.name)).size : 0),
    0,
  );
}
