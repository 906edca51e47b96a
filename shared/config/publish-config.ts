import { z } from 'zod';

/** What an episode can go out as: `md` is the page, the others are made from it for players and feeds. */
export const outputFormats = ['md', 'vtt', 'srt', 'json', 'html', 'txt'] as const;
export const outputFormat = z.enum(outputFormats);
export type OutputFormat = z.infer<typeof outputFormat>;

/** `publish:` in `rostrum.yaml`: where episodes go in the website's repository, and in which form. */
export const publishConfigSchema = z
  .strictObject({
    /** Path of the site, relative to the library. */
    site: z.string().optional(),
    /**
     * Where a page goes in the site, over the front matter: `content/episodes/{slug}.md`. `{slug}` is the key `slug`,
     * else the name that the page has already, else the source file's; `{year}` is the year of `date`; `{any_key}`
     * that key's value. Nothing can lead out of the site.
     */
    path: z.string().default('content/episodes/{slug}.md'),
    /** What is written for each episode. Captions (`vtt`, `srt`) are left out, with the reason, where there are no times. */
    formats: z.array(outputFormat).min(1).default(['md']),
    /** Where every format but `md` goes: as `path`, and `{format}` is `vtt`, `srt`, `json`, `html` or `txt`. */
    transcriptPath: z.string().default('static/transcripts/{slug}.{format}'),
    /** How long the lines of SRT are at most, in characters: 42, or 32 as Podcasting 2.0 asks. */
    lineLength: z.union([z.literal(42), z.literal(32)]).default(42),
    /** Address of the website, for the line that a podcast feed needs: `https://example.org`. */
    baseUrl: z.url().optional(),
    /** Key globs of the front matter that go out; all where absent. */
    keepFields: z.array(z.string()).optional(),
    /** Key globs that do not go out. Nothing leaves the front matter that is named neither here nor by `keepFields`. */
    dropFields: z.array(z.string()).default([]),
    /** How the page names who speaks: as the episode does, `MD`, `Michelle Drumm:` or `**Michelle Drumm:**`. */
    speakers: z.enum(['as-written', 'initials', 'name-colon', 'bold-name']).default('as-written'),
    /** Audience marks such as `[laughs]` on the page: as they are, `*[laughs]*`, or left out. Captions keep them, for those who cannot hear. To-do marks block whatever is said here. */
    marks: z.enum(['as-written', 'italic', 'drop']).default('as-written'),
    /** The times of turns on the page. Without them there would be no captions, so those have them anyway. */
    timestamps: z.enum(['keep', 'drop']).default('keep'),
    /** The lines that declare labels. They can be left out only where the page says without them who speaks. */
    legend: z.enum(['keep', 'drop']).default('keep'),
    /** Rules whose problems block, or `error`, `warning` or `hint` for all of that severity; parse failures, conflicts, to-do marks and unassigned turns always do. */
    blockOn: z.array(z.string()).default([]),
    /** Whether only episodes that are marked as ready go out, unless somebody ticks another. Where absent: as soon as any of the library was ever marked. The command line does so only where it is `true`, or with `--ready`. */
    requireReady: z.boolean().optional(),
  })
  .prefault({});
export type PublishConfig = z.infer<typeof publishConfigSchema>;
