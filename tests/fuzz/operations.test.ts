import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseEpisode } from '../../shared/episode/parse-episode.ts';
import { alternateSpeakers } from '../../shared/operations/alternate-speakers.ts';
import { declareLabel } from '../../shared/operations/declare-label.ts';
import { addLegendEntry, moveLegendEntry, removeLegendEntry } from '../../shared/operations/legend-entries.ts';
import { mergeTurns } from '../../shared/operations/merge-turns.ts';
import { makeNarration, makeTurn } from '../../shared/operations/narration.ts';
import { reassignTurns } from '../../shared/operations/reassign-turns.ts';
import { relabel } from '../../shared/operations/relabel.ts';
import { renameLabel } from '../../shared/operations/rename-label.ts';
import { renameName } from '../../shared/operations/rename-name.ts';
import { splitTurn } from '../../shared/operations/split-turn.ts';
import { swapSpeakers } from '../../shared/operations/swap-speakers.ts';
import { applyEdits, type TextEdit } from '../../shared/text/text-edit.ts';
import { decode, encode, encodeEdits } from '../../shared/text/source-text.ts';
import { anyText, someSeconds } from './texts.ts';

test('whatever the text, every operation gives edits that apply to it', () => {
  fc.assert(
    fc.property(anyText, fc.nat(), fc.nat(), (text, place, other) => {
      const episode = parseEpisode(text, {});
      const labels = [...episode.speakers.map(({ label }) => label), 'TW', 'New Name', '??'];
      const a = labels[place % labels.length]!;
      const b = labels[other % labels.length]!;
      const turn = episode.turns.length === 0 ? 0 : place % episode.turns.length;
      const offset = place % (text.length + 1);
      const lines = { first: 1 + (place % 20), last: 1 + (place % 20) + (other % 20) };
      const relabels: TextEdit[][] = [
        relabel(episode, { from: a, to: b, lines }),
        reassignTurns(episode, [turn], b),
        swapSpeakers(episode, a, b, lines),
        alternateSpeakers(episode, { first: turn, last: turn + 3 }, [a, b]),
      ];
      const all = [
        ...relabels,
        renameLabel(episode, { from: a, to: b }),
        renameName(episode, { from: a, to: b }),
        splitTurn(episode, offset, a),
        mergeTurns(episode, { first: turn }),
        mergeTurns(episode, { first: turn, paragraphs: 'keep', label: b }),
        makeNarration(episode, turn),
        makeTurn(episode, offset, a),
        declareLabel(episode, { label: a, name: 'New Name' }),
        addLegendEntry(episode, { label: 'NN', name: 'New Name' }),
        removeLegendEntry(episode, a),
        moveLegendEntry(episode, a, other % 4),
      ];
      for (const edits of all) parseEpisode(applyEdits(text, edits), {});
      const inLabels = (edit: TextEdit) =>
        episode.turns.some(({ label }) => label.range.from === edit.from && label.range.to === edit.to);
      for (const edits of relabels) expect(edits.every(inLabels)).toBe(true);
    }),
    someSeconds,
  );
});

test('whatever the bytes, they are refused or come back as they were; edits outside a stretch leave its bytes alone', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array({ maxLength: 200 }),
        fc
          .array(fc.constantFrom(13, 10, 0xef, 0xbb, 0xbf, 65, 0xc3, 0xa9, 0xe2, 0x80, 0xa8), { maxLength: 60 })
          .map((bytes) => Uint8Array.from(bytes)),
      ),
      fc.nat(),
      (bytes, place) => {
        const decoded = decode(bytes);
        if (decoded.kind === 'refused') {
          expect(decoded.offset).toBeLessThanOrEqual(bytes.length);
          return;
        }
        expect(encode(decoded.source)).toEqual(bytes);
        const at = place % (decoded.source.text.length + 1);
        // Between the halves of a character there is no place.
        fc.pre(!/[\ud800-\udbff]$/.test(decoded.source.text.slice(0, at)));
        const edited = encodeEdits(decoded.source, [{ from: at, to: at, insert: 'x' }]);
        expect(edited.length).toBe(bytes.length + 1);
      },
    ),
    someSeconds,
  );
});
