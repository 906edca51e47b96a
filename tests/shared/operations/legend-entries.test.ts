import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import { declareLabel } from '../../../shared/operations/declare-label.ts';
import { addLegendEntry, moveLegendEntry, removeLegendEntry } from '../../../shared/operations/legend-entries.ts';
import { renameLabel } from '../../../shared/operations/rename-label.ts';
import { renameName } from '../../../shared/operations/rename-name.ts';
import { applyEdits, type TextEdit } from '../../../shared/text/text-edit.ts';
import type { Episode } from '../../../shared/episode/model/episode.ts';

const three = 'MD - Mary Day  \nTW - Tim Wood  \nBK - Bea Kerr\n\nMD Well.\n';
const change = (text: string, edit: (episode: Episode) => TextEdit[]) => applyEdits(text, edit(parseEpisode(text, {})));

describe('the legend', () => {
  test('takes a new entry last, and the line above it then breaks hard', () => {
    expect(change(three, (episode) => addLegendEntry(episode, { label: 'JB', name: 'Joy Bell' }))).toBe(
      'MD - Mary Day  \nTW - Tim Wood  \nBK - Bea Kerr  \nJB - Joy Bell\n\nMD Well.\n',
    );
  });

  test('takes a new entry in the form of the others', () => {
    expect(
      change('MD – Mary Day\nTW – Tim Wood\n\nMD Well.\n', (episode) =>
        addLegendEntry(episode, { label: 'JB', name: 'Joy Bell' }),
      ),
    ).toBe('MD – Mary Day\nTW – Tim Wood\nJB – Joy Bell\n\nMD Well.\n');
  });

  test('is opened above the first block where there is none', () => {
    expect(
      change(
        '---\ntitle: T\n---\n\nIntro.\n\nMD Well.\n\nTW Yes.\n\nMD So.\n\nTW Ah.\n\nMD Hm.\n\nTW Oh.\n',
        (episode) => addLegendEntry(episode, { label: 'MD', name: 'Mary Day' }),
      ),
    ).toMatch(/^---\ntitle: T\n---\n\nMD - Mary Day\n\nIntro\./);
    expect(change('---\ntitle: T\n---', (episode) => addLegendEntry(episode, { label: 'MD', name: 'Mary Day' }))).toBe(
      '---\ntitle: T\n---\nMD - Mary Day\n',
    );
  });

  test('is not given the same label twice', () => {
    expect(addLegendEntry(parseEpisode(three, {}), { label: 'TW', name: 'Tom Ward' })).toEqual([]);
  });

  test('loses an entry, and its new last line no longer breaks', () => {
    expect(change(three, (episode) => removeLegendEntry(episode, 'BK'))).toBe(
      'MD - Mary Day  \nTW - Tim Wood\n\nMD Well.\n',
    );
    expect(change(three, (episode) => removeLegendEntry(episode, 'MD'))).toBe(
      'TW - Tim Wood  \nBK - Bea Kerr\n\nMD Well.\n',
    );
  });

  test('goes with its last entry', () => {
    expect(change('MD - Mary Day\n\nMD Well.\n', (episode) => removeLegendEntry(episode, 'MD'))).toBe('MD Well.\n');
  });

  test('changes its order', () => {
    expect(change(three, (episode) => moveLegendEntry(episode, 'BK', 0))).toBe(
      'BK - Bea Kerr  \nMD - Mary Day  \nTW - Tim Wood\n\nMD Well.\n',
    );
    expect(change(three, (episode) => moveLegendEntry(episode, 'MD', 9))).toBe(
      'TW - Tim Wood  \nBK - Bea Kerr  \nMD - Mary Day\n\nMD Well.\n',
    );
  });

  test('has hard breaks on all lines but its last after any change, and nothing below it changes', () => {
    const entries = ['MD - Mary Day', 'TW - Tim Wood', 'BK - Bea Kerr', 'JB - Joy Bell'];
    const anyChange = fc.oneof(
      fc.record({ kind: fc.constant('add' as const) }),
      fc.record({ kind: fc.constant('remove' as const), at: fc.nat(3) }),
      fc.record({ kind: fc.constant('move' as const), at: fc.nat(3), to: fc.nat(5) }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 4 }), anyChange, (count, step) => {
        const body = '\n\nMD Well.\n\nTW Yes.\n';
        const text = entries.slice(0, count).join('  \n') + body;
        const labelAt = (at: number) => entries[at]!.slice(0, 2);
        const expected = entries.slice(0, count);
        const after = change(text, (episode) => {
          if (step.kind === 'add') return addLegendEntry(episode, { label: 'ZZ', name: 'Zoe Zane' });
          return step.kind === 'remove'
            ? removeLegendEntry(episode, labelAt(step.at))
            : moveLegendEntry(episode, labelAt(step.at), step.to);
        });
        if (step.kind === 'add') expected.push('ZZ - Zoe Zane');
        else if (step.at < count) {
          const [taken] = expected.splice(step.at, 1);
          if (step.kind === 'move') expected.splice(step.to, 0, taken!);
        }
        expect(after).toBe(expected.join('  \n') + body);
      }),
    );
  });
});

describe('declaring a label', () => {
  test('adds it to the legend, or to the speakers of a show that labels with names', () => {
    expect(change(three, (episode) => declareLabel(episode, { label: 'JB', name: 'Joy Bell' }))).toContain(
      'BK - Bea Kerr  \nJB - Joy Bell\n',
    );
    const colon = '---\nspeakers:\n  - Ann Day\n  - Bo Roe\n---\nAnn Day: Yes.\n\nBo Roe: No.\n';
    expect(change(colon, (episode) => declareLabel(episode, { label: 'Cy Fox', name: 'Cy Fox' }))).toBe(
      colon.replace('Bo Roe\n---', 'Bo Roe\n  - Cy Fox\n---'),
    );
  });

  test('has nothing to declare for nobody, or where the show declares nobody', () => {
    expect(declareLabel(parseEpisode(three, {}), { label: '??', name: 'Who' })).toEqual([]);
    expect(
      declareLabel(parseEpisode('**Ann Day:** Yes.\n\n**Bo Roe:** No.\n\n**Ann Day:** So.\n', {}), {
        label: 'Cy Fox',
        name: 'Cy Fox',
      }),
    ).toEqual([]);
  });
});

describe('renaming', () => {
  test('a label changes in the legend and in all turns, not in words', () => {
    const text = 'MD - Mary Day  \nTW - Tim Wood\n\nMD The MD said so.\n\nTW Yes.\n';
    expect(change(text, (episode) => renameLabel(episode, { from: 'MD', to: 'MDY' }))).toBe(
      'MDY - Mary Day  \nTW - Tim Wood\n\nMDY The MD said so.\n\nTW Yes.\n',
    );
  });

  test('a label changes in a range of turns only, where one is given', () => {
    const text = 'MD - Mary Day  \nTW - Tim Wood\n\nMD One.\n\nMD Two.\n';
    expect(
      change(text, (episode) => renameLabel(episode, { from: 'MD', to: 'TW', lines: { first: 6, last: 6 } })),
    ).toBe('MD - Mary Day  \nTW - Tim Wood\n\nMD One.\n\nTW Two.\n');
  });

  test('a name changes in the legend and leaves labels alone', () => {
    expect(change(three, (episode) => renameName(episode, { from: 'Mary Day', to: 'Marie Day' }))).toBe(
      three.replace('Mary Day', 'Marie Day'),
    );
  });

  test('a name that is a label changes in the speakers field and in all turns, not in words', () => {
    const text = '---\nspeakers: [Ann Day, Bo Roe]\n---\nAnn Day: Yes, Bo Roe.\n\nBo Roe: I am Bo Roe.\n';
    expect(change(text, (episode) => renameName(episode, { from: 'Bo Roe', to: 'Bob Roe' }))).toBe(
      '---\nspeakers: [Ann Day, Bob Roe]\n---\nAnn Day: Yes, Bo Roe.\n\nBob Roe: I am Bo Roe.\n',
    );
  });

  test('initials and name change in the label that introduces them', () => {
    const text = 'Ann Day (AD): Yes.\n\nBo Roe (BR): No.\n\nAD: So.\n\nBR: Ah.\n\nAD: Oh.\n\nBR: Hm.\n';
    expect(change(text, (episode) => renameLabel(episode, { from: 'BR', to: 'BO' }))).toBe(text.replaceAll('BR', 'BO'));
    expect(change(text, (episode) => renameName(episode, { from: 'Bo Roe', to: 'Bob Roe' }))).toBe(
      text.replace('Bo Roe', 'Bob Roe'),
    );
  });
});
