import './pane-separator.css';
import { useEffect, useRef, useState } from 'react';
import { useMove } from 'react-aria';
import { paneWidths, type Preferences } from '../../../shared/preferences.ts';
import { changePreferences, usePreferences } from '../preferences-store.ts';

interface PaneSeparatorProps {
  readonly pane: keyof Preferences['panes'];
  /** The edge of the pane that is dragged. */
  readonly edge: 'left' | 'right';
  readonly label: string;
}

/** Pixels that an arrow key moves. */
const keyStep = 16;

/** The edge of a pane, inside of it: dragged, moved by the arrow keys, and put back by a double click. Its width is remembered. */
export function PaneSeparator({ pane, edge, label }: PaneSeparatorProps) {
  const width = usePreferences((state) => state.preferences.panes[pane]);
  const element = useRef<HTMLDivElement>(null);
  /** What it is without a width of the editor's own. */
  const [usual, setUsual] = useState<number>(paneWidths.min);
  useEffect(() => {
    const pane = element.current!.parentElement!;
    // It tells the width once the page is laid out; to ask for it here would lay it out twice.
    const observer = new ResizeObserver(() => setUsual(pane.offsetWidth));
    observer.observe(pane);
    return () => observer.disconnect();
  }, []);
  const panesWith = (to: number | null) => ({ ...usePreferences.getState().preferences.panes, [pane]: to });
  const { moveProps } = useMove({
    onMove({ deltaX, pointerType }) {
      const before = usePreferences.getState().preferences.panes[pane] ?? element.current!.parentElement!.offsetWidth;
      const by = (edge === 'right' ? deltaX : -deltaX) * (pointerType === 'keyboard' ? keyStep : 1);
      const to = Math.min(paneWidths.max, Math.max(paneWidths.min, Math.round(before + by)));
      usePreferences.setState(({ preferences }) => ({ preferences: { ...preferences, panes: panesWith(to) } }));
    },
    onMoveEnd: () => void changePreferences({}),
  });
  return (
    <div
      {...moveProps}
      ref={element}
      className="pane-separator"
      data-edge={edge}
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={label}
      aria-valuemin={paneWidths.min}
      aria-valuemax={paneWidths.max}
      aria-valuenow={width ?? usual}
      onDoubleClick={() => void changePreferences({ panes: panesWith(null) })}
    />
  );
}
