import { expect, test } from 'vitest';
import { findPageDifference } from '../../../shared/publish/page-difference.ts';

const page =
  '---\ntitle: Bread\n---\n\n**Ann Lee:** [00:01] One two three four.\n\n**Bob Roe:** Five six seven.\n\n**Ann Lee:** Eight nine ten.\n';
const initials =
  '---\ntitle: Bread\n---\n\nAL - Ann Lee  \nBR - Bob Roe\n\nAL One two three four.\n\nBR Five six seven.\n\nAL Eight nine ten.\n\nBR And so on.\n';
const named =
  '---\ntitle: Bread\n---\n\n**Ann Lee:** One two three four.\n\n**Bob Roe:** Five six seven.\n\n**Ann Lee:** Eight nine ten.\n\n**Bob Roe:** And so on.\n';

/** What is told of a page and of what would be written over it. */
function differenceOf(before: string, after: string) {
  const { another, parts, keys } = findPageDifference(before, after, {});
  return [...(another ? ['another'] : parts), ...Object.values(keys).flat()].join(' ');
}

test.each([
  ['a value', page, page.replace('Bread', 'Loaf'), 'field-values title'],
  ['a value that is only quoted', page.replace('Bread', '"Bread"'), page, 'field-form'],
  [
    'a value that quotes make another',
    page.replace('Bread', '007'),
    page.replace('Bread', '"007"'),
    'field-values title',
  ],
  [
    'a date in quotes',
    page.replace('Bread', 'Bread\ndate: "2020-01-02"'),
    page.replace('Bread', 'Bread\ndate: 2020-01-02'),
    'field-form',
  ],
  [
    'the order of keys',
    page.replace('title: Bread', 'season: 1\ntitle: Bread'),
    page.replace('title: Bread', 'title: Bread\nseason: 1'),
    'field-form',
  ],
  [
    'a list in brackets',
    page.replace('Bread', 'Bread\ntags: [a, b]'),
    page.replace('Bread', 'Bread\ntags:\n  - a\n  - b'),
    'field-form',
  ],
  ['TOML and YAML', page.replace('---\ntitle: Bread\n---', '+++\ntitle = "Bread"\n+++'), page, 'field-form'],
  ['a key of the page', page.replace('Bread', 'Bread\nweight: 3\naliases: [/old]'), page, 'page-fields weight aliases'],
  ['a key of the episode', page, page.replace('Bread', 'Bread\nseason: 3'), 'new-fields season'],
  [
    'keys of either',
    page.replace('title: Bread', 'name: Bread\nweight: 1'),
    page.replace('Bread', 'Loaf'),
    'page-fields new-fields name weight title',
  ],
  ['no front matter', page.slice(page.indexOf('**')), page, 'new-fields title'],
  ['a comment of the page', page.replace('Bread', 'Bread # ask Ann'), page, 'comments'],
  ['a comment of the episode', page, page.replace('Bread', 'Bread # ask Ann'), 'field-form'],
  ['a # that is no comment', page.replace('Bread', '"Bread #5"'), page.replace('Bread', "'Bread #5'"), 'field-form'],
  ['a comment of TOML', page.replace('---\ntitle: Bread\n---', '+++\ntitle = "Bread" # why\n+++'), page, 'comments'],
  [
    'front matter that cannot be read',
    page.replace('title: Bread', 'title: "Bread'),
    page,
    'field-values new-fields title',
  ],
  ['who speaks', page, page.replace('**Bob Roe:**', '**Ann Lee:**'), 'speakers'],
  ['labels of the same people', initials, named, 'labels'],
  ['labels of the same people, back', named, initials, 'labels'],
  ['labels and who speaks', initials, named.replace('**Bob Roe:** Five', '**Ann Lee:** Five'), 'speakers'],
  ['a name in the legend', initials, initials.replace('BR - Bob Roe', 'BR - Bob Rowe'), 'speakers'],
  ['a word', page, page.replace('six', 'sechs'), 'words'],
  ['a turn', page, page.replace('\n**Bob Roe:** Five six seven.\n', ''), 'words'],
  ['a time', page, page.replace('00:01', '00:02'), 'times'],
  ['a time within a turn', page.replace('six', '[00:07] six'), page.replace('six', '[00:09] six'), 'times'],
  ['a time of a mark', page.replace('six', '[unclear 00:07]'), page.replace('six', '[unclear 00:09]'), 'times'],
  ['a time that somebody speaks of', page.replace('six', '10:30'), page.replace('six', '10:45'), 'words'],
  ['a line break', page, page.replace('Five six', 'Five  \nsix'), 'form'],
  [
    'a line break and a new key',
    page,
    page.replace('Five six', 'Five  \nsix').replace('Bread', 'Bread\nseason: 3'),
    'new-fields form season',
  ],
  ['what stands around labels', page, page.replaceAll('**', ''), 'labels'],
  ['what stands around labels, and a word', page, page.replaceAll('**', '').replace('six', 'sechs'), 'words'],
  ['quotation marks', page.replace('six', '“six”'), page.replace('six', '"six"'), 'form'],
  ['emphasis', page.replace('six', '*six*'), page, 'form'],
  ['a link', page.replace('six', '[six](https://example.org)'), page, 'words'],
  ['a value and a word', page, page.replace('Bread', 'Loaf').replace('six', 'sechs'), 'field-values words title'],
  ['another page', page, '# Contact\n\nWrite to us whenever you like to.\n', 'another'],
])('a page differs in %s', (_, before, after, told) => {
  expect(differenceOf(before, after)).toBe(told);
});

const talk = (title: string, date: string, nouns: readonly string[]) =>
  `---\ntitle: ${title}\ndate: ${date}\n---\n\n${nouns.map((noun, index) => `**${index % 2 === 0 ? 'Ann Lee' : 'Bob Roe'}:** And so I think that the ${noun} is one of those we have.\n`).join('\n')}`;

test('two episodes of one show are different pages, however much their language has in common', () => {
  const bread = talk('Bread', '2020-01-02', ['oven', 'flour', 'mill', 'crust', 'yeast', 'salt']);
  const other = bread
    .replace('Bread', 'Bees')
    .replace('2020-01-02', '2021-03-04')
    .replace(
      /And so I think that the (\w+) is one of those we have/g,
      'Those of the $1 that we think one so is and have I',
    );
  expect(differenceOf(bread, other)).toBe('another');
  expect(differenceOf(bread, other.replace('Bees', 'Bread').replace('2021-03-04', '2020-01-02'))).toContain('words');
});

test('a page that has the episode’s title and date is its page, whatever it says: a stub, a summary', () => {
  const bread = talk('Bread', '2020-01-02', ['oven', 'flour', 'mill']);
  expect(differenceOf('---\ntitle: Bread\ndate: "2020-01-02"\n---\n\nThe transcript is to come.\n', bread)).toContain(
    'words',
  );
  expect(differenceOf('---\ntitle: Bread\ndate: 2020-01-02\nweight: 1\n---\n', bread)).toContain('page-fields');
  expect(differenceOf('---\ntitle: About us\n---\n', bread)).toBe('another');
});

test('in a script without spaces, a page that was corrected in every sentence is no other page', () => {
  const page =
    '---\ntitle: 庭\n---\n\n**山田：** 今日は庭の話をします。\n\n**鈴木：** とても楽しみにしていました。\n\n**山田：** それでは始めましょう。\n';
  const corrected = page
    .replace('今日', '本日')
    .replace('とても', '大変')
    .replace('それでは', 'では')
    .replace('庭\n', '庭の話\n');
  expect(differenceOf(page, corrected)).not.toBe('another');
});
