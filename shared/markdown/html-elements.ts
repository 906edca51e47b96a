/** Elements that have no content, of those that belong into running text (HTML, “Void elements”). */
export const voidElements: ReadonlySet<string> = new Set(['br', 'hr', 'wbr', 'img', 'input', 'source', 'track', 'embed']);

/** Elements of HTML whose words a browser shows. */
export const htmlElements: ReadonlySet<string> = new Set(
  (
    'a abbr article aside audio b bdi bdo big blockquote button caption center cite code col colgroup data dd del details dfn div dl dt em figcaption figure font footer ' +
    'h1 h2 h3 h4 h5 h6 header i iframe ins kbd label legend li main mark nav ol p picture pre q rp rt ruby s samp section small span strike strong sub summary sup svg table ' +
    'tbody td tfoot th thead time tr tt u ul var video'
  ).split(' '),
);
