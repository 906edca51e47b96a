import './diff.css';
import { useMemo } from 'react';
import { diffWordsWithSpace } from 'diff';

/** A passage with the words marked that another version of it has not; what only that version has is struck through, or left out. */
export function WordDiff({
  before,
  after,
  showRemoved = false,
}: {
  before: string;
  after: string;
  showRemoved?: boolean;
}) {
  const parts = useMemo(() => diffWordsWithSpace(before, after), [before, after]);
  return (
    <span className="word-diff" dir="auto">
      {parts.map(({ value, added, removed }, index) => {
        if (removed) return showRemoved ? <del key={index}>{value}</del> : null;
        return added ? <ins key={index}>{value}</ins> : value;
      })}
    </span>
  );
}
