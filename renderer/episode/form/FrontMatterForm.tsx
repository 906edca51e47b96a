import './form.css';
import { useEffect, useRef, useState } from 'react';
import { Lock } from 'lucide-react';
import type { LibraryConfig } from '../../../shared/config/library-config.ts';
import { fieldSchemaFor, isFrozen } from '../../../shared/episode/model/field-schema.ts';
import type { Episode, Field } from '../../../shared/episode/model/episode.ts';
import { addField } from '../../../shared/episode/front-matter/set-field.ts';
import type { Problem } from '../../../shared/lint/model/problem.ts';
import { countOf } from '../../../shared/text/count-of.ts';
import { useLibrary } from '../../base/library-store.ts';
import { notify } from '../../base/notices-store.ts';
import { editShownEpisode } from '../open/edit-episode.ts';
import { goToOffset } from '../open/go-to.ts';
import { useOpenEpisodes } from '../open/open-episodes-store.ts';
import { FieldProblem } from './FieldProblem.tsx';
import { problemsOfField } from '../editor/problems-of-field.ts';
import { FieldRow } from './FieldRow.tsx';

interface FormProps {
  readonly episode: Episode;
  readonly problems: readonly Problem[];
  readonly config: LibraryConfig;
  readonly readOnly: boolean;
}

/** The front matter as a form, in the file's own order. Each field writes its own bytes and no other. */
export function FrontMatterForm({ episode, problems, config, readOnly }: FormProps) {
  const { frontMatter } = episode;
  const [showFrozen, setShowFrozen] = useState(false);
  const touched = useOpenEpisodes((state) => state.touchedField);
  // Unfolded where a problem or an undo leads to one of them.
  if (!showFrozen && touched?.key && isFrozen(touched.key, config)) setShowFrozen(true);
  if (frontMatter.status === 'error') {
    return (
      <div className="form">
        <div className="callout error" role="alert">
          <h2>The front matter cannot be read</h2>
          {frontMatter.problems.map(({ message, range, fixes }) => (
            <div key={range.from + message} className="unread">
              <button className="link-button" onClick={() => goToOffset(range.from, range.to)}>
                {message}
              </button>
              {!readOnly &&
                fixes.map(({ title, edits }) => (
                  <button key={title} className="button small" onClick={() => editShownEpisode(edits)}>
                    {title}
                  </button>
                ))}
            </div>
          ))}
          <p>It is shown as text above the transcript. Mend it there, and the form comes back.</p>
        </div>
      </div>
    );
  }
  const rows = (fields: readonly Field[], locked: boolean) =>
    fields.map((field) => (
      <FieldRow
        key={field.key}
        field={field}
        schema={fieldSchemaFor(field.key, config, field.value)}
        problems={problemsOfField(episode, problems, field.key)}
        locked={locked}
        keys={frontMatter.fields.map(({ key }) => key)}
        timeZone={config.timeZone}
        episodeText={episode.text}
      />
    ));
  const ofNoField = problemsOfField(episode, problems, null);
  const frozen = frontMatter.fields.filter(({ key }) => isFrozen(key, config));
  const open = frontMatter.fields.filter(({ key }) => !isFrozen(key, config));
  return (
    <form className="form" onSubmit={(event) => event.preventDefault()} aria-label="Front matter">
      {frontMatter.status === 'none' && (
        <p className="quiet-text">This file has no front matter yet. Adding a field begins one.</p>
      )}
      {ofNoField.length > 0 && <OtherProblems problems={ofNoField} text={episode.text} />}
      {rows(open, readOnly)}
      {!readOnly && <AddField episode={episode} config={config} />}
      {frozen.length > 0 && (
        <section className="frozen">
          <button
            type="button"
            className="button quiet small"
            aria-expanded={showFrozen}
            onClick={() => setShowFrozen(!showFrozen)}
          >
            <Lock size={12} aria-hidden /> {showFrozen ? 'Fold away' : 'Show'}{' '}
            {countOf(frozen.length, 'archived field')}
          </button>
          {showFrozen && rows(frozen, true)}
        </section>
      )}
    </form>
  );
}

/** What is wrong with the front matter and not with a field that is there: one that is missing, for example. */
function OtherProblems({ problems, text }: { problems: readonly Problem[]; text: string }) {
  const section = useRef<HTMLElement>(null);
  const touched = useOpenEpisodes((state) => state.touchedField);
  useEffect(() => {
    if (touched === null || touched.key !== null) return;
    section.current?.scrollIntoView({ block: 'nearest' });
    section.current?.focus();
    useOpenEpisodes.setState({ touchedField: null });
  }, [touched]);
  return (
    <section
      ref={section}
      className="field-notes"
      tabIndex={-1}
      aria-label="Problems of the front matter"
      data-field=""
    >
      {problems.map((problem) => (
        <FieldProblem key={problem.rule + problem.message} problem={problem} text={text} />
      ))}
    </section>
  );
}

/** Offers the fields that the library's other episodes have, and any name that is typed. */
function AddField({ episode, config }: { episode: Episode; config: LibraryConfig }) {
  const [key, setKey] = useState('');
  const library = useLibrary((state) => state.library);
  const present = new Set(episode.frontMatter.fields.map((field) => field.key));
  const offered = ['title', 'date', 'draft', ...Object.keys(library?.config.fields ?? {})].filter(
    (name) => !present.has(name),
  );
  const add = () => {
    const name = key.trim();
    if (name === '') return;
    const schema = fieldSchemaFor(name, config);
    const result = addField(episode.text, name, schema.type === 'boolean' ? 'false' : '', {
      type: schema.type === 'boolean' ? 'boolean' : 'text',
    });
    if (!result.ok) {
      notify(result.reason, 'error');
      return;
    }
    editShownEpisode(result.edits);
    setKey('');
  };
  return (
    <div className="add-field">
      <input
        className="input"
        dir="auto"
        aria-label="Add a field"
        placeholder="Add a field"
        list="known-fields"
        value={key}
        onChange={(event) => setKey(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && add()}
      />
      <datalist id="known-fields">
        {offered.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <button type="button" className="button small" disabled={key.trim() === ''} onClick={add}>
        Add
      </button>
    </div>
  );
}
