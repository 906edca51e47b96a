import { encodings } from '../../shared/formats/model/encodings.ts';
import { readableAs, readAsNames } from '../../shared/formats/model/read-as.ts';
import type { ReadFile } from '../../shared/import/read-file.ts';
import { readAgain } from './import-store.ts';

/** As what the file was read and in which encoding, to be chosen otherwise; the turns beside show what comes of it. */
export function ReadChoices({ file }: { file: ReadFile }) {
  // A Word document says both itself.
  if (file.encoding === null) return null;
  return (
    <div className="import-choices">
      <label>
        Read as
        <select
          className="input"
          aria-label="Read as"
          value={file.readAs ?? ''}
          onChange={({ target }) =>
            void readAgain(file, { format: readableAs.find((one) => one === target.value) ?? null })
          }
        >
          <option value="">What it looks like</option>
          {readableAs.map((format) => (
            <option key={format} value={format}>
              {readAsNames[format]}
            </option>
          ))}
        </select>
      </label>
      <label>
        Encoding
        <select
          className="input"
          aria-label="Encoding"
          value={file.encoding}
          onChange={({ target }) => void readAgain(file, { encoding: target.value })}
        >
          {encodings.every(({ id }) => id !== file.encoding) && <option value={file.encoding}>{file.encoding}</option>}
          {encodings.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
