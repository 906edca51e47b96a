import './episode-head.css';
import { useState } from 'react';
import { AudioLines, BookOpenText, Check, FileDown, ListChecks, Search, Send } from 'lucide-react';
import { MenuItem } from 'react-aria-components';
import { countOf } from '../../../shared/text/count-of.ts';
import { runCommand } from '../../base/commands.ts';
import { go, useNavigation } from '../../base/navigation-store.ts';
import { CommandButton } from '../../base/ui/CommandButton.tsx';
import { KeyHint } from '../../base/ui/KeyHint.tsx';
import { MoreMenu } from '../../base/ui/MoreMenu.tsx';
import { WithTooltip } from '../../base/ui/WithTooltip.tsx';
import { episodeField } from '../editor/episode-field.ts';
import { countUnsavedLines, isUnsaved } from '../editor/unsaved-edits.ts';
import type { OpenEpisode } from '../open/open-episodes-store.ts';
import { saveEpisode, setReady } from '../open/save-episode.ts';
import { usePass } from '../pass/pass-store.ts';
import { ChangesDialog } from './ChangesDialog.tsx';

/** The ways to work on an episode, in the order of the header. */
const doors = [
  { command: 'pass.toggle', title: 'Attribution pass', icon: ListChecks },
  { command: 'view.togglePlayer', title: 'Recording', icon: AudioLines },
  { command: 'edit.find', title: 'Find', icon: Search },
  { command: 'view.preview', title: 'Preview', icon: BookOpenText },
] as const;

/** Above an episode: what it is called, whether it is saved, and what can be done with it. */
export function EpisodeHead({ openEpisode }: { openEpisode: OpenEpisode }) {
  const [showChanges, setShowChanges] = useState(false);
  const passRuns = usePass((state) => state.mode !== 'off');
  const { showPlayer, showPreview } = useNavigation();
  const { frontMatter } = openEpisode.state.field(episodeField);
  const title = frontMatter.fields.find(({ key }) => key === 'title')?.value;
  const unsaved = isUnsaved(openEpisode.state);
  const ready = openEpisode.ready && !unsaved;
  const changed = unsaved ? countUnsavedLines(openEpisode.state) : 0;
  const lines = (count: number) => `${countOf(count, 'line')} changed`;
  const pressed: Partial<Record<(typeof doors)[number]['command'], boolean>> = {
    'pass.toggle': passRuns,
    'view.togglePlayer': showPlayer,
    'view.preview': showPreview,
  };
  return (
    <header className="episode-head">
      <div className="episode-title">
        <h1 className="truncate" dir="auto">
          {typeof title === 'string' && title !== '' ? title : openEpisode.path}
        </h1>
        <p className="episode-status" role="status">
          <span className="truncate">{openEpisode.path}</span>
          {unsaved ? (
            <button className="link-button" onClick={() => setShowChanges(true)}>
              {lines(changed)}, not saved
            </button>
          ) : (
            <span>{openEpisode.savedLines === null ? 'Saved' : `Saved, ${lines(openEpisode.savedLines)}`}</span>
          )}
        </p>
      </div>
      <div className="episode-doors">
        {doors.map((door) => (
          <CommandButton key={door.command} {...door} pressed={pressed[door.command]} />
        ))}
      </div>
      <div className="episode-doors-menu">
        <MoreMenu label="Work on this episode" onAction={(command) => runCommand(String(command))}>
          {doors.map(({ command, title: name, icon: Icon }) => (
            <MenuItem key={command} id={command} className="menu-item" textValue={name}>
              <Icon size={14} aria-hidden /> {name} <KeyHint command={command} />
            </MenuItem>
          ))}
        </MoreMenu>
      </div>
      <WithTooltip text="Export" command="export.open">
        <button className="button small quiet" aria-label="Export" onClick={() => runCommand('export.open')}>
          <FileDown size={14} aria-hidden />
        </button>
      </WithTooltip>
      <button className="button small" aria-pressed={ready} data-on={ready} onClick={() => void setReady(!ready)}>
        <Check size={14} aria-hidden /> {ready ? 'Ready' : 'Mark as ready'}
      </button>
      <button className="button small" disabled={!unsaved} onClick={() => void saveEpisode(openEpisode.path)}>
        Save
      </button>
      <button className="button small" onClick={() => go({ kind: 'publish', episodes: [openEpisode.path] })}>
        <Send size={14} aria-hidden /> Publish…
      </button>
      {showChanges && <ChangesDialog openEpisode={openEpisode} onClose={() => setShowChanges(false)} />}
    </header>
  );
}
