import { z } from 'zod';
import { compileGlob } from './glob.ts';
import { publishConfigSchema } from './publish-config.ts';

const glob = z.string().superRefine((text, context) => {
  const compiled = compileGlob(text);
  if (!compiled.ok) context.addIssue({ code: 'custom', message: compiled.message });
});

const severity = z.enum(['off', 'hint', 'warning', 'error']);

/** How the form edits a field and in which form `set` writes it. Dates and durations are text with an interpretation; people are a text or a list. */
export const fieldTypes = [
  'text',
  'multiline',
  'date',
  'duration',
  'url',
  'boolean',
  'number',
  'list',
  'people',
] as const;
export const fieldType = z.enum(fieldTypes);
export type FieldType = z.infer<typeof fieldType>;

export const fieldSchema = z.strictObject({
  type: fieldType.default('text'),
  /** What the form calls it; the key itself where absent. */
  label: z.string().optional(),
  help: z.string().optional(),
  required: z.boolean().default(false),
});
export type FieldSchema = z.infer<typeof fieldSchema>;

/** `rostrum.yaml`, at the root of a library. Every key is optional; unknown keys are errors with a position. */
export const libraryConfigSchema = z.strictObject({
  title: z.string().optional(),
  houseStyle: z.enum(['initials', 'bold-name', 'name-colon', 'name-time']).optional(),
  /** Of episodes whose front matter does not say it: BCP 47, `en-GB`. */
  language: z
    .string()
    .regex(/^[A-Za-z]{2,3}(?:-[A-Za-z\d]{1,8})*$/, 'This is no language; write it as “en-GB”.')
    .optional(),
  /** IANA name; times are shown in it. */
  timeZone: z
    .string()
    .refine(isTimeZone, 'This is no time zone; write it as “Europe/London”.')
    .default('Europe/London'),
  /** Globs, relative to the library, of files that are no episodes. */
  exclude: z.array(glob).default([]),
  fields: z.record(z.string(), fieldSchema).default({}),
  /** Key globs whose fields are history: folded, locked, left alone by every bulk operation. */
  frozen: z.array(z.string()).default(['iriss_archive_*']),
  lint: z
    .strictObject({
      rules: z.record(z.string(), severity).default({}),
      /** Links, narration voiced by a labelled speaker, are normal in this show. */
      links: z.boolean().default(false),
    })
    .prefault({}),
  publish: publishConfigSchema,
  /** Abbreviation to text, expanded in the transcript editor. */
  snippets: z.record(z.string(), z.string()).default({}),
});
export type LibraryConfig = z.infer<typeof libraryConfigSchema>;

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

export const defaultConfig: LibraryConfig = libraryConfigSchema.parse({});
