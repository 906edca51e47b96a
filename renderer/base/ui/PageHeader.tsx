import './page-header.css';
import type { ReactNode } from 'react';
import { ChevronLeft } from 'lucide-react';

interface PageHeaderProps {
  readonly title: string;
  /** One line on what the page shows. */
  readonly note?: ReactNode;
  /** The page that this one was opened from. */
  readonly back?: { readonly title: string; go(): void };
  /** What can be done with all of it. */
  readonly children?: ReactNode;
}

/** The head of a view of the library: what it is, and on its right what can be done. */
export function PageHeader({ title, note, back, children }: PageHeaderProps) {
  return (
    <header className="page-header">
      {back && (
        <nav className="page-path" aria-label="Where this page is">
          <button className="button quiet small" onClick={() => back.go()}>
            <ChevronLeft size={14} aria-hidden /> {back.title}
          </button>
        </nav>
      )}
      <div className="page-title">
        <h1 dir="auto">{title}</h1>
        {note !== undefined && <p className="quiet-text">{note}</p>}
      </div>
      {children && <div className="page-actions">{children}</div>}
    </header>
  );
}
