import './page-header.css';
import type { ReactNode } from 'react';
import { ChevronLeft } from 'lucide-react';
import { WithTooltip } from './WithTooltip.tsx';

interface PageHeaderProps {
  readonly title: string;
  /** One sentence on what the page shows, or its figures. */
  readonly note?: ReactNode;
  /** The page that this one was opened from. */
  readonly back?: { readonly title: string; go(): void };
  /** What can be done with all of it. */
  readonly children?: ReactNode;
}

/** The head of every view: what it is, and on its right what can be done. It stays while the body of the view scrolls. */
export function PageHeader({ title, note, back, children }: PageHeaderProps) {
  return (
    <header className="page-header">
      {back && (
        <nav aria-label="Where this page is">
          <WithTooltip text={back.title}>
            <button className="button quiet page-back" aria-label={back.title} onClick={() => back.go()}>
              <ChevronLeft size={18} aria-hidden />
            </button>
          </WithTooltip>
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
