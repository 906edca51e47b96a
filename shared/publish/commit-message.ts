import { countOf } from '../text/count-of.ts';

/** The longest first line that git's own tools show whole. */
const maxSubjectLength = 72;

/**
 * What a commit of published episodes says: how many, and which.
 * @param titles of the episodes, in the order in which they are to be listed
 */
export function publishMessage(titles: readonly string[]): string {
  if (titles.length === 0) return 'Record what is published';
  const subject = titles.length === 1 ? `Publish “${titles[0]}”` : `Publish ${countOf(titles.length, 'transcript')}`;
  if (titles.length === 1 && subject.length <= maxSubjectLength) return subject;
  return `${titles.length === 1 ? 'Publish a transcript' : subject}\n\n${titles.map((title) => `- ${title}`).join('\n')}`;
}
