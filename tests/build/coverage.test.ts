import { expect, test } from 'vitest';
import { describeCoverage } from '../../build/launcher/describe-coverage.mjs';

const counts = (covered: number, total: number) => ({
  lines: { covered, total },
  functions: { covered, total },
  branches: { covered: 0, total: 0 },
});

test('coverage is summed up by layer and folder, from counts, not from shares', () => {
  expect(
    describeCoverage({
      'shared/text/a.ts': counts(1, 1),
      'shared/text/deep/b.ts': counts(1, 9),
      'shared/failure.ts': counts(8, 10),
      'renderer/app/c.ts': counts(0, 4),
    }).split('\n'),
  ).toEqual([
    '                      files      lines  functions   branches',
    'renderer                  1      0.0 %      0.0 %          -',
    '  renderer/app            1      0.0 %      0.0 %          -',
    'shared                    3     50.0 %     50.0 %          -',
    '  shared/.                1     80.0 %     80.0 %          -',
    '  shared/text             2     20.0 %     20.0 %          -',
    '',
  ]);
});
