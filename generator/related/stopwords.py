"""Words that make no two papers alike: of the language, and of how papers are written."""

from __future__ import annotations

_LANGUAGE = """
a about above across after again against al all allow allows almost along already also although always am
among an and another any anything are around as at available away back based be because become becomes been
before being below best better between beyond both but by can cannot come could despite did different do
does doing done down due during e each easily either else enough especially et etc even ever every
everything example few find first following for form found from full fully further furthermore g gain
general generally get give given gives go good great had hand has have having he hence her here high higher
highly his how however i ie if in include includes including indeed instead into is it its itself just keep
kind know known large larger largest last later least less let lets level like little long look low lower
made mainly make makes making many may me mean means might more moreover most mostly much must my name
namely near nearly necessary need needs neither never new next no non nor not nothing novel now number
obtain obtained of off often old on once one ones only onto or other others our out over overall own part
particular particularly per perhaps possible potential previous previously prior quite rather really recent
recently regarding relatively respectively same second see seen several shall she short should show showing
shown shows similar simple simply since single small smaller so some something still strong such take taken
takes taking tend than that the their them themselves then there thereby therefore these they thing things
third this those though three through throughout thus to together too toward towards true two type types
typical typically under unlike until up upon us use used useful user uses using usual usually various vast
very via was way ways we well were what when where whereas whether which while who whole whom whose why wide
widely will with within without work works would yet you your
"""

_PAPERS = """
ability ablation able absence abstract academic accessible accordingly accuracy achieve achieved achieves
achieving adaptively add added addition additional additionally address addresses addressing adopt adopted
advance advanced advancement advancements advances advantage advantages aim aims alone alternative analyses
analysis analyze applicable application applications applied apply applying approach approaches area article
aspect aspects associated assume assumption attempts attract author baseline baselines behavior benchmark
benchmarks benefit benefits bridge broad build built called capability capable capture captures carefully
case cases challenge challenges challenging choose closer code codes collect collected com combine combined
combining common commonly community comparable compare compared comparison competitive complete complex
complexity component components comprehensive compute computing conduct conducted consider considerable
considering consist consistently consists contain contains contrast contribute contribution contributions
conventional corresponding crafted create crucial current currently data dataset datasets deal deep define
demonstrate demonstrated demonstrates demonstrating depend describe design designed designs desired detail
detailed details develop developed development difference differences difficult difficulty direct directly
discover discuss effect effective effectively effectiveness effects efficacy efficiency efficient
efficiently effort efforts eight empirical empirically employ employed employing enable enables enabling
enhance enhanced enhances enhancing ensure ensures entire establish evaluate evaluated evaluating evaluation
evaluations evidence examine exhibit existing experiment experimental experiments explicit explicitly
exploit explore explored exploring extend extensive extensively extract facilitate fact factor factors fail
fails failure feature features field fields final finally finding findings five flexible focus focuses
focusing follow formulate four framework function fundamental future gap generate github github.com goal
growing handle handled handling help helps hinges http https huge idea identify identifying impact
implementation implication implications important importantly impressive improve improved improvement
improvements improves improving incorporate incorporates incorporating increase increased increases
increasing increasingly independent information inherent input insight insights inspired integrate
integrates integrating interest introduce introduced introduces introducing investigate investigated involve
issue issues joint key lack lead leading leads learn learned learning learns leverage leverages leveraging
limit limitation limitations limited literature main maintain maintaining major manner mechanism method
methodology methods metric metrics missing mitigate model modeling modelling models module modules motivated
multiple network networks neural notable notably note numerous objective observation observations observe
observed offer offering offers open optimal org original outcome outcomes outperform outperforming
outperforms output outputs overcome paper papers parameter parameters perform performance performed performs
perspective pipeline pivotal plays popular practical practice presence present presented presents preserve
principle problem problems process processes processing produce produces project promising proper properties
property propose proposed proposes proposing prove provide provided provides providing public publication
publicly purpose quality reach receive received recently reduce reduced reduces reducing release released
relevant rely remain remains remarkable report reported represent representation representations require
required requirement requirements requires requiring research researchers resource resources result
resulting results reveal reveals review role run sample samples scenario scenarios scheme section seek
series set sets setting settings seven significance significant significantly situation six software
solution solutions solve solving sota source space specific specifically standard state state-of-the-art
step steps store strategies strategy strength structure studied studies study success successful
successfully suffer suffers suggest suggests suitable summarize superior superiority support system systems
tackle target task tasks technique techniques ten term terms test tested testing traditional train trained
training ubiquitous underlying understand understanding unified unique utilize utilized utilizes utilizing
validate validated value values variety verify version website world www
"""

#: All in lower case.
STOPWORDS = frozenset((_LANGUAGE + _PAPERS).split())
