import { zipArchive } from './zip-archive.ts';

/** A Word document of this body, as a program would write it. @param others name to content, of what else is in it */
export function wordDocument(body: string, others: Readonly<Record<string, string>> = {}): Promise<Buffer> {
  return zipArchive({
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml': `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    ...others,
  });
}

/** A paragraph of Word, a line break for each `\n`, in the style of that name. */
export function wordParagraph(text: string, style = ''): string {
  const properties = style === '' ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`;
  return `<w:p>${properties}${text
    .split('\n')
    .map((line) => `<w:r><w:t xml:space="preserve">${line}</w:t></w:r>`)
    .join('<w:r><w:br/></w:r>')}</w:p>`;
}

export function wordTable(rows: readonly (readonly string[])[]): string {
  return `<w:tbl>${rows.map((row) => `<w:tr>${row.map((cell) => `<w:tc>${wordParagraph(cell)}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`;
}
