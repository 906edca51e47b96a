import type { LibraryConfig } from '../config/library-config.ts';
import { matchesKey } from '../config/match-key.ts';
import type { Episode, ParseOptions } from '../episode/model/episode.ts';
import { parseEpisode, styleOf } from '../episode/parse-episode.ts';
import { removeField } from '../episode/front-matter/set-field.ts';
import { cleanMarkdown, type CleanResult } from '../formats/clean-markdown.ts';
import type { Problem } from '../lint/model/problem.ts';
import { applyEdits } from '../text/text-edit.ts';
import { findLostMeaning, saidIn } from '../formats/write/said-in.ts';
import { siteEdits } from './site-edits.ts';

/**
 * The page that goes out for an episode: clean markdown in the form that `publish` in `rostrum.yaml` asks for. The
 * page is read again: the same people say the same words at the same times, or it is blocked with the reason.
 * @param episode read in the house style that `config` asks for, or else in its own
 * @param problems of the episode, for `publish.blockOn`
 */
export function sitePage(episode: Episode, config: LibraryConfig, problems: readonly Problem[] = []): CleanResult {
  const { publish } = config;
  const cleaned = cleanMarkdown(episode, config, problems);
  const dropped = episode.frontMatter.fields.map(({ key }) => key).filter((key) => isDropped(key, config));
  if (cleaned.kind === 'blocked' || (dropped.length === 0 && !changesBody(config))) return cleaned;

  const edits = siteEdits(parseEpisode(cleaned.text, config), publish);
  if (!edits.ok) return { kind: 'blocked', reasons: [edits.reason] };
  let text = applyEdits(cleaned.text, edits.edits);
  for (const key of dropped) {
    const removed = removeField(text, key);
    if (!removed.ok) return { kind: 'blocked', reasons: [removed.reason] };
    text = applyEdits(text, removed.edits);
  }
  const asked = pageOptions(config);
  const style = asked.houseStyle === undefined ? styleOf(episode) : asked;
  const page = cleanMarkdown(parseEpisode(text, style), { ...config, ...style });
  if (page.kind === 'blocked') return page;
  const lost = findLostMeaning(
    saidIn(episode, publish),
    saidIn(parseEpisode(page.text, style), { marks: 'as-written', timestamps: 'keep' }),
    publish,
  );
  return lost === null ? page : { kind: 'blocked', reasons: [lost] };
}

/** To read a page of the site: in the form that it is published in. */
export function pageOptions({ houseStyle, publish: { speakers } }: LibraryConfig): ParseOptions {
  return { houseStyle: speakers === 'as-written' ? houseStyle : speakers };
}

/** Whether a key of the front matter stays in the library. */
function isDropped(key: string, { publish: { keepFields, dropFields } }: LibraryConfig): boolean {
  return (
    dropFields.some((glob) => matchesKey(glob, key)) ||
    (keepFields !== undefined && !keepFields.some((glob) => matchesKey(glob, key)))
  );
}

/** Whether pages are written in another form than episodes: then a page's text cannot be merged back into its episode. */
export function changesBody({ publish: { speakers, marks, timestamps, legend } }: LibraryConfig): boolean {
  return speakers !== 'as-written' || marks !== 'as-written' || timestamps !== 'keep' || legend !== 'keep';
}
