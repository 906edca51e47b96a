import type { LibraryConfig } from '../../config/library-config.ts';
import { withoutAccents } from '../../text/accents.ts';

/** Whom a field names: `everybody` who speaks, guests or hosts among them, or people who may not speak at all (`contributors`). */
export type PeopleRole = 'everybody' | 'guest' | 'host' | 'other';

const roleWords: Readonly<Record<PeopleRole, string>> = {
  everybody: `
    speaker speakers participant participants voices discussant discussants
    sprecher sprecherin sprecherinnen sprechende stimmen teilnehmer teilnehmerin teilnehmerinnen teilnehmende redner rednerin
    intervenant intervenante intervenants intervenantes participante locuteur locutrice locuteurs orateur oratrice orateurs
    ponente ponentes hablante hablantes participantes orador oradora oradores voces
    relatore relatrice relatori partecipante partecipanti voci palestrante palestrantes spreker sprekers deelnemer deelnemers
    talare deltagare deltager deltagere deltakere taler talere foredragsholder foredragsholdere puhuja puhujat osallistujat
    prelegent prelegenci uczestnik uczestnicy rozmówcy mówca mówcy mluvčí účastníci řečník konuşmacı konuşmacılar katılımcılar
    спикер спикеры участник участники участница докладчик докладчики говорящий говорящие учасники спікери
    话者 話者 讲者 講者 演讲者 演講者 发言人 發言人 出演者 登壇者 スピーカー 화자 출연자 연사 발표자
    דובר דוברת דוברים דוברות משתתף משתתפים متحدث متحدثون متحدثين المتحدث المتحدثون المتحدثين مشارك مشاركون المشاركون`,
  guest: `
    guest guests interviewee interviewees panelist panelists panellist panellists panel respondent respondents featuring feat ft
    gast gäste gaeste gastin studiogast gesprächspartner gesprächspartnerin gesprächspartnerinnen interviewpartner interviewpartnerin befragte befragter
    invité invitée invités invitées interviewé interviewée interviewés interviewées
    invitado invitada invitados invitadas entrevistado entrevistada entrevistados entrevistadas convidado convidada convidados convidadas
    ospite ospiti intervistato intervistata intervistati gasten geïnterviewde geïnterviewden
    gäst gäster gjest gjester gæst gæster vieras vieraat haastateltava gość goście host hosté konuk konuklar misafir
    гость гостья гости гість гості интервьюируемый 嘉宾 嘉賓 来宾 來賓 受访者 受訪者 ゲスト 게스트 초대손님 손님
    אורח אורחת אורחים אורחות מרואיין מרואיינת ضيف ضيفة ضيوف الضيف الضيفة الضيوف अतिथि मेहमान`,
  host: `
    host hosts hostess cohost cohosts presenter presenters interviewer interviewers moderator moderators moderation narrator narrators announcer facilitator facilitators emcee
    moderatorin moderatoren moderatorinnen gastgeber gastgeberin gastgeberinnen interviewerin erzähler erzählerin
    animateur animatrice animateurs animatrices présentateur présentatrice présentateurs intervieweur intervieweuse modérateur modératrice hôte hôtes narrateur narratrice
    anfitrión anfitriona anfitriones presentador presentadora presentadores presentadoras entrevistador entrevistadora entrevistadores moderador moderadora moderadores
    conductor conductora conductores locutor locutora locutores narrador narradora apresentador apresentadora apresentadores
    conduttore conduttrice conduttori presentatore presentatrice intervistatore intervistatrice moderatore moderatrice narratore
    presentator presentatoren presentatrice programmamaker programleder programledere programledare vært værter värd värdar moderaattori juontaja juontajat haastattelija
    prowadzący prowadząca gospodarz moderátor moderátorka uvaděč sunucu sunucular moderatör
    ведущий ведущая ведущие интервьюер модератор ведучий ведуча ведучі 主持 主持人 主播 司会 司会者 聞き手 ホスト パーソナリティ ナレーター 진행 진행자 사회자 호스트
    מנחה מנחים מגיש מגישה מגישים מראיין מראיינת مقدم مقدمة المقدم المقدمة مضيف المضيف محاور المحاور मेज़बान होस्ट`,
  other: 'people person persons contributor contributors personen personnes personas persone mitwirkende',
};

const roleOfWord: ReadonlyMap<string, PeopleRole> = new Map(
  // Where a word stands twice (the Czech guest is a `host`), the later row has it.
  (Object.keys(roleWords) as PeopleRole[]).flatMap((role) =>
    roleWords[role]
      .trim()
      .split(/\s+/)
      .map((word) => [fold(word), role] as const),
  ),
);
/** `guest_names`, `speaker list`. */
const nameWords: ReadonlySet<string> = new Set([
  'name',
  'names',
  'list',
  'namen',
  'nom',
  'noms',
  'nombre',
  'nombres',
  'nome',
  'nomi',
]);
/** `hosted_by`. */
const actsOf: Readonly<Record<string, PeopleRole>> = {
  hosted: 'host',
  cohosted: 'host',
  presented: 'host',
  moderated: 'host',
  narrated: 'host',
  interviewed: 'host',
  spoken: 'everybody',
};
/** `interview_with`; `built_with` has nobody. */
const talks: ReadonlySet<string> = new Set([
  '',
  'interview',
  'conversation',
  'talk',
  'chat',
  'discussion',
  'recorded',
  'gesprach',
  'im',
  'entretien',
  'entrevista',
]);
/** `next_guest` is not here yet, `media_host` is a machine. */
const otherwise: ReadonlySet<string> = new Set(
  'no max min num number count total next previous past upcoming future former related about similar more web server db database smtp mail media file files image images video audio git url'.split(
    ' ',
  ),
);

/** The role that a front-matter key names, whatever stands before it and in the common languages: `iriss_archive_speakers`, `coHost`, `invitée`. */
export function roleOfKey(key: string): PeopleRole | null {
  const words = fold(key.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replace(/^co[-_ ]?(?=host)/i, 'co'))
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');
  while (words.length > 1 && nameWords.has(words.at(-1)!)) words.pop();
  const last = words.pop();
  if (last === undefined || words.some((word) => otherwise.has(word))) return null;
  const before = words.at(-1) ?? '';
  if (last === 'by') return actsOf[before] ?? null;
  if (last === 'with' || last === 'mit' || last === 'avec') return talks.has(before) ? 'guest' : null;
  const role = roleOfWord.get(last) ?? null;
  return role === 'everybody' && words.some((word) => roleOfWord.get(word) === 'guest') ? 'guest' : role;
}

/** Whom a top-level field names: by `type: people` in `rostrum.yaml` and by its key; null where it names nobody, or holds something else. */
export function peopleRoleOf(key: string, { fields }: Pick<LibraryConfig, 'fields'>): PeopleRole | null {
  const type = Object.hasOwn(fields, key) ? fields[key]!.type : null;
  if (type === 'people') return roleOfKey(key) ?? 'guest';
  return type === null || type === 'text' || type === 'multiline' || type === 'list' ? roleOfKey(key) : null;
}

/** Whether an English key is in the singular, so that a comma in its value parts a name from what the person does. */
export function namesOne(key: string): boolean {
  return /(?:guest|host|presenter|speaker|interviewe[er]|moderator|narrator|panell?ist)$/i.test(key);
}

function fold(text: string): string {
  return withoutAccents(text).toLowerCase();
}
