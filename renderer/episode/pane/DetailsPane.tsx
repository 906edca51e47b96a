import { useEffect, useRef } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useLibrary } from '../../base/library-store.ts';
import { PaneSeparator } from '../../base/ui/PaneSeparator.tsx';
import { focusFirst } from '../../base/ui/focus.ts';
import { episodeField } from '../editor/episode-field.ts';
import { problemsOf } from '../editor/problems-field.ts';
import { FrontMatterForm } from '../form/FrontMatterForm.tsx';
import { HistoryPanel } from '../history/HistoryPanel.tsx';
import { ProblemsPanel } from '../problems/ProblemsPanel.tsx';
import { useOpenEpisodes, type PanelId, type OpenEpisode } from '../open/open-episodes-store.ts';
import { SpeakersPanel } from '../speakers/SpeakersPanel.tsx';

/** What is known of the episode besides its words. */
export function DetailsPane({ openEpisode }: { openEpisode: OpenEpisode }) {
  const panel = useOpenEpisodes((state) => state.panel);
  const wantsFocus = useOpenEpisodes((state) => state.panelWantsFocus);
  const pane = useRef<HTMLElement>(null);
  useEffect(() => {
    const shown = pane.current?.querySelector<HTMLElement>('[role="tabpanel"]');
    if (!wantsFocus || !shown) return;
    focusFirst(shown);
    useOpenEpisodes.setState({ panelWantsFocus: false });
  }, [wantsFocus, panel]);
  const config = useLibrary((state) => state.library!.config);
  const episode = openEpisode.state.field(episodeField);
  const problems = problemsOf(openEpisode.state);
  // As the worklist, the list and the line below the episode count them.
  const counted = problems.filter(({ severity }) => severity !== 'hint');
  const worst = counted.some(({ severity }) => severity === 'error') ? 'error' : 'warning';
  return (
    <aside className="details" aria-label="Details" ref={pane}>
      <Tabs
        selectedKey={panel}
        onSelectionChange={(key) => useOpenEpisodes.setState({ panel: key as PanelId })}
        className="tabs"
      >
        <TabList aria-label="Panels" className="tab-list">
          <Tab id="details" className="tab">
            Details
          </Tab>
          <Tab id="speakers" className="tab">
            Speakers
          </Tab>
          <Tab id="problems" className="tab">
            Problems {counted.length > 0 && <span className={`badge ${worst}`}>{counted.length}</span>}
          </Tab>
          <Tab id="history" className="tab">
            History
          </Tab>
        </TabList>
        <TabPanel id="details" className="tab-panel">
          <FrontMatterForm
            episode={episode}
            problems={problems}
            config={config}
            readOnly={openEpisode.readOnly !== null}
          />
        </TabPanel>
        <TabPanel id="speakers" className="tab-panel">
          <SpeakersPanel state={openEpisode.state} readOnly={openEpisode.readOnly !== null} />
        </TabPanel>
        <TabPanel id="problems" className="tab-panel">
          <ProblemsPanel state={openEpisode.state} />
        </TabPanel>
        <TabPanel id="history" className="tab-panel">
          <HistoryPanel openEpisode={openEpisode} />
        </TabPanel>
      </Tabs>
      <PaneSeparator pane="details" edge="left" label="Width of the details" />
    </aside>
  );
}
