import type { LibraryConfig } from '../../config/library-config.ts';
import type { TextEdit, TextRange } from '../../text/text-edit.ts';

/** How a show writes its labels; see ARCHITECTURE.md, "House styles". */
export type HouseStyle = 'initials' | 'bold-name' | 'name-colon' | 'name-time';

export const houseStyles: readonly HouseStyle[] = ['initials', 'bold-name', 'name-colon', 'name-time'];

/** The label of a turn whose speaker nobody has decided yet. It blocks publishing. */
export const unassignedLabel = '??';

/** What front matter is written in; Hugo reads all three. */
export type FrontMatterFormat = 'yaml' | 'toml' | 'json';

export const frontMatterFormats: readonly FrontMatterFormat[] = ['yaml', 'toml', 'json'];

/** A front-matter value as the core YAML schema reads it, except that dates and durations stay text. */
export type FieldValue =
  string | number | boolean | null | readonly FieldValue[] | { readonly [key: string]: FieldValue };

/** One top-level key of the front matter. */
export interface Field {
  readonly key: string;
  readonly value: FieldValue;
  /** The value's source text, quotes and all. */
  readonly raw: string;
  readonly keyRange: TextRange;
  readonly valueRange: TextRange;
  /** The whole entry, from the start of the key's line to the end of its last line, newline included. */
  readonly range: TextRange;
  /** From 1. */
  readonly line: number;
  /** The further entries of a key that stands in several places: TOML's tables and dotted keys. */
  readonly moreRanges: readonly TextRange[];
  /** Why the value can be changed as text only, in words; null where `setField` can change it. */
  readonly readOnly: string | null;
  /** What was written as part of the value, and is a comment to YAML: the `#5` of `Episode #5`. */
  readonly cutOff: TextRange | null;
}

export interface FrontMatterFix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

export interface FrontMatterProblem {
  readonly message: string;
  readonly range: TextRange;
  readonly fixes: readonly FrontMatterFix[];
}

/**
 * `none`: the file does not begin with front matter. `error`: it does or was meant to, but it is not in line 1, not
 * closed, cannot be read, or is not a mapping; `fields` is then empty and the file is edited as raw text.
 */
export interface FrontMatter {
  readonly status: 'none' | 'ok' | 'error';
  /** `yaml` for `none`: new front matter is YAML. */
  readonly format: FrontMatterFormat;
  /** From the opening fence to the end of the closing line, its newline included. Empty at 0 for `none`. */
  readonly range: TextRange;
  /** The YAML or TOML between the two fences, or the JSON with its braces. */
  readonly sourceRange: TextRange;
  readonly fields: readonly Field[];
  readonly problems: readonly FrontMatterProblem[];
  /** What can be read, though not as it was written: doubts about a form, each with its fix. */
  readonly doubts: readonly FrontMatterDoubt[];
}

export interface FrontMatterDoubt extends FrontMatterProblem {
  /** `lost`: a part of what was written is not in the value. `form`: the value is whole, its form unusual. */
  readonly kind: 'lost' | 'form';
}

/** A speaker label as written in front of a turn. */
export interface Label {
  /** The speaker as the label names it, without delimiters: `MD`, `Adam Stacoviak`, `Speaker 1`. */
  readonly text: string;
  /** Exactly the characters of `text` in the file: what a relabel replaces. */
  readonly range: TextRange;
  /** The label with its delimiters, its time if it has one, and the white space up to the first word. */
  readonly fullRange: TextRange;
}

/** A time written in the text, in seconds from the start of the recording. */
export interface Timestamp {
  readonly seconds: number;
  readonly range: TextRange;
}

interface BlockBase {
  readonly range: TextRange;
  /** Lines from 1, both inclusive, counted in the whole file. */
  readonly line: number;
  readonly endLine: number;
}

/** A label and what that speaker says, over as many paragraphs as that takes. */
export interface Turn extends BlockBase {
  readonly kind: 'turn';
  /** Position among the turns, from 0. */
  readonly index: number;
  readonly label: Label;
  /** The time in the label, or at the start of its words. */
  readonly time: Timestamp | null;
  /** When the turn ends, where the episode writes that behind its last word; no part of the words. */
  readonly endTime: Timestamp | null;
  /** One range per paragraph, the first without the label, none with trailing white space; never empty ranges. */
  readonly paragraphs: readonly TextRange[];
  /** How many words the paragraphs have, a word being what stands between white space. */
  readonly words: number;
}

/** A paragraph before the first label, or after a heading or rule, that no label covers. */
export interface Narration extends BlockBase {
  readonly kind: 'narration';
  readonly words: number;
}

/** A heading, rule, code block outside a turn, or marker that is no speaker (Break, Jingle, Outro). */
export interface Divider extends BlockBase {
  readonly kind: 'heading' | 'rule' | 'code' | 'marker';
}

/** Consecutive lines that declare labels. */
export interface LegendBlock extends BlockBase {
  readonly kind: 'legend';
  readonly entries: readonly LegendEntry[];
}

/** `MD - Michelle Drumm`. */
export interface LegendEntry {
  readonly label: string;
  readonly name: string;
  readonly labelRange: TextRange;
  readonly nameRange: TextRange;
  /** The line without its line end; trailing spaces included. */
  readonly range: TextRange;
  /** From 1 in the whole file. */
  readonly line: number;
}

export type Block = Turn | Narration | Divider | LegendBlock;

/** A to-do is for editors and blocks publishing; an audience mark is part of the transcript. */
export interface Mark {
  readonly kind: 'todo' | 'audience';
  /** As written: `[CHECK: name]`, `??`, `[unintelligible 00:12:33]`. */
  readonly text: string;
  readonly range: TextRange;
  readonly line: number;
}

/** A label that the file declares or uses; `unassignedLabel` is nobody and not among them. */
export interface Speaker {
  readonly label: string;
  /** The full name from the legend; the label itself where labels are names, without a role in it; else null. */
  readonly name: string | null;
  /** What the label calls the person besides: `host` in `Rosa Hill (host)`. */
  readonly role: string | null;
  /** The line that declares the label (legend entry or item of the `speakers` field); null where none does. */
  readonly declaredLine: number | null;
  readonly turns: number;
  readonly words: number;
  /** From 1: legend order, then order of first appearance, then names that are declared only. What digit keys and colours follow. */
  readonly number: number;
}

/** What stands in the lines of turns besides labels and words. */
export interface LineMarks {
  /** Turns are block quotes: a line begins with `>`, and one that is nothing else parts paragraphs. */
  readonly quoted: boolean;
  /** Turns end with the time at which they do, in brackets; one between `#` is always read so. */
  readonly endTimes: boolean;
}

/** What one file says, derived from its text alone. Never throws away or normalises: every range points into `text`. */
export interface Episode {
  readonly text: string;
  readonly frontMatter: FrontMatter;
  /** The nearest one, by what tells labels from words; null where the body has no labels at all: a page, a talk. */
  readonly houseStyle: HouseStyle | null;
  readonly lineMarks: LineMarks;
  /** Everything after the front matter, in order, without gaps other than blank lines. */
  readonly blocks: readonly Block[];
  readonly legend: readonly LegendEntry[];
  readonly turns: readonly Turn[];
  readonly marks: readonly Mark[];
  /** Fenced code blocks, those inside a turn too (where they are no paragraph): nothing in them is read or changed. */
  readonly fences: readonly TextRange[];
  readonly speakers: readonly Speaker[];
}

/** What reading a text depends on besides the text: the library's settings say it all. */
export interface ParseOptions {
  /** Overrides recognition: the library's `houseStyle`, or `--house-style`. */
  readonly houseStyle?: HouseStyle | undefined;
  /** What the library says of its fields: which of them name people. */
  readonly fields?: LibraryConfig['fields'] | undefined;
}
