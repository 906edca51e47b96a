import { expect, test } from 'vitest';
import { configSections } from '../../../shared/config/config-settings.ts';
import { defaultConfig, libraryConfigSchema } from '../../../shared/config/library-config.ts';

const settings = configSections.flatMap((section) => section.settings);

test('every key of rostrum.yaml has a place in the form, and the form knows no other', () => {
  const withParts = ['lint', 'publish'];
  const keys = Object.keys(libraryConfigSchema.shape).flatMap((key) =>
    withParts.includes(key) ? [...partsOf(key)].map((part) => `${key}.${part}`) : [key],
  );
  expect(settings.map(({ path }) => path.join('.')).sort()).toEqual(keys.sort());
});

/** Keys of a section: those of its defaults, and those that have none. */
function partsOf(key: string): Set<string> {
  const { error } = libraryConfigSchema.safeParse({ [key]: { '\0': 0 } });
  expect(error).toBeDefined();
  const section = defaultConfig[key as 'lint' | 'publish'];
  const optional = key === 'publish' ? ['site', 'baseUrl', 'keepFields', 'requireReady'] : [];
  return new Set([...Object.keys(section), ...optional]);
}

test('each says in a sentence what it does, and what is in force without it', () => {
  for (const { help, usual, title } of settings) {
    expect(help, title).toMatch(/^[A-Z{].*\.$/);
    expect(usual, title).not.toBe('');
  }
});

test('what a choice offers is what the file may say', () => {
  for (const { path, form } of settings) {
    const values =
      form.kind === 'choice'
        ? Object.keys(form.choices)
        : form.kind === 'ticks'
          ? [Object.keys(form.choices)]
          : form.kind === 'number-choice'
            ? form.choices
            : [];
    for (const value of values) {
      const config = path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
      expect(libraryConfigSchema.safeParse(config).success, `${path.join('.')}: ${value}`).toBe(true);
    }
  }
});
