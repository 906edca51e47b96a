import type { Nodes } from 'mdast';
import { unspacedScript } from '../text/unspaced-script.ts';
import { htmlElements, voidElements } from './html-elements.ts';

/**
 * Which nodes of a markdown tree are markup that somebody meant: emphasis around words, links to addresses, elements of
 * HTML with both their tags. The rest are words that only look like it: `2*3*4`, `<laughs>`, `list[0](x)`.
 */
export interface MeantMarkup {
  has(node: Nodes): boolean;
}

/** @param source of `tree`, whose nodes have their offsets in it */
export function findMeantMarkup(tree: Nodes, source: string): MeantMarkup {
  const strayTags = findStrayTags(tree);
  return {
    has(node) {
      switch (node.type) {
        case 'emphasis':
        case 'strong':
        case 'delete':
          return isMeantEmphasis(source, rangeOf(node), innerRangeOf(node));
        case 'link':
        case 'image':
          return isMeantLink(source, rangeOf(node).from, node.url);
        case 'definition':
          return node.label?.startsWith('^') === true || isAddress(node.url);
        case 'html':
          return !strayTags.has(node);
        default:
          return true;
      }
    },
  };
}

/** Offsets of a node in its source. */
export function rangeOf({ position }: Nodes): { readonly from: number; readonly to: number } {
  return { from: position!.start.offset!, to: position!.end.offset! };
}

/** Offsets of what stands between the marks of emphasis. */
export function innerRangeOf(node: Extract<Nodes, { type: 'emphasis' | 'strong' | 'delete' }>): {
  readonly from: number;
  readonly to: number;
} {
  return { from: rangeOf(node.children[0]!).from, to: rangeOf(node.children.at(-1)!).to };
}

function isMeantEmphasis(
  source: string,
  outer: { from: number; to: number },
  inner: { from: number; to: number },
): boolean {
  const mark = source.slice(outer.from, inner.from);
  const words = source.slice(inner.from, inner.to);
  // One tilde is “about”; names of Python’s stand between two underscores.
  if (mark === '~' || (mark === '__' && /^[a-z]+(?:_[a-z]+)*$/.test(words))) return false;
  const before = source.slice(Math.max(0, outer.from - 2), outer.from).match(/.$/u)?.[0] ?? '';
  const after = source.slice(outer.to, outer.to + 2).match(/^./u)?.[0] ?? '';
  // Without spaces between words, emphasis stands within them.
  if (unspacedScript.test(before) || unspacedScript.test(after)) return true;
  const opensInWord = isWordCharacter(before);
  const closesInWord = isWordCharacter(after);
  if (opensInWord && closesInWord) return false;
  // Within a word stands a part of it; behind several words, the ending of the last (`*Star Treks*` or `*Star Trek*s`).
  const endsLastWord =
    !/[*_~]/.test(words) &&
    /^(?:\p{Script=Hangul}|\p{L}{1,3}(?![\p{L}\p{N}*_~]))/u.test(source.slice(outer.to, outer.to + 8));
  if (/\s/.test(words) && (opensInWord || (closesInWord && !endsLastWord))) return false;
  const touching = `${opensInWord ? before + words[0]! : ''}${closesInWord ? words.at(-1)! + after : ''}`;
  return !/\d/.test(touching);
}

function isWordCharacter(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character);
}

const webSchemes = /^(?:https?|mailto|ftps?|tel|sms|geo|feed|podcast):/i;

function isMeantLink(source: string, from: number, url: string): boolean {
  // `Vec<std::string>` has the form of a link without a text.
  if (source[from] === '<') return webSchemes.test(url);
  if (webSchemes.test(url)) return true;
  return !isWordCharacter(source[from - 1] ?? '') && isAddress(url);
}

/** Whether what stands where an address is due can be one. A single word, with the full stop of its sentence, is none. */
function isAddress(url: string): boolean {
  return /[/#@:\\]|[\w-]\.\w/.test(url);
}

const tag = /<(\/)?([a-z][a-z\d-]*)((?:\s[^<>]*)?\/?)>/gi;

/** Nodes of HTML that hold a comment, a tag of no known element, or one without the other of its pair. */
function findStrayTags(tree: Nodes): ReadonlySet<Nodes> {
  const stray = new Set<Nodes>();
  const open: { readonly name: string; readonly node: Nodes }[] = [];
  for (const node of nodesOf(tree)) {
    if (node.type !== 'html') continue;
    if (/^<[!?]/.test(node.value) && !/^<!--\s*more\s*-->$/.test(node.value)) stray.add(node);
    const tags = [...node.value.matchAll(tag)];
    for (const [, closing, written, attributes] of tags) {
      const name = written!.toLowerCase();
      if (voidElements.has(name)) {
        if (attributes === '' && !/^(?:br|hr|wbr)$/.test(name)) stray.add(node);
      } else if (!htmlElements.has(name)) stray.add(node);
      // Browsers do without many an end in a whole block of HTML.
      else if (tags.length > 2) continue;
      else if (closing === undefined) {
        if (!attributes!.endsWith('/')) open.push({ name, node });
      } else {
        const at = open.findLastIndex((one) => one.name === name);
        if (at < 0) stray.add(node);
        else open.splice(at, 1);
      }
    }
  }
  for (const { node } of open) stray.add(node);
  return stray;
}

/** A node and all that it holds, in the order of the source, however deep that is. */
export function* nodesOf(node: Nodes): Generator<Nodes> {
  const waiting: Nodes[] = [node];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    yield next;
    if ('children' in next) for (const child of next.children.toReversed()) waiting.push(child);
  }
}
