import { isDigit, isLower, isWordCharacter } from './characters.ts';

/**
 * What kind of thing a label could be by its letters: `letters` are initials, `B1` or `Q`, `role` is `Speaker 1` or
 * `Audience member`, `handle` is a single word in small letters; null is not shaped like a speaker.
 */
export type LabelShape = 'name' | 'letters' | 'role' | 'handle' | null;

const roles: ReadonlySet<string> = new Set([
  'all',
  'announcer',
  'attendee',
  'audience',
  'both',
  'caller',
  'chair',
  'everyone',
  'facilitator',
  'female',
  'guest',
  'host',
  'interviewee',
  'interviewer',
  'male',
  'man',
  'member',
  'moderator',
  'narrator',
  'panel',
  'panelist',
  'panellist',
  'participant',
  'person',
  'presenter',
  'producer',
  'questioner',
  'speaker',
  'student',
  'unknown',
  'voice',
  'woman',
]);

/** Words in small letters that belong to a name. */
const particles: ReadonlySet<string> = new Set([
  'af',
  'al',
  'and',
  'bin',
  'bint',
  'da',
  'das',
  'de',
  'del',
  'della',
  'den',
  'der',
  'di',
  'do',
  'dos',
  'du',
  'e',
  'el',
  'et',
  'ibn',
  'la',
  'le',
  'of',
  'och',
  'og',
  'ten',
  'ter',
  'the',
  'und',
  'van',
  'von',
  'y',
  'zu',
  'zum',
  'zur',
  '&',
]);

/** Those of them that a surname may begin with. */
const leadingParticles: ReadonlySet<string> = new Set([
  'af',
  'al',
  'bin',
  'bint',
  'da',
  'de',
  'del',
  'della',
  'den',
  'der',
  'di',
  'dos',
  'du',
  'el',
  'ibn',
  'la',
  'le',
  'ten',
  'ter',
  'van',
  'von',
  'zu',
]);

/** Words that a line may lead with before a colon and that are nobody: what a page says about itself, and how sentences start. */
const nobody: ReadonlySet<string> = new Set([
  'abstract',
  'actually',
  'agenda',
  'again',
  'also',
  'and',
  'announcement',
  'answer',
  'appendix',
  'audio',
  'background',
  'basically',
  'but',
  'caveat',
  'chapter',
  'claim',
  'comment',
  'conclusion',
  'cons',
  'context',
  'copyright',
  'corollary',
  'date',
  'definition',
  'description',
  'disclaimer',
  'discussion',
  'duration',
  'edit',
  'episode',
  'example',
  'exercise',
  'fact',
  'figure',
  'first',
  'goal',
  'goals',
  'here',
  'hint',
  'however',
  'idea',
  'image',
  'important',
  'intro',
  'introduction',
  'issue',
  'language',
  'lemma',
  'license',
  'licence',
  'link',
  'links',
  'location',
  'media',
  'meta',
  'motivation',
  'name',
  'nb',
  'next',
  'no',
  'note',
  'notes',
  'now',
  'ok',
  'okay',
  'one',
  'option',
  'overview',
  'part',
  'phase',
  'photo',
  'podcast',
  'preamble',
  'problem',
  'proof',
  'pros',
  'ps',
  'question',
  'quote',
  'reference',
  'references',
  'remark',
  'remember',
  'repo',
  'result',
  'right',
  'second',
  'section',
  'see',
  'slide',
  'slides',
  'so',
  'solution',
  'source',
  'sources',
  'sponsorship',
  'stage',
  'step',
  'subject',
  'subtitle',
  'summary',
  'table',
  'tags',
  'that',
  'then',
  'theorem',
  'third',
  'this',
  'time',
  'tip',
  'title',
  'tldr',
  'todo',
  'topic',
  'topics',
  'transcript',
  'transcription',
  'tweet',
  'two',
  'update',
  'url',
  'version',
  'video',
  'warning',
  'website',
  'well',
  'wip',
  'yes',
]);

/** Whether a label leads with a word that is nobody: `Note`, `Step 2`; the `First caller` is somebody. */
export function isNobody(label: string): boolean {
  if (!nobody.has(firstWordOf(label))) return false;
  const second = label.split(/\s+/, 2)[1];
  return second === undefined || !roles.has(second.toLowerCase());
}

export function shapeOf(label: string): LabelShape {
  if (isNobody(label)) return null;
  if (/^(?:\p{Lu}{1,4}\d{0,2}|(?:\p{Lu}\.-?){1,4}\p{Lu}?)$/u.test(label)) return 'letters';
  // A role, a company or a pronoun behind a comma or in brackets says nothing against the name before it.
  const main = label.replace(/\s*(?:\([^()]*\)|（[^（）]*）|\[[^[\]]*\])/g, '').split(/\s*[,|]\s*/, 1)[0]!;
  if (main === '') return null;
  const words = main.split(/[\s/]+/);
  if (words.length > 8) return null;
  const first = firstWordOf(main);
  if (roles.has(first) || (words.length > 1 && roles.has(words[1]!.toLowerCase()) && words.length <= 3)) return 'role';
  if (words.length === 1 && isLower(main.charCodeAt(0))) return /^[\p{Ll}\p{N}_-]{3,20}$/u.test(main) ? 'handle' : null;
  return words.every(
    (word, i) =>
      isNameWord(word, i) ||
      (i === 0 &&
        words.length > 1 &&
        leadingParticles.has(word) &&
        words.some((other) => !isLower(other.charCodeAt(0)))),
  )
    ? 'name'
    : null;
}

function firstWordOf(label: string): string {
  return /^[^\s/,(]*/
    .exec(label)![0]
    .toLowerCase()
    .replace(/[.\d]+$/, '');
}

/** Whether a word may be part of a name, at its position in it: a capital or a script without them, or a particle. */
export function isNameWord(written: string, at: number): boolean {
  const word = written.replace(/^["“”„«'‘’]+|["“”»'‘’]+$/g, '');
  if (at > 0 && (particles.has(word) || /^\d{1,2}$/.test(word))) return true;
  const code = word.charCodeAt(0);
  if (isLower(code)) return /^(?:d|l|al|el|o|n|t)['’-]\p{Lu}/u.test(word);
  // A full stop belongs to an initial or a short title only: `K.`, `St.`, `Prof.`
  return isWordCharacter(code) && !isDigit(code) && !/\.(?!$|-?\p{Lu})|[^.]{6,}\.$/u.test(word);
}

const commonRoles =
  /^(?:co-?)?(?:host|presenter|interviewer|interviewee|guest|moderator|chair|narrator|producer|speaker|panell?ist|facilitator|editor|reporter)$/i;

/** Who a label names and as what: `Rosa Hill (host)`, `Rosa Hill, Host`, `Host Rosa Hill`; null where it names no role. */
export function readRole(label: string): { readonly name: string; readonly role: string } | null {
  const behind = /^(.*\S)\s*(?:[(（]([^()（）]+)[)）]|\[([^[\]]+)\]|,\s*([^,]+))$/.exec(label);
  const role = behind?.[2] ?? behind?.[3] ?? behind?.[4];
  if (behind !== null && role !== undefined && commonRoles.test(role.trim()))
    return { name: behind[1]!, role: role.trim() };
  const before = /^(\S+)\s+(\p{Lu}.*)$/u.exec(label);
  return before !== null &&
    commonRoles.test(before[1]!) &&
    !/^\p{Lu}?\d*$/u.test(before[2]!) &&
    shapeOf(before[2]!) === 'name'
    ? { name: before[2]!, role: before[1]! }
    : null;
}
