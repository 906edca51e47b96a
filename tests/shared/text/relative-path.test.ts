import { expect, test } from 'vitest';
import { relativePath } from '../../../shared/text/relative-path.ts';

test.each([
  ['/show/library', '/show/website', '../website'],
  ['/show/library', '/show/library/site', 'site'],
  ['/show/library', '/show/library', '.'],
  ['/show/library', '/elsewhere/site', '../../elsewhere/site'],
  ['C:\\show\\library', 'C:\\show\\website', '../website'],
  ['C:\\show\\library', 'D:\\website', 'D:\\website'],
])('the way from %s to %s is %s', (folder, to, way) => {
  expect(relativePath(folder, to)).toBe(way);
});
