import './overview.css';
import type { LibrarySummary } from '../../shared/library/library-summary.ts';
import { formatCount } from '../../shared/text/count-of.ts';
import { runCommand } from '../base/commands.ts';
import { useLibrary } from '../base/library-store.ts';
import { go } from '../base/navigation-store.ts';
import { LibraryGitPanel } from '../git/GitPanel.tsx';
import { filterRows } from '../base/filter-rows.ts';
import { useSummary } from '../base/use-summary.ts';
import { ContinueButton } from './ContinueButton.tsx';

const styleWords: Readonly<Record<string, string>> = {
  initials: 'Initials (MD Well thanks…)',
  'bold-name': 'Bold names (**Michelle Drumm:** …)',
  'name-colon': 'Names with a colon (Michelle Drumm: …)',
  'name-time': 'Names with times (Michelle (00:01:02): …)',
};

/** What was recognised in the folder, and where to begin. */
export function Overview() {
  const { library, rows, indexing } = useLibrary();
  const summary = useSummary();
  if (!library || !summary) return null;

  const faultiest = filterRows(rows, { query: '', filter: 'problems', sort: 'problems' }).find(
    ({ kind }) => kind !== 'unreadable',
  );
  const errors = rows.reduce((sum, row) => sum + row.problems.error, 0);
  const warnings = rows.reduce((sum, row) => sum + row.problems.warning, 0);
  const ready = rows.filter(({ state }) => state === 'ready').length;
  const figures: [string, number][] = [
    ['Episodes', summary.episodes],
    ['Other files', summary.otherFiles],
    ['People', summary.people.length],
    ['Errors', errors],
    ['Warnings', warnings],
    ['Ready', ready],
  ];
  return (
    <div className="summary">
      <div className="summary-inner">
        <header className="summary-head">
          <h1>{library.title}</h1>
          <p className="summary-path">{library.root}</p>
        </header>
        {library.configProblems.length > 0 && <ConfigProblems problems={library.configProblems} />}
        <dl className="summary-figures">
          {figures.map(([name, count]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{formatCount(count)}</dd>
            </div>
          ))}
        </dl>
        <div className="summary-actions">
          <ContinueButton />
          {faultiest && (
            <button
              className="button primary"
              onClick={() => go({ kind: 'episode', path: faultiest.path, focus: { at: 'cursor' } })}
            >
              <span className="truncate">Start with “{faultiest.title}”</span>
            </button>
          )}
          <button className="button" onClick={() => runCommand('palette.episodes')}>
            Go to an episode…
          </button>
          <button className="button" onClick={() => runCommand('publish.plan')}>
            Publish…
          </button>
        </div>
        <LibraryGitPanel folder={library.root} />
        {summary.unreadable.length > 0 && <Unreadable files={summary.unreadable} />}
        <Recognised summary={summary} indexing={indexing} />
      </div>
    </div>
  );
}

function ConfigProblems({ problems }: { problems: readonly string[] }) {
  return (
    <div className="callout" role="alert">
      <h2>The settings in rostrum.yaml cannot be used as they are</h2>
      <ul>
        {problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
      <p>Until that is mended, the usual settings are in force.</p>
    </div>
  );
}

function Unreadable({ files }: { files: LibrarySummary['unreadable'] }) {
  return (
    <div className="callout error">
      <h2>{files.length === 1 ? 'One file cannot be read' : `${files.length} files cannot be read`}</h2>
      <ul>
        {files.slice(0, 20).map(({ path, reason }) => (
          <li key={path}>
            <strong>{path}</strong>: {reason}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** House styles, people and fields, and how often each stands in the folder. */
function Recognised({
  summary: { houseStyles, people, fields },
  indexing,
}: {
  summary: LibrarySummary;
  indexing: boolean;
}) {
  return (
    <div className="summary-columns">
      <section>
        <h2>How they are written</h2>
        {houseStyles.length === 0 && (
          <p className="quiet-text">{indexing ? 'Reading…' : 'No transcript was recognised.'}</p>
        )}
        <Table
          rows={houseStyles.map(({ name, files }) => [styleWords[name] ?? name, files])}
          unit="Files"
          name="House style"
        />
      </section>
      <section>
        <h2>Who speaks</h2>
        {people.length === 0 && <p className="quiet-text">Nobody yet.</p>}
        <Table rows={people.slice(0, 12).map(({ name, episodes }) => [name, episodes])} unit="Episodes" name="Person" />
        {people.length > 12 && <p className="quiet-text">and {people.length - 12} more</p>}
      </section>
      <section>
        <h2>Front-matter fields</h2>
        {fields.length === 0 && <p className="quiet-text">{indexing ? 'Reading…' : 'No file has any.'}</p>}
        <Table
          rows={fields.map(({ key, files, inferred }) => [`${key} (${inferred.type})`, files])}
          unit="Files"
          name="Field"
        />
      </section>
    </div>
  );
}

function Table({ rows, name, unit }: { rows: readonly (readonly [string, number])[]; name: string; unit: string }) {
  if (rows.length === 0) return null;
  return (
    <table>
      <thead className="visually-hidden">
        <tr>
          <th>{name}</th>
          <th>{unit}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([text, count]) => (
          <tr key={text}>
            <td>{text}</td>
            <td className="number">{formatCount(count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
