/** The words of requests, each with what it does in one. Whatever is not here takes away from a request. */
const wordsOf = (text: string): Set<string> => new Set(text.split(/\s+/));

/** Asks by itself, wherever it stands. */
export const ASKS = wordsOf(
  "please kindly request requests requesting ask asks asking propose proposes proposing suggest suggests suggesting recommend recommends recommending welcome welcomes appreciate appreciated grateful obliged seek seeks seeking need needs require requires want wants prefer preferring mind apply applying like invite inviting grant approve beg after rather requested required needed proposed help helps",
);
/** To change the date, as a verb in the form of a request. */
export const CHANGES = wordsOf(
  "push move extend revise shift reschedule defer postpone re-target retarget bump roll stretch change alter amend set reset re-set adjust re-date redate re-schedule re-plan replan rebase rebaseline re-baseline reforecast re-forecast reprofile re-profile rephase re-phase prolong delay put carry accept give slip slide lengthen vary shunt knock kick nudge go wait become take pull shove drag",
);
export const CHANGED = wordsOf(
  "pushing moving extending revising shifting rescheduling deferring postponing retargeting changing amending re-dating redating pushed moved extended revised shifted rescheduled deferred postponed retargeted changed altered amended updated held brought set reset adjusted re-dated redated re-scheduled re-forecast reforecast prolonged put carried varied delayed slipping sliding having getting",
);
/** A change of the date as a thing. */
export const CHANGE = wordsOf(
  "extension extensions postponement deferral deferment revision amendment adjustment prolongation delay rescheduling change variation move shift extra",
);
/** A change only beside another date: "a new date of". */
export const DATE_WORDS = wordsOf("target date deadline timeline due-date");
export const NEW = wordsOf(
  "new revised later amended updated further another different alternative extended realistic safer better achievable sensible workable comfortable preferable proposed preferred",
);
/** Takes nothing away from a request. */
export const PLAIN = wordsOf(
  `a an the this that these it its our my mine one we i us me you your be is are to of for in on at as by until into up
now therefore accordingly thus hence again also so and but then hereby respectfully formally formal short brief modest
small slight little bit shortly action item task both completion due current existing present target date deadline dates
log register write writing new revised later amended updated further another different alternative extended more
additional time longer back out along over forward read reads stand show say mark enter treat count recorded noted have
has having get getting given granted allowed allow give permission approval consent agreement leave agree agreed
committee committee's group members secretary chair opsg if can could would should shall will may might possible
acceptable very most much really just happy glad sorry apologies unfortunately regrettably sadly alas afraid am regret
must with from under ‹R› effective agreed-upon timeline timescale timescales order amend ours going realistically
honestly frankly there any way chance safer better achievable sensible workable comfortable preferable preferred
realistic once wanting hoping make do made clock entry field ok okay right yes hi hello too well able kind enough possibility
running behind late schedule help helps helpful looks big had accept accepts agrees opsg's formally`,
);
/** Stand before a day that is asked for itself: "we would prefer 10 March", "asking for 10 March". */
export const ASKED_FOR =
  /(?:\b(?:ask|asks|asking|looking|hoping|push|pushing|opt|settle|apply|beg|going|go|plump) (?:you )?(?:for|with)|\b(?:prefer|preferring|propose|proposes|proposing|suggest|suggests|suggesting|recommend|recommends|want|wants|request|requests|requesting)|\brather (?:have|say|go for|make it|it (?:be|was|were))|\b(?:would|should) like|\b(?:accept|agree to|agree|approve|allow|grant(?: us)?|manage|live with|do with|stretch to)|\b(?:our|my) (?:ask|request|preference|proposal|suggestion) (?:is|would be)(?: for)?|\blet us (?:say|do|aim for|go for|go with|make it))(?: the)?\s*$/u;

export const CLOSES = wordsOf("close closed closing closure");
export const ASKS_TO_CLOSE = wordsOf(
  "please kindly request requests requesting requested ask asks asking propose proposes proposing proposed suggest suggests suggesting suggested recommend recommends recommending recommended grateful obliged appreciate appreciated welcome invite content like",
);
export const PLAIN_TO_CLOSE = wordsOf(
  "a an the this that it its our my one we i us me you be is are to of for in as now therefore accordingly thus hence also so and then hereby respectfully formally formal action item task may can could would should committee committee's group members secretary chair opsg agreement agree approve formally recorded marked at meeting action's operations group would at wish shown put forward log register list tracker removed from on off out down very happy accept that's treat treated ‹R›",
);
