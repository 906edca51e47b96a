import { useEffect } from 'react';
import { configSections, type ConfigSetting } from '../../shared/config/config-settings.ts';
import { sourceAt, valueAt, type SettingValue } from '../../shared/config-file/edit-config.ts';
import type { FieldValue } from '../../shared/episode/model/episode.ts';
import { request } from '../base/client.ts';
import { useLibrary } from '../base/library-store.ts';
import { reportErrors } from '../base/notices-store.ts';
import {
  ChoiceControl,
  FolderControl,
  ListControl,
  TextControl,
  TicksControl,
  ToggleControl,
} from './config-controls.tsx';
import { FieldsControl, PairsControl, RulesControl } from './config-maps.tsx';
import { changeSetting, pathId, readConfigFile, useConfigFile } from './config-store.ts';
import type { ControlProps, Section, Setting } from './setting.ts';

/** The library's settings, in the sections of the form; all of them are in `rostrum.yaml`. */
export const librarySections: readonly Section[] = configSections.map(({ title, settings }) => ({
  id: `library-${title.toLowerCase()}`,
  title,
  of: 'library',
  Head: ConfigHead,
  settings: settings.map(settingOf),
}));

function settingOf(setting: ConfigSetting): Setting {
  const { path, title, help, usual, form } = setting;
  const isSmall =
    form.kind === 'text' ||
    form.kind === 'folder' ||
    form.kind === 'choice' ||
    form.kind === 'number-choice' ||
    form.kind === 'toggle';
  return {
    title,
    help,
    words: `rostrum.yaml ${path.join('.')}`,
    wide: !isSmall,
    Control: (props) => <ConfigControl setting={setting} {...props} />,
    useReset() {
      const value = useConfigFile((state) => valueAt(state.value, path));
      return {
        usual: usual.charAt(0).toLowerCase() === usual.charAt(0) ? usual : `“${usual}”`,
        isUsual: value === undefined,
        reset: () => void changeSetting(title, path, null),
      };
    },
  };
}

/** What the file as a whole says of itself, above the settings in it. */
function ConfigHead() {
  const version = useLibrary((state) => state.version);
  const { file, problems } = useConfigFile();
  useEffect(() => void readConfigFile(), [version]);
  if (file === null) return null;
  if (file.readOnly !== null) return <Trouble lines={[file.readOnly]} />;
  return (
    <>
      <p className="quiet-text config-where">
        {file.hash === null
          ? 'Kept in rostrum.yaml in the library’s folder, which is made with the first change.'
          : 'Kept in rostrum.yaml in the library’s folder, for everybody who shares it. '}
        {file.hash !== null && problems.length === 0 && <OpenInEditor />}
      </p>
      {problems.length > 0 && <Trouble lines={problems.map(({ line, message }) => `Line ${line}: ${message}`)} />}
    </>
  );
}

function Trouble({ lines }: { readonly lines: readonly string[] }) {
  return (
    <div className="callout error config-trouble" role="status">
      <p>rostrum.yaml has problems. Until they are mended, the usual values are in force.</p>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <OpenInEditor />
    </div>
  );
}

function OpenInEditor() {
  return (
    <button className="button small" onClick={() => void reportErrors(() => request('config.openInEditor', null))}>
      Open in an editor
    </button>
  );
}

function ConfigControl({ setting, labelledBy, describedBy }: ControlProps & { readonly setting: ConfigSetting }) {
  const { path, title, usual, form } = setting;
  const { file, value: whole, problems, refused } = useConfigFile();
  if (file === null || file.readOnly !== null) return null;
  // A file that is no YAML can only be mended as text.
  if (problems.some((problem) => problem.path.length === 0)) return <p className="quiet-text">Mend the file first.</p>;
  const value = valueAt(whole, path);
  const change = (below: readonly string[], next: SettingValue | null) =>
    void changeSetting(title, [...path, ...below], next);
  const take = (next: SettingValue | null) => {
    // An empty list is as good as none, unless there is one without it.
    const isNone = Array.isArray(next) && next.length === 0 && path[0] !== 'frozen';
    change([], isNone ? null : next);
  };
  const common = { labelledBy, describedBy, value, usual, onChange: take };
  const below = { labelledBy, value, onChange: change };
  const errors = [
    ...[...refused].filter(([id]) => id.startsWith(pathId(path).slice(0, -1))).map(([, reason]) => reason),
    ...problems
      .filter((problem) => path.every((key, index) => problem.path[index] === key))
      .map(({ line, message }) => `Line ${line}: ${message}`),
  ];
  return (
    <>
      {isExpressible(form.kind, value) ? (
        <>
          {form.kind === 'text' && <TextControl form={form} {...common} />}
          {form.kind === 'folder' && <FolderControl form={form} title={title} {...common} />}
          {(form.kind === 'choice' || form.kind === 'number-choice') && <ChoiceControl form={form} {...common} />}
          {form.kind === 'toggle' && <ToggleControl {...common} />}
          {form.kind === 'ticks' && <TicksControl form={form} {...common} />}
          {form.kind === 'list' && <ListControl form={form} {...common} />}
          {form.kind === 'pairs' && <PairsControl form={form} {...below} />}
          {form.kind === 'rules' && <RulesControl {...below} />}
          {form.kind === 'fields' && <FieldsControl {...below} />}
        </>
      ) : (
        <div className="config-text">
          <pre>{sourceAt(file.text, path)}</pre>
          <p className="quiet-text">The form has no place for what the file says here.</p>
          <OpenInEditor />
        </div>
      )}
      {errors.map((error) => (
        <p key={error} className="error-ink" role="alert">
          {error}
        </p>
      ))}
    </>
  );
}

/** Whether a value has the shape that its control can show. */
function isExpressible(kind: ConfigSetting['form']['kind'], value: FieldValue | undefined): boolean {
  if (value === undefined || value === null) return true;
  const isList = Array.isArray(value);
  const isMap = typeof value === 'object' && !isList;
  switch (kind) {
    case 'list':
    case 'ticks':
      return isList && value.every((item) => typeof item === 'string');
    case 'pairs':
    case 'rules':
      return isMap && Object.values(value).every((inner) => inner === null || typeof inner !== 'object');
    case 'fields':
      return (
        isMap &&
        Object.values(value).every(
          (field) =>
            field === null ||
            (typeof field === 'object' &&
              !Array.isArray(field) &&
              Object.values(field).every((part) => part === null || typeof part !== 'object')),
        )
      );
    default:
      return typeof value !== 'object';
  }
}
