const byText = new Intl.Collator('en-GB').compare;

/** Reads `.rostrum/glossary`: a term a line; lines that begin with `#` are remarks. */
export function parseGlossary(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

/** The file's text without a term; its remarks stay. */
export function removeTerm(text: string, term: string): string {
  const lines = text.split(/(?<=\n)/);
  return lines.filter((line) => line.trim() !== term).join('');
}

/** The file's text with one more term, in the order of the alphabet below its remarks; unchanged where it has it. */
export function addTerm(text: string, term: string): string {
  const added = term.replace(/\s+/g, ' ').trim();
  const terms = parseGlossary(text);
  if (added === '' || added.startsWith('#') || terms.includes(added)) return text;
  const remarks = text.split(/\r?\n/).filter((line) => line.trim().startsWith('#'));
  return [...remarks, ...[...terms, added].sort(byText)].map((line) => `${line}\n`).join('');
}
