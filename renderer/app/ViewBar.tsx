import './view-bar.css';
import { libraryViews } from './views.ts';
import { go, useNavigation } from '../base/navigation-store.ts';

/** Where the views of the whole library are gone to. */
export function ViewBar() {
  const place = useNavigation((state) => state.place.kind);
  return (
    <nav className="view-bar" aria-label="Views of the library">
      {libraryViews.map(({ kind, title, icon: Icon, open = () => go({ kind }) }) => (
        <button
          key={kind}
          className="view-bar-item"
          aria-current={place === kind ? 'page' : undefined}
          title={title}
          onClick={open}
        >
          <Icon size={16} aria-hidden />
          {/* Named in full where one is; the others have their names as tooltips and for screen readers. */}
          <span className={place === kind ? '' : 'visually-hidden'}>{title}</span>
        </button>
      ))}
    </nav>
  );
}
