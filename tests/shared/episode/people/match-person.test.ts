import { expect, test } from 'vitest';
import { matchPerson } from '../../../../shared/episode/people/match-person.ts';

test.each([
  ['Ann Lee', 'Ann Lee'],
  ['Ann Lee', 'ANN LEE'],
  ['Ann Lee', 'Ann'],
  ['Ann Lee', 'Lee'],
  ['Ann Lee', 'Lee, Ann'],
  ['Ann Lee', 'Lee Ann'],
  ['Dr Ann Lee', 'Ann Lee, chair'],
  ['René Müller', 'Rene Muller'],
  ['Ann Mary Lee', 'Ann Lee'],
  ['Ann Lee', 'Ann M. Lee'],
  ['Robert Roe', 'Bob Roe'],
  ['Robert Roe', 'Bob'],
  ['Tomasz Wieliczko', 'T. Wieliczko'],
  ['Ann Lee', 'Ann L.'],
  ['Michelle Drumm', 'MD'],
  ['Michelle Drumm', 'M.D.'],
  ['Michelle Drumm', 'MDR'],
  ['Michelle Jane Drumm', 'MD'],
  ['Nathan Wilcox', 'nwilcox'],
  ['tom-wood', 'Tom Wood'],
  ['דנה לוי', 'דנה'],
])('%s is %s', (name, spoken) => expect(matchPerson(name, spoken)).toBe('same'));

test.each([
  ['Michelle Drumm', 'Michele Drumm'],
  ['Owen Castellanos', 'Owen Castelanos'],
])('%s is %s misspelt', (name, spoken) => expect(matchPerson(name, spoken)).toBe('near'));

test.each([
  ['Ann Lee', 'Host'],
  ['Ann Lee', 'Speaker 2'],
  ['Ann Lee', 'I'],
  ['Ann Lee', 'B1'],
  ['Dana Levi', 'דנה לוי'],
])('whether %s is %s cannot be told', (name, spoken) => expect(matchPerson(name, spoken)).toBe('unsure'));

test.each([
  ['Ann Lee', 'Bob Roe'],
  ['Ann Lee', 'Ann Roe'],
  ['Rosa Hill', 'MD'],
  ['Joan Smith', 'John Smith'],
  ['Ann Lee', 'Audience'],
  ['דנה לוי', 'יוסי כהן'],
])('%s is not %s', (name, spoken) => expect(matchPerson(name, spoken)).toBe(null));
