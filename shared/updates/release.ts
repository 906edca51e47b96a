import { z } from 'zod';

/** What lies beside a release's installers and is signed: which version it is, and what each file must be. */
const releaseSchema = z.object({
  /** So that nothing else that was ever signed with the same key is taken for a release. */
  product: z.literal('rostrum'),
  /** As semantic versioning writes it. */
  version: z.string(),
  files: z.array(
    z.object({
      /** Without a path. */
      name: z.string().regex(/^[A-Za-z0-9][\w.-]*$/),
      /** Node's names of platform and processor, such as `linux-x64`. */
      system: z.string(),
      bytes: z.number().int().positive(),
      /** In hexadecimal digits. */
      sha512: z.string().regex(/^[0-9a-f]{128}$/),
    }),
  ),
});
export type Release = z.infer<typeof releaseSchema>;
export type ReleaseFile = Release['files'][number];

/** Reads the description of a release; null where the text is none. */
export function readRelease(text: string): Release | null {
  try {
    const parsed = releaseSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    // Text that is no JSON describes no release.
    return null;
  }
}

/** How a Rostrum came onto a machine, and so what brings the next one. */
export interface Installation {
  /** Node's names of platform and processor, such as `linux-x64`. */
  readonly system: string;
  /** The ending of its installer's name, such as `deb`. */
  readonly format: string;
}

/** The file of a release for an installation; null where the release has none. */
export function fileFor({ files }: Release, { system, format }: Installation): ReleaseFile | null {
  return files.find((file) => file.system === system && file.name.endsWith(`.${format}`)) ?? null;
}
