import type { ComponentProps, ReactElement } from 'react';
import { Focusable, Tooltip, TooltipTrigger } from 'react-aria-components';
import type { CommandId } from '../../../shared/commands.ts';
import { KeyHint } from './KeyHint.tsx';

interface WithTooltipProps {
  readonly text: string;
  /** Whose key is shown behind the text. */
  readonly command?: CommandId;
  readonly placement?: ComponentProps<typeof Tooltip>['placement'];
  /** One element that can have the focus. */
  readonly children: ReactElement<Record<string, unknown>, string>;
}

const delayMs = 500;

/** What a control is and which key does the same, for whoever rests on it with the mouse or comes to it with the keyboard. */
export function WithTooltip({ text, command, placement = 'bottom', children }: WithTooltipProps) {
  return (
    <TooltipTrigger delay={delayMs}>
      <Focusable>{children}</Focusable>
      <Tooltip className="tooltip" placement={placement} offset={6}>
        {text} {command && <KeyHint command={command} />}
      </Tooltip>
    </TooltipTrigger>
  );
}
