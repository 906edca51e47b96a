import type { ComponentType } from 'react';
import type { SectionId } from './settings-store.ts';

export interface ControlProps {
  /** Ids of the elements that name and explain it. */
  readonly labelledBy: string;
  readonly describedBy: string;
  /** What is searched for, in lower case. */
  readonly query: string;
}

/** One thing that can be set, or seen to. */
export interface Setting {
  readonly title: string;
  /** A sentence. */
  readonly help: string;
  /** More words by which it is found. */
  readonly words?: string;
  /** The control has a line of its own. */
  readonly wide?: boolean;
  readonly Control: ComponentType<ControlProps>;
  /** How its usual value is had back; absent where it has none. */
  readonly useReset?: () => Reset;
  /** Finds more than `title`, `help` and `words` say. @param query in lower case */
  readonly finds?: (query: string) => boolean;
}

export interface Reset {
  /** The usual value, in words. */
  readonly usual: string;
  readonly isUsual: boolean;
  reset(): void;
}

export interface Section {
  readonly id: SectionId;
  readonly of: 'machine' | 'library';
  readonly title: string;
  readonly settings: readonly Setting[];
  /** Stands above them. */
  readonly Head?: ComponentType;
}

/** The settings in which all words of a query are found, each with its section's. */
export function findSettings(sections: readonly Section[], query: string): readonly Section[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return sections
    .map((section) => ({
      ...section,
      settings: section.settings.filter(({ title, help, words: more = '', finds = () => false }) => {
        const text = `${section.title} ${title} ${help} ${more}`.toLowerCase();
        return words.every((word) => text.includes(word)) || finds(words.join(' '));
      }),
    }))
    .filter(({ settings }) => settings.length > 0);
}
