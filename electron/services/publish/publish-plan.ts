import { extname } from 'node:path';
import type { LibraryConfig } from '../../../shared/config/library-config.ts';
import type { OutputFormat } from '../../../shared/config/publish-config.ts';
import { splitPath, withLanguage } from '../../../shared/episode/model/file-names.ts';
import type { LeftOut, PlanItem, PlannedOutput, PublishPlan } from '../../../shared/publish/plan-item.ts';
import { findRefusals } from '../../../shared/publish/describe-refusals.ts';
import { describeLife } from '../../../shared/publish/go-live.ts';
import { groupBy } from '../../../shared/group-by.ts';
import { describeConflict, type PageConflict } from '../../../shared/publish/page-conflict.ts';
import { pageParts, type PageDifference } from '../../../shared/publish/page-difference.ts';
import type { PublishedEntry } from '../../../shared/publish/published.ts';
import { checkTarget, collisionKey, ownEnding, type TargetPath } from '../../../shared/publish/target-path.ts';
import type { RenderedFile } from '../pool/render-source.ts';
import type { SiteFile, TargetFacts } from './site-facts.ts';
import type { SourceFacts } from './source-facts.ts';

/** A file that a plan would write, by which the write knows that nothing changed since. */
export interface PlannedFile {
  readonly format: OutputFormat;
  readonly target: string;
  /** Of what would be written, with LF line ends. */
  readonly hash: string;
  /** Of what stood there when the plan was made; null where nothing did. */
  readonly standing: {
    /** Of its bytes. */ readonly hash: string;
    /** With LF line ends. */ readonly textHash: string;
  } | null;
}

/** Whether what stands there is what would be written, whatever its line ends. */
export function isUpToDate({ hash, standing }: PlannedFile): boolean {
  return standing?.textHash === hash;
}

/** Whether what stands at a place is what was once published there, whatever its line ends. */
export function isAsPublished(
  lines: readonly PublishedEntry[],
  { hash, textHash }: NonNullable<PlannedFile['standing']>,
): boolean {
  return lines.some((line) => line.hash === textHash || line.hash === hash);
}

/** One planned source: what the window sees, and what a write needs. */
export interface Planned {
  readonly item: PlanItem;
  readonly sourceHash: string | null;
  readonly files: readonly PlannedFile[];
}

/** A plan as it is kept: what was asked for, and what each source would do. */
export interface Plan {
  readonly id: string;
  /** Real path. */
  readonly site: string;
  readonly inPlace: boolean;
  readonly formats: readonly OutputFormat[];
  readonly files: Map<string, Planned>;
  readonly leftOut: readonly LeftOut[];
  readonly ready: PublishPlan['ready'];
}

export interface PlanContext {
  readonly config: LibraryConfig;
  readonly inPlace: boolean;
  readonly now: Date;
  readonly published: PublishedIndex;
  /** Sources of the library that are not planned, but were published at a place that a planned one wants. */
  readonly others: ReadonlySet<string>;
  /** Sources with work that was never saved. */
  readonly unsaved: ReadonlySet<string>;
  /** Hash of the text that was marked as ready, by source; marks from before they lay beside the episodes. */
  readonly marked: ReadonlyMap<string, string>;
}

/** What was published into a site, by source and by target. */
export interface PublishedIndex {
  readonly bySource: ReadonlyMap<string, readonly PublishedEntry[]>;
  readonly byTarget: ReadonlyMap<string, readonly PublishedEntry[]>;
}

export function indexPublished(entries: readonly PublishedEntry[]): PublishedIndex {
  return { bySource: groupBy(entries, ({ source }) => source), byTarget: groupBy(entries, ({ target }) => target) };
}

/** A source with a place in the site for each of its files. */
export interface PlacedSource {
  readonly source: string;
  readonly facts: SourceFacts;
  readonly places: readonly { readonly file: RenderedFile; readonly target: TargetPath }[];
}

/** Gives each file its place: where it stands in the site already, else by the template. */
export function placeSource(
  source: string,
  facts: SourceFacts,
  { config: { publish }, inPlace, published }: Pick<PlanContext, 'config' | 'inPlace' | 'published'>,
): PlacedSource {
  if (facts.kind === 'failed') return { source, facts, places: [] };
  const places = facts.rendered.files.map((file) => {
    if (inPlace && file.format === 'md') return { file, target: { ok: true, path: source } as const };
    const extension = extname(
      file.format === 'md'
        ? ownEnding(publish.path, source)
        : publish.transcriptPath.replaceAll('{format}', file.format),
    );
    const existing = published.bySource.get(source)?.find(({ target }) => extname(target) === extension);
    return { file, target: existing ? checkTarget(existing.target) : file.target };
  });
  return { source, facts, places };
}

/** The file that one is a translation of, by its name; null where it is none. */
export function originalOf(source: string): string | null {
  const { folder, stem, language, extension } = splitPath(source);
  return language === null ? null : `${folder}${stem}${extension}`;
}

/**
 * A translation goes where its original goes: a page of Hugo and its translations lie side by side under one name. One
 * that has its place in the site already stays there.
 * @param originals that are not planned themselves
 */
export function placeTranslations(
  placed: readonly PlacedSource[],
  originals: readonly PlacedSource[],
  { inPlace, published }: Pick<PlanContext, 'inPlace' | 'published'>,
): PlacedSource[] {
  if (inPlace) return [...placed];
  const bySource = new Map([...originals, ...placed].map((source) => [source.source, source]));
  return placed.map((translation) => {
    const { language } = splitPath(translation.source);
    const original = bySource.get(originalOf(translation.source) ?? '');
    if (original === undefined || published.bySource.has(translation.source)) return translation;
    const places = translation.places.map(({ file, target }) => {
      const sidecar = original.places.find((place) => place.file.format === file.format)?.target;
      return {
        file,
        target: sidecar?.ok ? ({ ok: true, path: withLanguage(sidecar.path, language!) } as const) : target,
      };
    });
    return { ...translation, places };
  });
}

/** What publishing one source would do. @param standing what is at each of its places */
export function planSource(
  { source, facts, places }: PlacedSource,
  standing: ReadonlyMap<string, TargetFacts>,
  context: PlanContext,
): Planned {
  if (facts.kind === 'failed') return planBlocked(source, source, null, [facts.reason]);
  const { rendered } = facts;
  const first = places[0]!.target;
  if (rendered.blocked !== null)
    return planBlocked(source, rendered.title, first.ok ? first.path : null, rendered.blocked);
  const compared = places.map(({ file, target }) => compareFile(source, file, target, standing, context));
  const files = compared.flatMap(({ planned }) => (planned === null ? [] : [planned]));
  const outputs = compared.map(({ output }) => output);
  const status = worstOf(outputs);
  const reasons = describeOutputs(outputs);
  const whitespaceOnly =
    status === 'changed' &&
    compared.every(
      ({ output, whitespaceOnly: only }) => only || output.status === 'identical' || output.status === 'refused',
    );
  const life = outputs.some(({ format }) => format === 'md')
    ? describeLife(rendered.live, context.now, context.config.timeZone)
    : null;
  const conflict = status === 'conflict' ? joinConflicts(compared) : null;
  const item = {
    source,
    target: outputs[0]!.target,
    title: rendered.title,
    status,
    whitespaceOnly,
    conflict,
    reasons,
    outputs,
    life,
    unsaved: context.unsaved.has(source),
    ready: rendered.ready === 'yes' || context.marked.get(source) === rendered.hash,
    ...(rendered.language === null ? {} : { language: rendered.language }),
  };
  return { item, sourceHash: rendered.hash, files };
}

/** Why they are what they are, each reason once. A form that an episode cannot be had in is told with the outputs, unless it is all there is. */
function describeOutputs(outputs: readonly PlannedOutput[]): string[] {
  const explained = outputs.filter(({ status, reason }) => status !== 'refused' && reason !== null);
  if (explained.length === 0)
    return outputs.every(({ status }) => status === 'refused') ? findRefusals(outputs).map(({ reason }) => reason) : [];
  return [...groupBy(explained, ({ reason }) => reason!)].map(([reason, same]) => {
    const formats = same.map(({ format }) => format);
    return formats.includes('md') || outputs.length === 1 ? reason : `${formats.join(', ')}: ${reason}`;
  });
}

/** A source that cannot go out. */
export function planBlocked(source: string, title: string, target: string | null, reasons: readonly string[]): Planned {
  return {
    item: {
      source,
      target,
      title,
      status: 'blocked',
      whitespaceOnly: false,
      conflict: null,
      reasons,
      outputs: [],
      life: null,
      unsaved: false,
      ready: false,
    },
    sourceHash: null,
    files: [],
  };
}

interface Compared {
  readonly output: PlannedOutput;
  readonly planned: PlannedFile | null;
  readonly whitespaceOnly: boolean;
  readonly conflict: PageConflict | null;
}

/** What stands at the target is ours if its hash stands on any of the target's lines. */
function compareFile(
  source: string,
  { format, hash, refused }: RenderedFile,
  target: TargetPath,
  standing: ReadonlyMap<string, TargetFacts>,
  { inPlace, published, others }: PlanContext,
): Compared {
  const answer = (status: PlannedOutput['status'], reason: string | null, more: Partial<Compared> = {}): Compared => ({
    output: { format, target: target.ok ? target.path : null, status, reason },
    planned: null,
    whitespaceOnly: false,
    conflict: null,
    ...more,
  });
  if (refused !== null) return answer('refused', refused);
  if (!target.ok) return answer('blocked', target.reason);
  const lines = published.byTarget.get(target.path) ?? [];
  const other = lines.find((line) => line.source !== source && others.has(line.source));
  if (other !== undefined) return answer('blocked', `“${other.source}” is published at this place.`);
  const before = standing.get(target.path)!;
  if (before.kind === 'failed') return answer('blocked', before.failure.message);
  const planned = {
    format,
    target: target.path,
    hash: hash!,
    standing: before.kind === 'file' ? { hash: before.hash, textHash: before.textHash } : null,
  };
  if (before.kind === 'nothing') return answer('new', null, { planned });
  if (before.textHash === hash) return answer('identical', null, { planned });
  if (before.compared === hash && before.same)
    return answer('changed', 'Only white space differs from what stands in the site.', {
      planned,
      whitespaceOnly: true,
    });
  if ((inPlace && format === 'md') || isAsPublished(lines, before)) return answer('changed', null, { planned });
  const conflict = conflictOf(before, lines.length > 0);
  return answer('conflict', describeConflict(conflict), { planned, conflict });
}

function conflictOf({ difference, hash: standing }: SiteFile, wasPublished: boolean): PageConflict {
  const { another, parts, keys } =
    difference === null ? { another: false, parts: [], keys: {} } : (JSON.parse(difference) as PageDifference);
  return {
    kind: another ? 'another' : wasPublished ? 'changed' : 'differs',
    parts,
    keys,
    uncommitted: false,
    standing,
  };
}

/** The worst of what an episode's files are, with all that differs in them. */
function joinConflicts(compared: readonly Compared[]): PageConflict {
  const conflicts = compared.flatMap(({ conflict }) => (conflict === null ? [] : [conflict]));
  const kinds: readonly PageConflict['kind'][] = ['another', 'changed', 'differs'];
  return {
    kind: kinds.find((kind) => conflicts.some((conflict) => conflict.kind === kind))!,
    parts: pageParts.filter((part) => conflicts.some(({ parts }) => parts.includes(part))),
    // Only the page has front matter.
    keys: conflicts.find(({ keys }) => Object.keys(keys).length > 0)?.keys ?? {},
    uncommitted: false,
    standing: conflicts.map(({ standing }) => standing).join(' '),
  };
}

function worstOf(outputs: readonly PlannedOutput[]): PlanItem['status'] {
  const has = (status: PlannedOutput['status']) => outputs.some((output) => output.status === status);
  const possible = outputs.filter(({ status }) => status !== 'refused');
  if (has('blocked') || possible.length === 0) return 'blocked';
  if (has('conflict')) return 'conflict';
  if (possible.every(({ status }) => status === 'identical')) return 'identical';
  return possible.every(({ status }) => status === 'new') ? 'new' : 'changed';
}

/** Two sources with one target, or with targets that some disks cannot tell apart, would overwrite each other. */
export function blockCollisions(plan: readonly Planned[]): Planned[] {
  const targetsOf = ({ item }: Planned) =>
    new Set([item.target, ...item.outputs.map(({ target }) => target)].filter((target) => target !== null));
  const claims = groupBy(
    plan.flatMap((planned) => [...targetsOf(planned)].map((target) => ({ target, source: planned.item.source }))),
    ({ target }) => collisionKey(target),
  );
  return plan.map((planned) => {
    const { source, target, title, reasons } = planned.item;
    const rivals = [...targetsOf(planned)].flatMap((own) =>
      claims
        .get(collisionKey(own))!
        .filter((claim) => claim.source !== source)
        .map((claim) => ({ ...claim, same: claim.target === own })),
    );
    const other = rivals.find(({ same }) => same) ?? rivals[0];
    if (other === undefined) return planned;
    const reason = other.same
      ? `“${other.source}” would be written to the same place.`
      : `“${other.source}” would be written to “${other.target}”, which some disks cannot tell from this place.`;
    return planBlocked(source, title, target, [reason, ...reasons]);
  });
}
