import { expect, test } from 'vitest';
import { readStartArguments } from '../../build/launcher/read-arguments.mjs';

test.each([
  [[], { library: null, screenshot: null }],
  [['episodes'], { library: 'episodes', screenshot: null }],
  [['--screenshot', 'window.png'], { library: null, screenshot: 'window.png' }],
  [['--screenshot=window.png', 'episodes'], { library: 'episodes', screenshot: 'window.png' }],
  [['episodes', '--screenshot'], { library: 'episodes', screenshot: 'out/screenshot.png' }],
])('npm start -- %j', (argv, expected) => {
  expect(readStartArguments(argv)).toEqual(expected);
});

test.each([
  [['--screenshoot'], /screenshoot.*\nUse: npm start/s],
  [['one', 'two'], /One library at a time, not 2\.\nUse: npm start/],
])('refuses npm start -- %j and says how it is used', (argv, message) => {
  expect(() => readStartArguments(argv)).toThrow(message);
});
