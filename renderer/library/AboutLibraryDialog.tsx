import './about-library.css';
import { useState } from 'react';
import { formatCount } from '../../shared/text/count-of.ts';
import { useCommand } from '../base/commands.ts';
import { useLibrary } from '../base/library-store.ts';
import { Dialog } from '../base/ui/Dialog.tsx';
import { useSummary } from '../base/use-summary.ts';

const styleWords: Readonly<Record<string, string>> = {
  initials: 'Initials (MD Well thanks…)',
  'bold-name': 'Bold names (**Michelle Drumm:** …)',
  'name-colon': 'Names with a colon (Michelle Drumm: …)',
  'name-time': 'Names with times (Michelle (00:01:02): …)',
};

/** What was recognised in the library: how its episodes are written, and which fields they have. */
export function AboutLibraryDialog() {
  const [isOpen, setOpen] = useState(false);
  const hasLibrary = useLibrary((state) => state.library !== null);
  useCommand('library.about', () => setOpen(true), hasLibrary);
  return isOpen && hasLibrary ? <OpenAboutLibraryDialog onClose={() => setOpen(false)} /> : null;
}

function OpenAboutLibraryDialog({ onClose }: { onClose: () => void }) {
  const library = useLibrary((state) => state.library)!;
  const summary = useSummary();
  if (!summary) return null;
  const { houseStyles, fields } = summary;
  return (
    <Dialog title={`About ${library.title}`} wide onClose={onClose}>
      <div className="about-library">
        <p className="quiet-text">{library.root}</p>
        <section>
          <h3>Files</h3>
          <Table
            name="Kind"
            rows={[
              ['Episodes', summary.episodes],
              ['Other files', summary.otherFiles],
              ['Files that cannot be read', summary.unreadable.length],
            ]}
          />
        </section>
        <section>
          <h3>House styles</h3>
          {houseStyles.length === 0 && <p className="quiet-text">No transcript was recognised.</p>}
          <Table name="House style" rows={houseStyles.map(({ name, files }) => [styleWords[name] ?? name, files])} />
        </section>
        <section>
          <h3>Front-matter fields</h3>
          {fields.length === 0 && <p className="quiet-text">No file has any.</p>}
          <Table name="Field" rows={fields.map(({ key, files, inferred }) => [`${key} (${inferred.type})`, files])} />
        </section>
      </div>
    </Dialog>
  );
}

function Table({ rows, name }: { rows: readonly (readonly [string, number])[]; name: string }) {
  if (rows.length === 0) return null;
  return (
    <table>
      <thead className="visually-hidden">
        <tr>
          <th>{name}</th>
          <th>Files</th>
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
