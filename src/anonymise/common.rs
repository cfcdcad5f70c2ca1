//! Lists of words: names that are also common words, and words that are capitalised but identify nobody.

use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// Given and family names that are also words of English, German or French, and words of the records' fields. Folded.
const COMMON: &str = "
will mark grace may rose hope april june august art bill bob chip dale dawn dean drew faith joy frank gene grant guy harry
heather iris ivy jack jasmine jean josh lance lily max miles nick norm olive pat pearl penny ray rich rob robin rocky
sandy sky skye summer sue victor violet wade ward young long short little brown green white black gray grey king
knight page price power rice stone wood woods field fields hill hills lake ford fox wolf bird swan cook baker butler carter
cooper fisher gardener mason miller porter potter shepherd smith taylor turner walker weaver bishop abbot pope major sergeant
day night winter spring frost snow rain love best good goodman strong wise bright sharp swift small moody savage speed
self case chase bond banks bank church temple hall house park street way lane bridge castle holland england french german
charity mercy patience prudence verity constance clarity honor honour trinity destiny harmony melody crystal amber ruby
jade opal ginger saffron basil sage rosemary angel star dove robin wren finch jay hawk drake crane marsh heath glen dell cliff
brook brooks rivers rivera waters poole wells banner barber bell ball bush bloom flower flowers fern reed rush rowan hazel
holly laurel myrtle ash elder berry cherry peach plum olivier piper sailor hunter archer fletcher smart noble duke earl
prince baron lord squire page abbey nun monk parish parson priest chance lucky merry jolly gay blunt stern hardy sterling
silver gold golden diamond gates gate wall walls lock locke key keys book books read reader write wright law laws judge
justice court marshal marshall sheriff guard ranger scout pace pike perch salmon bass herring haddock lamb bull colt
buck hart hare hogg peacock partridge sparrow starling parrott crow crowe rooke nightingale bacon ham pepper salt sugar coffey
beer lager ale mead wine winehouse barley wheat oats corn bean beans onions leek garlick shore beach bay cove sea ocean pool
north south east west northern southern england english scott welsh irish walsh norman dane frank polish roman christian
first last new old early late left right head hand foot legg body back front side top low high hale hearty pain payne
sun son sin lee dong wang man men min ho hu he she you yang an do so to no go me in on at be my or us we is it as if by up
am can son van de den der la le el al bin ten ter out off over under all any few one two song ma pan tan fan ran han
hang sang tang gong bang ding ping ring king ling ming wing deal deals close open park parks
ernst wolf rose engel bach berg stein klein gross lang kurz jung alt schwarz weiss braun roth rot grun kaiser konig herzog
furst graf ritter bauer schmidt muller schneider fischer weber meister richter vogel fuchs hahn haas sommer herbst
fruhling sonne mut lust gluck freude hoffnung mai heil bar zeit herr frau kind mann sohn vater mutter bruder koch jager
kramer kaufmann zimmermann hofmann schafer hirsch adler falke sperling busch baum wald feld wiese acker bucher neumann
krug kessel hammer nagel beil degen lanz pfeiffer geiger trommler sanger dichter denker arm reich ehrlich froh frohlich lieb
lieber treu stark kuhn kalt warm heiss frisch neu sauer suss grob fein dick dunn lange kurze kleine grosse kern blum winkler
marguerite aime desire blanc noir rouge petit grand legrand roy roi marchand boucher boulanger berger fontaine lacroix pierre
claire clement constant parfait fleur reine noel avril mars juin juillet aout vert brun bon bonne beau belle ange
champ champs pont port mer mere pere fils frere ami bois foret roche rocher riviere chevalier comte duc pape eveque moine
client coach sponsor stakeholder person people organisation organization place phone session note notes review interim final
evidence interview agenda engagement contact contacts email message video report peer customer manager line other partner team
public shared private hidden true false yes null done partly active completed planned date title kind name role start end by
status type scale score scores value point points action actions objective objectives group company coaching services service
systems system solutions solution international global consulting consultants consultancy partners holding holdings
institute university universitat universite hospital hopital trust foundation stiftung council school college energy energie health
media digital finance financial capital insurance assurance logistics logistik transport transports foods pharma
labs software technologies technology technik industries industry industrie chain national united general central western
eastern royal city stadt county executive leadership management development entwicklung training academy akademie academie
agency agentur agence bureau studio design works werke werk fabrik factory store stores market markets express direct
online network networks data cloud security safety water power electric electrical motors motor auto automotive airlines airways
railway rail bahn post telecom communications publishing press verlag news times house homes living care medical medicine clinic
klinik clinique gesellschaft societe societa sociedad association verein verband union club society centre center zentrum
research science sciences engineering construction building buildings property properties estate estates retail trading
trade commerce commercial handel business businesses enterprise enterprises ventures venture investment investments asset assets
advisors advisory associates brothers sons family familie europe european europa deutsche deutschland france francaise british
britain american america africa african asia asian world welt monde land lands island islands mount mountain saint sainte
upper lower great little grand grande town village valley river rivers green ocean cold storage food fresh natural nature
environment environmental ministry ministerium ministere department office offices federal state landes regional local community
";

/// Capitalised words that identify nobody. Folded.
const ORDINARY: &str = "
i ok god christmas easter ramadan advent internet english german french spanish italian dutch welsh scottish irish british
latin greek european deutsch englisch franzosisch monday tuesday wednesday thursday friday saturday sunday mondays tuesdays
wednesdays thursdays fridays saturdays sundays montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag lundi
mardi mercredi jeudi vendredi samedi dimanche january february march april may june july august september october november
december januar februar marz mai juni juli oktober dezember jan feb mar apr jun jul aug sep sept oct nov dec
icf emcc cipd bps apa hr it ai ceo cfo coo cto cio chro cmo md vp svp evp hrbp kpi kpis okr okrs smart grow oscar clear disc
mbti hogan acc pcc mcc eqa eia ok uk us eu usa un nhs gdpr dsgvo rgpd pdf csv yaml html id url faq tv pc am pm ad bc
okay phd mba gbp eur usd chf q1 q2 q3 q4 nda gps sms usb wifi markdown id covid teams zoom excel powerpoint outlook whatsapp
linkedin google microsoft client coach sponsor stakeholder person organisation place phone mr mrs ms miss mx dr prof sir
herr frau mme mlle monsieur madame jahr sie ihr ihnen ihre ihrem ihren ihrer ihres
";

/// Words that are often capitalised at the start of a sentence, before which a name that is also a verb is unlikely to be a
/// name: `Will you`, `May I`. Folded.
const AFTER_VERB: &str = "
i you he she it we they this that these those there the a an my your his her its our their anyone anybody someone somebody
everyone everybody nobody who what which all any some not be been only also one us them me
";

/// Words that start sentences. Folded.
const OPENERS: &str = "
then when after before but and so if as at in on for with what who how why where while since though although yet now here
there yesterday today tomorrow once because even only both each every some no yes not perhaps maybe later first next last
from to by of about until unless whether which let ask tell see meet give take make does did do has had have is are was were
can could should would will may might must dear thanks thank also still again nobody everybody somebody nothing everything
both neither either most many much more less all any another other one two three four five six seven eight nine ten
wenn als dann aber und so denn weil ob wie was wer wo warum nach vor mit bei seit fur gegen ohne durch auf in an aus von zu
heute gestern morgen danach spater jetzt hier da dort auch noch nur schon ja nein nicht liebe lieber hallo alle beide
quand puis mais et si comme apres avant pour avec chez sans dans sur sous par que qui quoi ou comment pourquoi hier demain
aujourd ensuite maintenant ici oui non merci cher chere tous toutes le la les un une des du de il elle ils elles on nous vous
je tu ce cette ces mon ma mes son sa ses leur leurs notre votre c l d qu
";

/// Words before a month: `in May`. Folded.
const BEFORE_MONTH: &str = "
in since until till during early late mid last next this every each between before after from by of im seit bis ab ende anfang
mitte en depuis jusqu debut fin janvier
";

/// Articles and determiners of German. Folded.
const GERMAN_ARTICLES: &str = "
der die das dem den des ein eine einen einem einer eines kein keine keinen keinem keiner mein meine meinen meinem meiner
dein deine sein seine seinen seinem seiner ihr ihre ihren ihrem ihrer ihres unser unsere unseren unserem unserer euer eure
im am zum zur beim vom ins ans aufs furs dieser diese dieses diesen diesem jeder jede jedes jeden jedem welche welcher
alle viele wenige mehr weniger zwei drei vier funf sechs sieben acht neun zehn etwas nichts viel wenig
";

/// A set of folded words.
pub(super) type WordSet = FxHashSet<&'static str>;

static COMMON_SET: LazyLock<WordSet> = LazyLock::new(|| COMMON.split_whitespace().collect());
static ORDINARY_SET: LazyLock<WordSet> = LazyLock::new(|| ORDINARY.split_whitespace().collect());
static AFTER_VERB_SET: LazyLock<WordSet> =
    LazyLock::new(|| AFTER_VERB.split_whitespace().collect());
static BEFORE_MONTH_SET: LazyLock<WordSet> =
    LazyLock::new(|| BEFORE_MONTH.split_whitespace().collect());
static OPENER_SET: LazyLock<WordSet> = LazyLock::new(|| OPENERS.split_whitespace().collect());
static ARTICLE_SET: LazyLock<WordSet> =
    LazyLock::new(|| GERMAN_ARTICLES.split_whitespace().collect());

/// Whether a folded word is a common word, so that only its capitalised form is taken for a name.
pub(super) fn is_common(word: &str) -> bool {
    COMMON_SET.contains(word) || is_ordinary(word)
}

/// Whether a folded word is often capitalised and identifies nobody.
pub(super) fn is_ordinary(word: &str) -> bool {
    ORDINARY_SET.contains(word)
}

/// Whether a folded word is unlikely to follow a name that is also a verb.
pub(super) fn follows_verb(word: &str) -> bool {
    AFTER_VERB_SET.contains(word)
}

/// Whether a folded word often starts a sentence.
pub(super) fn opens_sentence(word: &str) -> bool {
    OPENER_SET.contains(word) || follows_verb(word) || is_german_article(word)
}

/// Whether a folded word is often before the name of a month.
pub(super) fn precedes_month(word: &str) -> bool {
    BEFORE_MONTH_SET.contains(word)
}

/// Whether a folded word is a German article or determiner.
pub(super) fn is_german_article(word: &str) -> bool {
    ARTICLE_SET.contains(word)
}
