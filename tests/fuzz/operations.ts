import { compareWithGrayMatter } from '../../electron/files/read-front-matter.ts';
import { searchableTurns } from '../../electron/services/pool/inspect.ts';
import { emptySidecar, parseSidecar, printSidecar } from '../../shared/sidecar/sidecar-record.ts';
import { similarityOf, gatherSimilarityEvidence } from '../../shared/sidecar/similarity.ts';
import { placeTimes, withTimes } from '../../shared/sidecar/turn-times.ts';
import { libraryConfigSchema, type LibraryConfig } from '../../shared/config/library-config.ts';
import { outputFormats } from '../../shared/config/publish-config.ts';
import { findDoubts } from '../../shared/doubts/find-doubts.ts';
import { planAlign } from '../../shared/align/align-episode.ts';
import { parseFrontMatter } from '../../shared/episode/front-matter/read-front-matter.ts';
import { splitFrontMatter } from '../../shared/episode/front-matter/split.ts';
import { houseStyles, type Episode, type FrontMatter } from '../../shared/episode/model/episode.ts';
import { parseEpisode } from '../../shared/episode/parse-episode.ts';
import { addField, removeField, reorderFields, setField } from '../../shared/episode/front-matter/set-field.ts';
import { cleanMarkdown } from '../../shared/formats/clean-markdown.ts';
import { readHtml, readText } from '../../shared/formats/read/text.ts';
import { readTranscript } from '../../shared/formats/read/read-transcript.ts';
import type { TimedTranscript } from '../../shared/formats/model/timed-transcript.ts';
import { planImport, speakersOf } from '../../shared/import/plan-import.ts';
import { suggestSpeakers } from '../../shared/import/speakers.ts';
import { lintEpisode } from '../../shared/lint/lint.ts';
import { rules } from '../../shared/lint/registry.ts';
import { mergeTexts } from '../../shared/merge/merge-texts.ts';
import { readHabits } from '../../shared/new-episode/habits.ts';
import { alternateSpeakers } from '../../shared/operations/alternate-speakers.ts';
import { assignFrom } from '../../shared/operations/assign-from.ts';
import { addLegendEntry, removeLegendEntry } from '../../shared/operations/legend-entries.ts';
import { mergeTurns } from '../../shared/operations/merge-turns.ts';
import { makeNarration, makeTurn } from '../../shared/operations/narration.ts';
import { reassignTurns } from '../../shared/operations/reassign-turns.ts';
import { renameLabel } from '../../shared/operations/rename-label.ts';
import { renameName } from '../../shared/operations/rename-name.ts';
import { shiftTimes } from '../../shared/operations/shift-times.ts';
import { splitTurn } from '../../shared/operations/split-turn.ts';
import { swapSpeakers } from '../../shared/operations/swap-speakers.ts';
import { renamePerson } from '../../shared/people/rename-person.ts';
import { meaningOfChange } from '../../shared/publish/meaning-of-change.ts';
import { renderOutput } from '../../shared/publish/outputs.ts';
import { findPageDifference } from '../../shared/publish/page-difference.ts';
import { previewPage } from '../../shared/publish/preview-page.ts';
import { sitePage } from '../../shared/publish/site-page.ts';
import { findReplacements } from '../../shared/replace/find-replacements.ts';
import { compilePattern } from '../../shared/replace/pattern.ts';
import { applyEdits } from '../../shared/text/text-edit.ts';

/** Something done with a text: what is made ready first is not measured. */
export type Operation = (text: string) => () => unknown;

const allRules = { lint: { rules: Object.fromEntries(rules.map(({ id, severity }) => [id, severity])) } };
const config = libraryConfigSchema.parse(allRules);
const asPage = (speakers: LibraryConfig['publish']['speakers']) =>
  libraryConfigSchema.parse({ ...allRules, publish: { speakers, marks: 'italic' } });

const withEpisode =
  (work: (episode: Episode) => unknown): Operation =>
  (text) => {
    const episode = parseEpisode(text, {});
    return () => work(episode);
  };
const withLabels = (work: (episode: Episode, a: string, b: string) => unknown) =>
  withEpisode((episode) => work(episode, episode.turns[0]?.label.text ?? 'MD', episode.turns[1]?.label.text ?? 'TO'));
const inTheMiddle = (work: (episode: Episode, offset: number) => unknown) =>
  withEpisode((episode) => work(episode, Math.floor(episode.text.length / 2)));

/** Some words changed in one way, or another. */
const reword = (text: string, from: RegExp, to: string) =>
  text.replace(from, (word, offset: number) => (offset % 3 === 0 ? to : word));
const ours = (text: string) => reword(text, /e/g, 'ee');
const theirs = (text: string) => reword(text, /o/g, 'oo');

function everySecond({ turns }: Episode): Map<number, number> {
  return new Map(turns.map((_, index) => [index, index]));
}

/** What is done with episodes. */
export const onEpisodes: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  ['parse', (text) => () => parseEpisode(text, {})],
  ...houseStyles.map((houseStyle): [string, Operation] => [
    `parse as ${houseStyle}`,
    (text) => () => parseEpisode(text, { houseStyle }),
  ]),
  ['lint', withEpisode((episode) => lintEpisode(episode, { config }))],
  ['doubts', withEpisode(findDoubts)],
  ['search rows', withEpisode(searchableTurns)],
  ['clean', withEpisode((episode) => cleanMarkdown(episode, config))],
  [
    'preview the page',
    (text) => {
      const episode = parseEpisode(text, config);
      const problems = lintEpisode(episode, { config });
      return () => previewPage(episode, config, problems);
    },
  ],
  ...(['as-written', 'initials', 'name-colon', 'bold-name'] as const).map((speakers): [string, Operation] => [
    `site page, ${speakers}`,
    withEpisode((episode) => sitePage(episode, asPage(speakers))),
  ]),
  ...outputFormats.flatMap((format): [string, Operation][] =>
    format === 'md'
      ? []
      : [
          [
            `write ${format}`,
            withEpisode((episode) =>
              renderOutput(episode, format, { times: everySecond(episode), title: 'a', language: null }),
            ),
          ],
        ],
  ),
  [
    'keep times beside',
    withEpisode((episode) =>
      placeTimes(episode, parseSidecar(printSidecar(withTimes(emptySidecar, episode, everySecond(episode)))).times),
    ),
  ],
  [
    'know again',
    withEpisode((episode) =>
      similarityOf(episode, gatherSimilarityEvidence(withTimes(emptySidecar, episode, everySecond(episode)), episode)),
    ),
  ],
  ['merge', (text) => () => mergeTexts(text, ours(text), theirs(text), { config })],
  ['merge a conflict', (text) => () => mergeTexts(text, ours(text), ours(text).replaceAll('ee', 'eee'), { config })],
  ['tell a change', (text) => () => meaningOfChange(text, ours(text), {})],
  ['tell pages apart', (text) => () => findPageDifference(text, ours(text), {})],
  [
    'align',
    (text) => {
      const episode = parseEpisode(text, {});
      const transcript: TimedTranscript = {
        format: 'webvtt',
        problems: [],
        segments: episode.turns.map(({ paragraphs }, index) => ({
          start: index,
          end: index + 1,
          speaker: null,
          text: paragraphs.map(({ from, to }) => episode.text.slice(from, to)).join(' '),
          words: null,
          opensTurn: false,
        })),
      };
      return () => planAlign(episode, transcript, null);
    },
  ],
  [
    'replace',
    withEpisode((episode) =>
      findReplacements(
        episode,
        compilePattern({ find: 'e', replacement: 'x', isRegex: false, wholeWord: false, matchCase: true }) as never,
        { speaker: null, fields: [] },
        config,
      ),
    ),
  ],
  ['rename a person', withEpisode((episode) => renamePerson(episode, { from: 'Ann Lee', to: 'Ann Moore' }, config))],
  [
    'rename a label',
    withLabels((episode, from) => applyEdits(episode.text, renameLabel(episode, { from, to: 'Zed' }))),
  ],
  ['rename by name', withLabels((episode, from) => applyEdits(episode.text, renameName(episode, { from, to: 'Zed' })))],
  ['swap speakers', withLabels((episode, a, b) => applyEdits(episode.text, swapSpeakers(episode, a, b)))],
  [
    'reassign turns',
    withLabels((episode, a) =>
      applyEdits(
        episode.text,
        reassignTurns(
          episode,
          episode.turns.map((_, index) => index),
          a,
        ),
      ),
    ),
  ],
  [
    'alternate speakers',
    withLabels((episode, a, b) => alternateSpeakers(episode, { first: 0, last: episode.turns.length - 1 }, [a, b])),
  ],
  ['split a turn', inTheMiddle((episode, offset) => splitTurn(episode, offset, 'TO'))],
  ['assign from here', inTheMiddle((episode, offset) => assignFrom(episode, offset, 'TO'))],
  ['make a turn', inTheMiddle((episode, offset) => makeTurn(episode, offset, 'TO'))],
  [
    'make narration',
    withEpisode((episode) => episode.turns.length > 0 && makeNarration(episode, episode.turns.length >> 1)),
  ],
  ['merge turns', withEpisode((episode) => episode.turns.length > 1 && mergeTurns(episode, { first: 0 }))],
  ['shift times', withEpisode((episode) => shiftTimes(episode, { from: 0, seconds: 5 }))],
  ['add to the legend', withEpisode((episode) => addLegendEntry(episode, { label: 'ZZ', name: 'Zoe Zander' }))],
  ['take out of the legend', withLabels((episode, a) => removeLegendEntry(episode, a))],
  ['habits', withEpisode((episode) => readHabits([{ path: 'a.md', episode }], config))],
]);

/** What is done with front matter. */
export const onFrontMatter: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  ['read fields', (text) => () => parseFrontMatter(text)],
  [
    'compare with gray-matter',
    (text) => {
      // Where it stands is enough: reading it is measured above.
      const split = splitFrontMatter(text);
      const place = split?.kind === 'found' ? split : null;
      const frontMatter: FrontMatter = {
        status: place === null ? 'none' : 'ok',
        format: 'yaml',
        range: place?.range ?? { from: 0, to: 0 },
        sourceRange: place?.sourceRange ?? { from: 0, to: 0 },
        fields: [],
        problems: [],
        doubts: [],
      };
      return () => compareWithGrayMatter(text, frontMatter);
    },
  ],
  ['set a field', (text) => () => setField(text, 'title', 'Another')],
  ['set a list', (text) => () => setField(text, 'speakers', ['Ann', 'Jon'])],
  ['set what is not there', (text) => () => setField(text, 'zed', 'Another')],
  ['add a field', (text) => () => addField(text, 'zed', 'Another', { after: 'title' })],
  ['remove a field', (text) => () => removeField(text, 'title')],
  ['order fields', (text) => () => reorderFields(text, ['speakers', 'title'])],
  ['parse', (text) => () => parseEpisode(text, {})],
  ['lint', withEpisode((episode) => lintEpisode(episode, { config }))],
  ['rename a person', withEpisode((episode) => renamePerson(episode, { from: 'Ann Lee', to: 'Ann Moore' }, config))],
  ['merge', (text) => () => mergeTexts(text, ours(text), theirs(text), { config })],
  ['site page', withEpisode((episode) => sitePage(episode, asPage('bold-name')))],
]);

/** What is done with transcripts of other programs. */
export const onTranscripts: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  ['read', (text) => () => readTranscript(text)],
  ['read as text', (text) => () => readText(text)],
  ['read as HTML', (text) => () => readHtml(text)],
  ...houseStyles.map((houseStyle): [string, Operation] => [
    `import as ${houseStyle}`,
    (text) => {
      const read = readTranscript(text);
      const habits = readHabits([], libraryConfigSchema.parse({ houseStyle }));
      return () =>
        read.ok && planImport(read.transcript, suggestSpeakers(speakersOf(read.transcript), {}, houseStyle), habits);
    },
  ]),
]);
