import { useEffect } from 'react';

const attribute = 'data-tour-mark';

/** The controls that a step is about, the one that is meant next first; `text` tells it from others of its kind. */
export interface MarkedControl {
  readonly selector: string;
  readonly text?: string;
}

/** Marks the first of the controls that is there, for as long as the component is shown; the sheet draws a ring around it. */
export function useTourMark(controls: readonly MarkedControl[]): void {
  const key = JSON.stringify(controls);
  useEffect(() => {
    const wanted = JSON.parse(key) as MarkedControl[];
    let marked: Element | null = null;
    const mark = () => {
      const found = findFirst(wanted);
      if (found === marked) return;
      marked?.removeAttribute(attribute);
      found?.setAttribute(attribute, '');
      found?.scrollIntoView({ block: 'nearest' });
      marked = found;
    };
    let frame = 0;
    const observer = new MutationObserver(() => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(mark);
    });
    // What stands in `details` is there before it is opened.
    observer.observe(document.body, { childList: true, subtree: true, characterData: true, attributeFilter: ['open'] });
    mark();
    return () => {
      observer.disconnect();
      cancelAnimationFrame(frame);
      marked?.removeAttribute(attribute);
    };
  }, [key]);
}

function findFirst(controls: readonly MarkedControl[]): Element | null {
  for (const { selector, text = '' } of controls)
    for (const element of document.querySelectorAll(selector))
      if (element.checkVisibility() && element.textContent.includes(text)) return element;
  return null;
}
