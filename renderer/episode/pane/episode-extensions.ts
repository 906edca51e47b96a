import type { Extension } from '@codemirror/state';
import { playerTime, playFrom } from '../../player/player-store.ts';
import { recordingClock } from '../editor/recording-clock.ts';
import { passDecorations } from '../pass/pass-decorations.ts';
import { comparedText } from '../voices/compared-text.ts';
import { problemTooltip } from '../problems/problem-tooltip.ts';
import { noticeCorrections } from '../words/corrections.ts';
import { spelling } from '../words/spelling.ts';
import { textMenu } from './text-menu.ts';

/** What the features around the text add to its editor. */
export function episodeExtensions(): Extension {
  return [
    passDecorations(),
    comparedText,
    spelling(),
    noticeCorrections(),
    problemTooltip(),
    textMenu(),
    recordingClock.of({ time: playerTime, playFrom }),
  ];
}
