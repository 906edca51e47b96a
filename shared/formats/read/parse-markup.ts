import { DomHandler, Parser, type Handler } from 'htmlparser2';

/** No page and no captions stand deeper; the parser takes longer with every level. */
const maxDepth = 1000;

/** @returns false where elements stand too deep in one another, and the rest was not read */
export function parseMarkup(text: string, handler: Partial<Handler>, xmlMode: boolean): boolean {
  let depth = 0;
  const parser = new Parser(
    {
      ...handler,
      onparserinit: (own) => handler.onparserinit?.(own),
      onopentag(name, attributes, isImplied) {
        if (++depth > maxDepth) parser.pause();
        else handler.onopentag?.(name, attributes, isImplied);
      },
      onclosetag(name, isImplied) {
        depth--;
        handler.onclosetag?.(name, isImplied);
      },
      ontext: (data) => handler.ontext?.(data),
    },
    { xmlMode, decodeEntities: true, lowerCaseTags: !xmlMode },
  );
  parser.end(text);
  return depth <= maxDepth;
}

export type MarkupNode = DomHandler['dom'][number];

/** The nodes of an XML document with their positions; null where elements stand too deep in one another. */
export function parseXml(text: string): MarkupNode[] | null {
  const handler = new DomHandler(undefined, { withStartIndices: true, xmlMode: true });
  const bound: Partial<Handler> = {
    onparserinit: (parser) => handler.onparserinit(parser),
    onopentag: (name, attributes) => handler.onopentag(name, attributes),
    onclosetag: () => handler.onclosetag(),
    ontext: (data) => handler.ontext(data),
    oncdatastart: () => handler.oncdatastart(),
    oncdataend: () => handler.oncdataend(),
    oncomment: (data) => handler.oncomment(data),
    oncommentend: () => handler.oncommentend(),
    onprocessinginstruction: (name, data) => handler.onprocessinginstruction(name, data),
  };
  return parseMarkup(text, bound, true) ? handler.dom : null;
}
