import type { LibraryConfig } from '../../config/library-config.ts';
import type { Episode } from '../../episode/model/episode.ts';
import type { TextEdit, TextRange } from '../../text/text-edit.ts';
import type { Heard } from './heard.ts';
import type { Peers } from './peers.ts';

export type { Peers };

export type Severity = 'error' | 'warning' | 'hint';

/** An answer to a problem, offered and never applied unasked. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** Whether fix-all ticks it beforehand: white space and label punctuation only. */
  readonly ticked: boolean;
  /** Whether the text can be read otherwise as well, so that somebody has to look: two turns that may be one. */
  readonly isSuggestion?: boolean;
}

/** Something an editor should look at; data, never an exception. */
export interface Problem {
  readonly rule: string;
  readonly severity: Severity;
  /** One sentence for an editor, naming the label or field. */
  readonly message: string;
  readonly range: TextRange;
  readonly fixes: readonly Fix[];
}

/** A problem that an editor looked at and let stand. Kept beside the episodes, never in their text. */
export interface Excuse {
  readonly rule: string;
  /** The words that `anchorOf` gave for the problem; null excuses the whole file from the rule. */
  readonly anchor: string | null;
}

/** What a rule may know besides the episode. */
export interface LintContext {
  readonly config: LibraryConfig;
  readonly excused?: readonly Excuse[];
  /** Absent where one file is linted alone. */
  readonly peers?: Peers;
  /** How other tools would split the file, where that is elsewhere; only where that was tried. */
  readonly otherSplit?: string | null;
  /** Length of the episode's recording, where there is one on this machine. */
  readonly recordingSeconds?: number;
  /** Turn index to the second at which it begins, as it is kept beside the episode: what an import or an alignment said. */
  readonly times?: ReadonlyMap<number, number>;
  /** What the voices in the recording told; absent where they were not compared. */
  readonly heard?: Heard;
}

/** A finding before the registry adds the rule's id and the configured severity. */
export type Finding = Omit<Problem, 'rule' | 'severity'>;

/** A rule is a pure function; its page `<id>.md` stands beside it. */
export interface Rule {
  readonly id: string;
  readonly severity: Severity;
  /** Off unless `rostrum.yaml` switches it on. */
  readonly offByDefault?: boolean;
  check(episode: Episode, context: LintContext): Finding[];
}
