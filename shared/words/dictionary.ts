import { dictionaries, type Dictionary, type Preferences } from '../preferences.ts';

/**
 * The dictionary that knows a library’s words; null where there is none for its language.
 * @param language BCP 47; British English where absent
 */
export function dictionaryOf(
  { dictionary }: Pick<Preferences, 'dictionary'>,
  language: string | undefined,
): Dictionary | null {
  if (dictionary !== 'library') return dictionary;
  const [primary, region] = (language ?? 'en-GB').toLowerCase().split('-');
  if (primary !== 'en') return null;
  // Others write as in Britain or, in New Zealand, as in Australia.
  return dictionaries.find((known) => known.toLowerCase() === `en-${region}`) ?? (region === 'nz' ? 'en-AU' : 'en-GB');
}
