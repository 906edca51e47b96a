import type { publishRequests } from '../../../../shared/ipc/requests/publish.ts';
import { printReport } from '../../../../shared/publish/publish-report.ts';
import { findLastPublish, rollbackPublish } from '../../publish/rollback.ts';
import { openSite } from '../../site/site.ts';
import { assertSiteConfirmed, confirmSite } from '../../site/trust.ts';
import type { EngineContext, HandlersOf } from './context.ts';

export function publishHandlers({
  current,
  emit,
  reindex,
  userData,
}: EngineContext): HandlersOf<typeof publishRequests> {
  const changed = (paths: readonly string[]) => {
    emit('library.changed', { paths });
    void reindex(current());
  };
  return {
    'publish.plan': async (request) => {
      await assertSiteConfirmed(userData, current().library.root, request.site);
      return current().publisher.plan(request);
    },
    'publish.diff': ({ plan, source, format }) => current().publisher.diff(plan, source, format),
    'publish.replan': async ({ plan, sources }) => ({ items: await current().publisher.replan(plan, sources) }),
    'publish.take': async ({ plan, source, choices }) => {
      const result = await current().publisher.take(plan, source, choices);
      if (result.kind === 'taken') changed([source]);
      return result;
    },
    'publish.apply': async ({ plan, sources, overwrite }) => {
      const result = await current().publisher.apply(plan, sources, overwrite);
      changed(sources);
      return result;
    },
    'publish.cancel': () => {
      current().publisher.cancel();
      return null;
    },
    'publish.report': async ({ plan, result }) => {
      const report = await current().publisher.report(plan, result, null);
      return { markdown: printReport(report), json: `${JSON.stringify(report, null, 2)}\n` };
    },
    'publish.confirmSite': async ({ site }) => {
      await confirmSite(userData, current().library.root, site);
      return null;
    },
    'publish.last': async ({ site }) => findLastPublish(current().library, await openSite(site)),
    'publish.rollback': async ({ site, id }) => {
      const { library } = current();
      const onProgress = (done: number, total: number, finished = false) =>
        emit('progress', { task: 'write', done, total, finished });
      const result = await rollbackPublish(library, await openSite(site), id, userData, onProgress).finally(() =>
        onProgress(1, 1, true),
      );
      await library.refreshPublished();
      changed([]);
      return result;
    },
  };
}
