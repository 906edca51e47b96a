import { createRequire } from 'node:module';

/** A packed ZIP archive of these files, name to content. */
export function zipArchive(files: Readonly<Record<string, string | Uint8Array>>): Promise<Buffer> {
  const Zip = createRequire(createRequire(import.meta.url).resolve('mammoth'))('jszip') as new () => {
    file(name: string, content: string | Uint8Array): void;
    generateAsync(options: { type: 'nodebuffer'; compression: 'DEFLATE' }): Promise<Buffer>;
  };
  const zip = new Zip();
  for (const [name, content] of Object.entries(files)) zip.file(name, content);
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
}
