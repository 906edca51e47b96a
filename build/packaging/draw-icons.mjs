// Draws icon.svg at the sizes that the systems ask for. To be run after a change of the drawing: `node build/packaging/draw-icons.mjs`.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from '@playwright/test';
import { electronProgram, findElectron } from '../launcher/electron.mjs';
import { buildIfStale, root } from '../launcher/set-up.mjs';
import { reasonAgainstSandbox } from '../launcher/system-libraries.mjs';

const linuxSizes = [16, 24, 32, 48, 64, 128, 256, 512];
const icoSizes = [16, 24, 32, 48, 64, 128, 256];
/** Apple's names for the sizes, the last two for screens of double density. */
const icnsTypes = { icp4: 16, icp5: 32, ic07: 128, ic08: 256, ic09: 512, ic10: 1024, ic13: 256, ic14: 512 };

const folder = join(import.meta.dirname, 'icons');
const sizes = [...new Set([...linuxSizes, ...icoSizes, ...Object.values(icnsTypes)])];

const pictures = await draw(readFileSync(join(import.meta.dirname, 'icon.svg'), 'utf8'));
rmSync(folder, { recursive: true, force: true });
mkdirSync(join(folder, 'linux'), { recursive: true });
for (const size of linuxSizes) writeFileSync(join(folder, 'linux', `${size}x${size}.png`), pictures[size]);
writeFileSync(join(folder, 'icon.ico'), ico());
writeFileSync(join(folder, 'icon.icns'), icns());

/** The app's own window is the browser that draws. */
async function draw(svg) {
  const userData = mkdtempSync(join(tmpdir(), 'rostrum-icons-'));
  await buildIfStale();
  const { folder: electron } = await findElectron(root);
  const app = await _electron.launch({
    executablePath: electronProgram(electron),
    args: [...(reasonAgainstSandbox() ? ['--no-sandbox'] : []), root],
    env: { ...process.env, ROSTRUM_USER_DATA: userData },
  });
  try {
    const window = await app.firstWindow();
    const urls = await window.evaluate(
      async ({ source, wanted }) => {
        const image = new Image();
        image.src = `data:image/svg+xml;base64,${btoa(source)}`;
        await image.decode();
        return wanted.map((size) => {
          const canvas = document.createElement('canvas');
          canvas.width = canvas.height = size;
          canvas.getContext('2d')?.drawImage(image, 0, 0, size, size);
          return canvas.toDataURL('image/png');
        });
      },
      { source: svg, wanted: sizes },
    );
    return Object.fromEntries(urls.map((url, index) => [sizes[index], Buffer.from(url.split(',')[1], 'base64')]));
  } finally {
    await app.close();
    rmSync(userData, { recursive: true, force: true });
  }
}

/** Windows' container: a directory of pictures, then the pictures, PNG since Vista. */
function ico() {
  const header = Buffer.alloc(6 + 16 * icoSizes.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(icoSizes.length, 4);
  let offset = header.length;
  icoSizes.forEach((size, index) => {
    const at = 6 + 16 * index;
    // 0 stands for 256.
    header.writeUInt8(size % 256, at);
    header.writeUInt8(size % 256, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(pictures[size].length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += pictures[size].length;
  });
  return Buffer.concat([header, ...icoSizes.map((size) => pictures[size])]);
}

/** Apple's container: a type, a length and a PNG for each size. */
function icns() {
  const entries = Object.entries(icnsTypes).map(([type, size]) => chunk(type, pictures[size]));
  return chunk('icns', Buffer.concat(entries));
}

function chunk(type, data) {
  const header = Buffer.alloc(8);
  header.write(type, 'latin1');
  header.writeUInt32BE(8 + data.length, 4);
  return Buffer.concat([header, data]);
}
