import './comparison.css';
import { useMemo } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { defaultConfig } from '../../../shared/config/library-config.ts';
import { listChanges, type ListedChange } from '../../../shared/merge/list-changes.ts';
import { describeChange, meaningOfChange } from '../../../shared/publish/meaning-of-change.ts';
import { useLibrary } from '../../base/library-store.ts';
import { SideBySideView } from '../../base/ui/SideBySideView.tsx';
import { WordDiff } from '../../base/ui/WordDiff.tsx';

export interface ComparedVersion {
  readonly label: string;
  readonly text: string;
}

/** More than this nobody reads one by one; side by side shows the rest. */
const maxListed = 400;

const verbs: Readonly<Record<ListedChange['kind'], string>> = {
  field: 'Field',
  label: 'Label',
  words: 'Words',
  added: 'Added',
  removed: 'Removed',
};

/** Two versions of an episode: as a list of what changed, and side by side. @param onGo leads to a place in the later version */
export function Comparison({
  before,
  after,
  onGo,
}: {
  before: ComparedVersion;
  after: ComparedVersion;
  onGo?: (offset: number) => void;
}) {
  const config = useLibrary((state) => state.library?.config ?? defaultConfig);
  const changes = useMemo(() => listChanges(before.text, after.text, config), [before.text, after.text, config]);
  const summary = useMemo(
    () => describeChange(meaningOfChange(before.text, after.text, config)),
    [before.text, after.text, config],
  );
  if (before.text === after.text) return <p className="quiet-text">The two are the same, letter for letter.</p>;
  return (
    <Tabs className="comparison">
      <div className="comparison-head">
        <p>{summary.join(', ')}.</p>
        <TabList aria-label="How to compare" className="tab-list">
          <Tab id="list" className="tab">
            List
          </Tab>
          <Tab id="side" className="tab">
            Side by side
          </Tab>
        </TabList>
      </div>
      <TabPanel id="list" className="comparison-panel">
        <ul className="changes" aria-label="What changed">
          {changes.slice(0, maxListed).map((change) => (
            <li key={`${change.offset} ${change.kind} ${change.before}`}>
              <span className="comparison-place">
                {onGo && change.kind !== 'removed' ? (
                  <button className="link-button" onClick={() => onGo(change.offset)}>
                    {change.place}
                  </button>
                ) : (
                  change.place
                )}
                <span className="quiet-text">{verbs[change.kind]}</span>
              </span>
              {change.kind === 'label' ? (
                <span className="word-diff">
                  <bdi>
                    <del>{change.before}</del>
                  </bdi>{' '}
                  →{' '}
                  <bdi>
                    <ins>{change.after}</ins>
                  </bdi>
                </span>
              ) : (
                <WordDiff before={change.before} after={change.after} showRemoved />
              )}
            </li>
          ))}
          {changes.length > maxListed && (
            <li className="quiet-text">And {changes.length - maxListed} more; all of them are there side by side.</li>
          )}
          {changes.length === 0 && <li className="quiet-text">Only white space differs.</li>}
        </ul>
      </TabPanel>
      <TabPanel id="side" className="comparison-panel">
        <SideBySideView before={before} after={after} />
      </TabPanel>
    </Tabs>
  );
}
