/** What Hugo makes of a page. */
export type Shown = 'live' | 'draft' | 'later' | 'expired';

/**
 * Front matter, what Hugo made of it up to 0.134, and what it has made of it since 0.152 where that is something else
 * (`stops`: it does not build the site). The older answers are checked against a real Hugo by `npm run interop`.
 */
export interface LiveForm {
  readonly text: string;
  readonly older: Shown;
  readonly newer: Shown | 'stops';
}

const yaml = (fields: string, older: Shown, newer: LiveForm['newer'] = older): LiveForm => ({ text: `---\n${fields}\n---\n`, older, newer });
const toml = (fields: string, older: Shown, newer: LiveForm['newer'] = older): LiveForm => ({ text: `+++\n${fields}\n+++\n`, older, newer });
const json = (text: string, older: Shown, newer: LiveForm['newer'] = older): LiveForm => ({ text: `${text}\n`, older, newer });

export const liveForms: readonly LiveForm[] = [
  // Drafts.
  yaml('title: Nothing', 'live'),
  ...['true', 'True', 'TRUE', 't', 'T', '1', '2', '-1', '+1', '0x1', '0b1', '0o1', '01', '1_0', '"true"', "'T'", '"1"', '>-\n  true', '!!bool "yes"', '!!str true', 'true # not yet'].map((value) => yaml(`draft: ${value}`, 'draft')),
  ...['yes', 'Yes', 'YES', 'y', 'Y', 'on', 'On', 'ON', '&later yes'].map((value) => yaml(`draft: ${value}`, 'draft', 'live')),
  ...['false', 'no', 'off', 'n', '0', '0.0', 'oN', 'tRue', '"yes"', '" true"', '|\n  true', '[true]', '', '~', 'null', '2999-01-01'].map((value) => yaml(`draft: ${value}`, 'live')),
  ...['1.0', '1e0', '.inf'].map((value) => yaml(`draft: ${value}`, 'live', 'draft')),
  yaml('live: &no yes\ndraft: *no', 'draft', 'live'),
  yaml('Draft: true', 'draft'),
  yaml('DRAFT: true', 'draft'),
  toml('draft = true', 'draft'),
  toml('draft = "t"', 'draft'),
  toml('draft = 1', 'live', 'draft'),
  json('{"draft": true}', 'draft'),
  json('{"draft": "true"}', 'draft'),
  json('{"draft": "yes"}', 'live'),
  json('{"draft": 1}', 'live', 'draft'),
  json('{"draft": null}', 'live'),
  // Keys that differ in nothing but capitals.
  yaml('draft: true\nDraft: false', 'live'),
  yaml('Draft: false\ndraft: true', 'live'),
  yaml('Draft: true\ndraft: false', 'draft'),
  yaml('publishDate: 2999-01-01\npublishdate: 2001-01-01', 'later'),
  yaml('publishdate: 2001-01-01\npublishDate: 2999-01-01', 'later'),
  yaml('publishdate: 2999-01-01\npublishDate: 2001-01-01', 'live'),
  toml('publishDate = 2999-01-01\npublishdate = 2001-01-01', 'later'),
  toml('draft = true\nDraft = false', 'live'),
  json('{"Draft": true, "draft": false}', 'draft'),
  // `published`, which is a yes or no to some and a date to others.
  ...['false', '"false"', 'f'].map((value) => yaml(`published: ${value}`, 'draft', 'stops')),
  ...['no', 'off', 'n'].map((value) => yaml(`published: ${value}`, 'draft', 'stops')),
  yaml('published:', 'draft'),
  yaml('published: 0', 'draft'),
  yaml('published: true', 'live', 'stops'),
  yaml('published: 1', 'live'),
  yaml('published: 2999-01-01', 'later'),
  yaml('published: false\ndraft: false', 'live', 'stops'),
  yaml('published: true\ndraft: true', 'draft', 'stops'),
  yaml('published: false\npublishDate: 2012-10-25\ndate: 2012-10-25', 'draft'),
  toml('published = false', 'draft', 'stops'),
  json('{"published": false}', 'draft', 'stops'),
  json('{"published": null}', 'draft'),
  // Dates that Hugo reads.
  ...[
    '2999-07-01', '2999-07-01 10:00:00', '2999-07-01 1:00:00', '2999-07-01T10:00:00', '2999-07-01T10:00:00Z', '2999-07-01T10:00:00+02:00', '2999-07-01T10:00:00+0200',
    '2999-07-01 10:00:00 +0200', '2999-07-01 10:00:00 +02:00', '2999-07-01 10:00:00+02:00', '2999-07-01 10:00:00+0200', '2999-07-01 10:00:00Z', '2999-07-01 10:00:00 +0200 CEST',
    '2999-07-01T10:00:00.123', '2999-07-01 10:00:00.5 +0200', '2999-07-01  10:00:00', 'Mon, 01 Jul 2999 10:00:00 +0200', 'Mon, 01 Jul 2999 10:00:00 GMT', 'Mon, 01 Jul 2999 10:00:00 CEST',
    'Mon Jul  1 10:00:00 2999', 'Mon Jul 1 10:00:00 GMT 2999', 'Mon Jul 01 10:00:00 +0200 2999', '01 Jul 2999', '01 jul 2999', '01 Jul 68 10:00 GMT', 'Monday, 01-Jul-68 10:00:00 GMT',
    '32503680000', '32_503_680_000', '0x791DE0DC0', '"2999-07-01"', '!!str 2999-07-01', '!!timestamp 2999-07-01', '2999-07-01 # or so',
  ].map((value) => yaml(`date: ${value}`, 'later')),
  ...['01 Jul 99 10:00 +0200', '01 Jul 69 10:00 GMT', '3:04PM', 'Jul  1 10:00:00', '20990701', '2999', '', '""'].map((value) => yaml(`date: ${value}`, 'live')),
  // Dates that it does not read.
  ...[
    '2999-7-1', '2999-07-01 10:00', '2999-07-01T10:00', '2999-07-01T10:00:00z', '2999-07-01t10:00:00Z', '2999-07-01T10:00Z', '2999-07-01T10:00:00+02', '2999-07-01 10:00:00 Z',
    '2999-07-01 10:00:00 UTC', 'Mon, 1 Jul 2999 10:00:00 GMT', '1 Jul 2999', '01 July 2999', 'July 1, 2999', '2999/07/01', '01.07.2999', '2999-07', '2999-02-30', '2999-07-01T24:00:00',
    '2999-07-01T10:00:60', '32503680000.0', '3.250368e10', '22:57', 'soon', '"2999-07-01 "', '"32503680000"', '[2999-01-01]', 'true',
  ].map((value) => yaml(`date: ${value}`, 'live', 'stops')),
  toml('date = 2999-01-01', 'later'),
  toml('date = 2999-07-01 10:00:00', 'later'),
  toml('date = 2999-07-01T10:00:00.5Z', 'later'),
  toml('date = 2999-07-01 10:00:00z', 'later'),
  toml('date = 32503680000', 'later'),
  toml('date = "2999-01-01"', 'later'),
  toml('date = "2999-01-01 10:00"', 'live', 'stops'),
  toml('date = 10:00:00', 'live', 'stops'),
  json('{"date": "2999-01-01"}', 'later'),
  json('{"date": "2999-01-01 10:00"}', 'live', 'stops'),
  json('{"date": 32503680000}', 'live', 'stops'),
  // Which of several dates counts.
  yaml('publishDate: 2012-01-01\ndate: 2999-01-01', 'live'),
  yaml('publishDate: 2999-01-01\ndate: 2012-01-01', 'later'),
  yaml('publishDate: soon\ndate: 2999-01-01', 'later', 'stops'),
  yaml('publishDate:\ndate: 2999-01-01', 'later'),
  yaml('publishDate: ""\ndate: 2999-01-01', 'later'),
  yaml('pubdate: 2012-01-01\npublishDate: 2999-01-01', 'later'),
  yaml('published: 2012-01-01\npubdate: 2999-01-01', 'later'),
  yaml('lastmod: 2999-01-01', 'live'),
  yaml('lastmod: soon', 'live', 'stops'),
  // Pages whose time is over.
  yaml('expiryDate: 2012-01-01', 'expired'),
  yaml('EXPIRYDATE: 2012-01-01', 'expired'),
  yaml('unpublishdate: 2012-01-01', 'expired'),
  yaml('expiryDate: Thu, 25 Oct 2012 09:00:00 GMT', 'expired'),
  yaml('expiryDate: 2012', 'expired'),
  yaml('expiryDate: 0', 'expired'),
  yaml('expiryDate: 2999-01-01', 'live'),
  yaml('expiryDate: 0001-01-01T00:00:00Z', 'live'),
  yaml('expiryDate: 2012-01-01 10:00', 'live', 'stops'),
  yaml('expiryDate: 2012-01-01\ndraft: true', 'draft'),
  toml('expiryDate = 2012-01-01', 'expired'),
  json('{"expiryDate": "2012-01-01"}', 'expired'),
];
