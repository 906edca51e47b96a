import { isStandIn } from '../launcher/electron.mjs';
import { finishStandIn } from './stand-in.mjs';

/** The Electron to package, where the one at hand will do; else electron-builder fetches that of the target. */
const electronAtHand = process.env.ROSTRUM_ELECTRON_TO_PACKAGE;

/**
 * The bundle loads four modules from `node_modules`, those with native code: the only `dependencies`. Of them and what
 * they load goes in what runs, without sources and other systems' binaries.
 */
const nativeModules = [
  '!node_modules/**/{node-addon-api,src,deps,scripts,binding.gyp,*.flow,*.d.ts,README.md}',
  '!node_modules/koffi/{doc,lib,vendor}/**',
  // Electron runs on glibc alone.
  '!node_modules/@koromix/*/musl_*/**',
  'node_modules/koffi/src/koffi/**/*.{js,cjs}',
  '!node_modules/better-sqlite3/prebuilds/**',
  'node_modules/better-sqlite3/prebuilds/${platform}-${arch}.node',
  // For programs in C++, which no binding for Node loads.
  '!node_modules/sherpa-onnx-*/libsherpa-onnx-cxx-api.*',
];

export default {
  appId: 'org.example.rostrum',
  copyright: 'Copyright © The Rostrum team',
  directories: { output: 'dist', buildResources: 'build/packaging' },
  artifactName: '${name}-${version}-${os}-${arch}.${ext}',
  files: ['package.json', 'out/electron/**', 'out/renderer/**', '!**/*.map', ...nativeModules],
  extraResources: ['sample-library', 'sample-site'].map((name) => ({ from: `build/${name}`, to: name })),
  asarUnpack: [
    'node_modules/better-sqlite3/**',
    'node_modules/@parcel/**',
    'node_modules/@koromix/**',
    'node_modules/sherpa-onnx-*/**',
  ],
  // All bring binaries that any Node and any Electron loads.
  npmRebuild: false,
  electronDist: electronAtHand,
  electronVersion: process.env.ROSTRUM_ELECTRON_VERSION,
  electronLanguages: ['en-GB', 'en-US'],
  electronFuses: {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
    // Apple's processors start nothing whose signature a flipped fuse has broken.
    resetAdHocDarwinSignature: true,
  },
  afterPack: ({ appOutDir }) => (electronAtHand && isStandIn(electronAtHand) ? finishStandIn(appOutDir) : undefined),
  linux: {
    // The Debian package and the archive are made by `make-linux-packages.mjs`.
    target: 'AppImage',
    icon: 'build/packaging/icons/linux',
    category: 'Office',
    executableName: 'rostrum',
    syncDesktopName: true,
    fileAssociations: [markdown()],
  },
  // electron-builder would make itself the program for `.md`; what `installer.nsh` writes adds Rostrum to “Open with”.
  win: { target: 'nsis', icon: 'build/packaging/icons/icon.ico' },
  nsis: { oneClick: false, perMachine: false, allowToChangeInstallationDirectory: true },
  mac: {
    target: 'dmg',
    icon: 'build/packaging/icons/icon.icns',
    category: 'public.app-category.productivity',
    fileAssociations: [markdown()],
  },
};

/** Rostrum opens Markdown when it is asked to, and leaves the editor's own program for it in its place. */
function markdown() {
  return {
    ext: ['md', 'markdown', 'mdown', 'mdx'],
    name: 'Markdown',
    mimeType: 'text/markdown',
    role: 'Editor',
    rank: 'Alternate',
  };
}
