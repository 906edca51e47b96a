/** Elements that have no content, of those that belong into running text (HTML, “Void elements”). */
export const voidElements: ReadonlySet<string> = new Set([
  'br',
  'hr',
  'wbr',
  'img',
  'input',
  'source',
  'track',
  'embed',
]);

/** Elements of HTML whose words a browser shows. */
export const htmlElements: ReadonlySet<string> = new Set(
  (
    'a abbr article aside audio b bdi bdo big blockquote button caption center cite code col colgroup data dd del details dfn div dl dt em figcaption figure font footer ' +
    'h1 h2 h3 h4 h5 h6 header i iframe ins kbd label legend li main mark nav ol p picture pre q rp rt ruby s samp section small span strike strong sub summary sup svg table ' +
    'tbody td tfoot th thead time tr tt u ul var video'
  ).split(' '),
);

/** Those of them that stand within a line and part no words. */
const inlineElements: ReadonlySet<string> = new Set(
  'a abbr b bdi bdo big cite code data del dfn em font i ins kbd mark nobr q rp rt ruby s samp small span strike strong sub sup time tt u var'.split(
    ' ',
  ),
);

/** Whether words on both sides of an element's tag stand apart. */
export function partsWords(name: string): boolean {
  return !inlineElements.has(name.toLowerCase()) && name.toLowerCase() !== 'wbr';
}
