import './settings.css';
import { Fragment, useDeferredValue, useEffect } from 'react';
import { X } from 'lucide-react';
import { useLibrary } from '../base/library-store.ts';
import { EmptyState } from '../base/ui/EmptyState.tsx';
import { PageHeader } from '../base/ui/PageHeader.tsx';
import { SearchField } from '../base/ui/SearchField.tsx';
import { SettingRow } from './SettingRow.tsx';
import { findSettings } from './setting.ts';
import { sections } from './sections.ts';
import { closeSettings, useSettings } from './settings-store.ts';

/** All that can be set, by section or by what is searched for. */
export function SettingsView() {
  const { section, query } = useSettings();
  const sought = useDeferredValue(query.trim().toLowerCase());
  const library = useLibrary((state) => state.library);
  const there = sections.filter(({ of }) => of === 'machine' || library !== null);
  const current = there.find(({ id }) => id === section) ?? there[0]!;
  const shown = sought === '' ? [current] : findSettings(there, sought);
  useEffect(() => {
    // Wherever the focus is: what had it may be gone.
    window.addEventListener('keydown', onEscape);
    return () => window.removeEventListener('keydown', onEscape);
  }, []);
  return (
    <div className="view">
      <PageHeader title="Settings" note="Of this machine, and of the library for everybody who works with it.">
        <SearchField
          label="Search settings"
          placeholder="Search"
          value={query}
          onChange={(text) => useSettings.setState({ query: text })}
          autoFocus
        />
        <button
          className="button quiet icon"
          aria-label="Close settings"
          title="Close (Escape)"
          onClick={closeSettings}
        >
          <X size={16} aria-hidden />
        </button>
      </PageHeader>
      <div className="settings">
        <nav className="settings-sections" aria-label="Sections">
          {(['machine', 'library'] as const).map((kind) => (
            <Fragment key={kind}>
              {(kind === 'machine' || library !== null) && (
                <h2 className="truncate">{kind === 'machine' ? 'This machine' : library?.title}</h2>
              )}
              {there
                .filter(({ of }) => of === kind)
                .map(({ id, title }) => (
                  <button
                    key={id}
                    className="settings-section"
                    aria-current={sought === '' && id === current.id ? 'page' : undefined}
                    onClick={() => useSettings.setState({ section: id, query: '' })}
                  >
                    {title}
                  </button>
                ))}
            </Fragment>
          ))}
        </nav>
        <div className="settings-list" key={sought === '' ? current.id : 'found'}>
          {shown.map(({ id, title, settings, Head }) => (
            <section key={id} aria-labelledby={`settings-${id}`}>
              <h2 id={`settings-${id}`}>{title}</h2>
              {Head && <Head />}
              {settings.map((setting) => (
                <SettingRow key={setting.title} setting={setting} query={sought} />
              ))}
            </section>
          ))}
          {shown.length === 0 && (
            <EmptyState
              role="status"
              title={`No setting is found by “${query.trim()}”`}
              actions={
                <button className="button" onClick={() => useSettings.setState({ query: '' })}>
                  Show all settings
                </button>
              }
            >
              Settings are found by their names and by what they do.
            </EmptyState>
          )}
        </div>
      </div>
    </div>
  );
}

/** Ends the search, else the settings; in a dialog it is the dialog's. */
function onEscape({ key, target, defaultPrevented }: KeyboardEvent): void {
  const isInDialog = target instanceof HTMLElement && target.closest('[role="dialog"]') !== null;
  if (key !== 'Escape' || defaultPrevented || isInDialog) return;
  if (useSettings.getState().query !== '') useSettings.setState({ query: '' });
  else closeSettings();
}
