import type { ReactElement } from 'react';
import { cleanup, configure, render } from '@testing-library/react';
import { userEvent, type UserEvent } from '@testing-library/user-event';
import { onTestFinished, vi } from 'vitest';
import { Notices } from '../../renderer/app/Notices.tsx';
import { useNavigation } from '../../renderer/base/navigation-store.ts';
import { clearLastChange } from '../../renderer/changes/last-change-store.ts';
import { openWindow, type Answers, type WindowWithoutElectron } from './window.ts';

// A busy machine takes its time.
configure({ asyncUtilTimeout: 30_000 });

export interface ViewWithoutElectron extends WindowWithoutElectron {
  /** Whoever clicks and types. */
  readonly user: UserEvent;
}

/**
 * Draws a view and the notices, with an open library and no Electron behind it, in a file whose environment is
 * happy-dom. The view is gone once the test is over.
 * @param answers as in `openWindow`
 */
export function openView(view: ReactElement, answers: Answers = {}): ViewWithoutElectron {
  const window = openWindow(answers);
  // Nothing is laid out here, and of many rows only those in sight exist: of an element without a height, none.
  const height = vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(2000);
  render(
    <>
      {view}
      <Notices />
    </>,
  );
  onTestFinished(() => {
    cleanup();
    height.mockRestore();
    clearLastChange();
    useNavigation.setState(useNavigation.getInitialState(), true);
  });
  return { ...window, user: userEvent.setup() };
}
