/**
 * Given names that people in these islands have, as far as they matter here: a row lists one name's spellings, and
 * behind the bar its short forms. A name that stands in a row of its own is no misspelling of another row's:
 * `Joan` and `John` are two people, however near they are.
 */
const rows = `
aaron aron; abigail | abby abbie; adam; adrian; agnes; aidan aiden; aileen eileen; alan allan allen alun; alasdair alastair alistair alister | ally
albert | al bert; alexander alexandre | alex alec sandy; alexandra | alex sandra; alice alys; alison allison | ali; amanda | mandy; amy aimee
andrea; andrew | andy drew; angela | angie; angus; anita; ann anne; anna ana; annabel annabelle; annette; anthony antony | tony; archibald | archie
arthur; audrey; austin; barbara barbra; barry; beatrice beatrix | bea; benjamin | ben; bernadette; bernard; beth; bethany; beverley beverly | bev; blair
brenda; brian bryan; bridget brigid brigit bridgit | bridie; bruce; calum callum; cameron; carl karl; carla karla; carol carole; caroline; carolyn
catherine katherine catharine katharine kathryn catriona | cathy kathy kate katie katy; cecilia; charles | charlie chuck; charlotte | lottie
cheryl; christian; christina | tina chris; christine | chris chrissie; christopher | chris kit; ciaran kieran kieron; claire clare clair; clive; colin; connor conor
craig; cynthia; daisy; daniel | dan danny; daniela; danielle; daphne; darren; david | dave davey; dawn; deborah debora debra | deb debbie; declan; denise
dennis denis; derek derrick; dermot; diana; diane dianne; dominic dominick | dom; donald | don; donna; doreen; doris; dorothy | dot; dougal dugald
douglas | doug; duncan; edith; edward | ed eddie ted; edwin | ed; elaine; eleanor elinor | ellie nell; elena; elizabeth elisabeth elspeth | liz beth betty lizzie eliza libby
ella; ellen; emily; emma; eric erik; erica erika; ernest; esther; ethan; eugene | gene; eva; evan; eve; eve; evelyn; ewan euan ewen; fergus; fiona; florence; frances | fran
francis | frank; frank; fred; frederick frederic | fred freddie; gail gayle; gareth; gary garry; gavin; gemma jemma; geoffrey jeffrey jeffery | geoff jeff
george; georgia; georgina; gerald | gerry; gerard | gerry; gillian jillian | gill jill; gina; glen glenn; gloria; gordon; grace; graham graeme grahame; grant; gregor
gregory | greg; hamish; hannah hanna; harold | harry; harriet | hattie; harry; hazel; heather; helen helena; henry | harry; hilary hillary; holly; howard; hugh hew | hughie
iain ian; imogen; ina; ingrid; irene; iris; isabel isobel isabelle isabella ishbel | izzy; isaac; isla; ivan; ivor; jack; jackie; jacob | jake; jacqueline jaqueline | jackie
james | jim jimmy jamie; jan; jane jayne; janet; janice janis; jasmine; jason; jay; jean; jeanette; jemima; jennifer | jen jenny jennie; jeremy | jerry; jessica | jess jessie; jill; jim; jo
joan; joanna; joanne | jo; joe; john jon | johnny; jonathan jonathon | jon jonny; jordan; joseph | joe joey; josephine | jo josie; joshua | josh; joy; joyce; judith | judy; julia; julian; julie
juliet; june; justin; karen karin; kate; kathleen cathleen; katrina; kay; keith; kelly; kenneth | ken kenny; kerry; kevin; kim; kirsten kirstin; kirsty kirstie
laura; lauren; laurence lawrence | larry; leah; lee; leo; leonard | len; leslie lesley; lewis louis; liam; lily; linda lynda; lindsay lindsey; lisa; lorna; lorraine; louise; lucas; lucy; luke
lynn lynne; malcolm; marcus; margaret | maggie meg peggy; maria; mariam miriam; marian marion; marie; marilyn; mario; marjorie; mark marc; martha; martin martyn; martina; mary; mat
matthew mathew | matt mat; maureen; maurice morris; max; maxine; may; megan; melanie; melissa; michael micheal mikael | mike mick; michaela; michelle michele; mina; mohammed mohamed muhammad mohammad
moira moyra; molly; mona; morag; morgan; muriel; murray; nadia; nancy; naomi; natalie; natasha; nathan; neil neal niall; nell; nicholas nicolas | nick; nicola | nicky nikki; nigel; nina; noel; nora norah; norma; norman
olive; oliver | ollie; olivia; omar; oscar; owen eoin; pamela | pam; patricia | pat trish tricia; patrick | pat paddy; paul; paula; pauline; peggy; penelope | penny; peter | pete; petra; philip phillip | phil; phoebe
phyllis; polly; priya; rachel rachael; raj; ralph; ray; raymond | ray; rebecca rebekah | becky becca; rhona rona; richard | rick dick; rita; robert | rob bob bobby; roberta; robin robyn; roderick | rod; roger; roisin; roland; ronald | ron; ronan
rory ruairi; rosa; rose; rosemary; ross; rowan; roy; rupert; russell russel; ruth; ryan; sally; salma; samantha | sam; samuel | sam; sandra; sara sarah; sean shaun shawn; serena; shannon; sharon; sheena; sheila sheelagh
shirley; shona; sian; simon; simone; sofia sophia; sonia sonya; sophie; stacey stacy; stella; stephanie; steven stephen | steve; stewart stuart; susan; susanna susannah | sue susie; suzanne | sue; sylvia; tamara
tara; teresa theresa; terence terrence | terry; thomas | tom tommy; timothy | tim; tina; tracey tracy; trevor; una; ursula; valerie | val; vanessa; vera; veronica; victor; victoria | vicky; vincent | vince; violet; vivien vivienne vivian
walter; wendy; wilma; william | bill billy will; winifred; yasmin; yvonne; zachary | zach zack; zoe
`;

interface Row {
  readonly spellings: ReadonlySet<string>;
  readonly shortForms: ReadonlySet<string>;
}

const rowsOf = readRows();

function readRows(): ReadonlyMap<string, readonly Row[]> {
  const found = new Map<string, Row[]>();
  for (const source of rows.trim().split(/[;\n]/)) {
    const [spellings = [], shortForms = []] = source.split('|').map((part) => part.trim().split(/\s+/));
    const row: Row = { spellings: new Set(spellings), shortForms: new Set(shortForms) };
    for (const name of [...spellings, ...shortForms]) found.set(name, [...(found.get(name) ?? []), row]);
  }
  return found;
}

/**
 * How two given names, folded by `foldName`, are related by custom: as spellings of one name, as a name and its short
 * form, or as two names (`different`); null where one of them is not known, so that their letters must tell.
 */
export function relateGivenNames(a: string, b: string): 'spelling' | 'short-form' | 'different' | null {
  const ofA = rowsOf.get(a);
  const ofB = rowsOf.get(b);
  if (ofA === undefined || ofB === undefined) return null;
  const shared = ofA.filter((row) => ofB.includes(row));
  if (shared.some(({ spellings }) => spellings.has(a) && spellings.has(b))) return 'spelling';
  return shared.length > 0 ? 'short-form' : 'different';
}

/** Under one key of these stand all names that `relateGivenNames` relates; a name that is not known has none. */
export function givenNameKeys(name: string): string[] {
  return (rowsOf.get(name) ?? []).map(({ spellings }) => [...spellings][0]!);
}
