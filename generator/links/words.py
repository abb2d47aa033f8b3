"""What sentences say is made public: code, data, weights, a demo.

A thing counts as made public when it stands before a verb of availability ("the code will be released"),
behind one of release ("we open-source our toolkit"), or right before a link ("Code:"). Mere mention does not
count: "the publicly available code of X" is somebody else's. Gaps are bounded, so the time is linear.
"""

from __future__ import annotations

import re

# Codes that are no programs, and programs that are the object of study.
_OTHER_CODES = re.compile(
    r"\b(?:error[- ]correct\w+|binary|hash(?:ing)?|latent|content|style|sparse|neural|representation|"
    r"local|population|"
    r"distributed|discrete|quanti[sz]ed|compact|similarity|feature|visual|facial|speech|motion|"
    r"appearance|expression|"
    r"audio|QR|LDPC|polar|turbo|block|linear|cyclic|convolutional|stabili[sz]er|surface|quantum|identity|"
    r"texture|shape|"
    r"ICD(?:-\d+)?|diagnos\w+|billing|medical|zip|bar|morse|dress|predictive|rate|spike|temporal|spatial|"
    r"legal|building|"
    r"generated|legacy|assembly|machine|binary|malicious|vulnerable|program|million)[- ]codes?\b"
    r"|\b(?:source[- ])?codes?[- ](?:\w+ (?:and|or) code )?(?:generat\w+|search\w*|retrieval|complet\w+|"
    r"review\w*|summari\w+|"
    r"snippets?|samples?|LLMs?|language|(?:large )?models?\b(?! (?:is|are|will|can|have|has)\b)|"
    r"similarity|understanding|"
    r"intelligence|clones?|translation|repair|synthesis|edit\w*|reasoning|lengths?|rates?|words?|"
    r"vectors?|spaces?|books?|"
    r"tokens?|assistants?|agents?|infrastructure|examples|tasks?|data\s?sets?|switch\w*|mix\w+|"
    r"performance|classif\w+|"
    r"represent\w+|execution|changes?|comments?|vulnerab\w+|interpreters?|benchmark\w*|corp(?:us|ora)|"
    r"files?|repositor\w+|"
    r"analysis|authorship|model\w*ing|smells?|quality|of conduct)\b",
    re.IGNORECASE,
)
_URL = re.compile(r"https?://\S+|www\.\S+")

_STRICT_CODE = r"(?:source[- ]?codes?|codes?|code[- ]?bases?|implementations?|scripts|software)"
_TOOLS = r"(?:toolkit|toolbox|tools?|library|libraries|package|framework|platform|repository|repo|pipeline)"
_CODE = rf"(?:{_STRICT_CODE}|{_TOOLS})"
_DATA = r"(?:data\s?sets?|data|benchmarks?|corpus|corpora|annotations|leaderboard|test\s?suite)"
_WEIGHTS = r"(?:checkpoints?|weights|models?)"
_DEMO = (
    r"(?:demos?|demonstrations?|demo\s?(?:page|video|website)s?|interfaces?|audio samples|samples|"
    r"videos?|playground)"
)

_BE = r"(?:is|are|was|were|be|been|will|shall|can|may|has|have)"
_PUBLIC = (
    r"(?:(?:publicly |freely |openly |now |also )?(?:ava(?:i)?l\w{1,6}ble|accessible|accessed|released|"
    r"public(?:ly)?\b|"
    r"open[- ]?sourced?|published|hosted|uploaded|downloaded|downloadable|maintained|online|ready)|"
    r"(?:found|provided|shared|obtained|included|given|made|attached)\b(?=\s(?:at|on|in|here|via|under|"
    r"from|public|online|"
    r"with the|upon|as|free|open|avail|for)|\s?[.:,;(]|\s?\Z))"
)
_WE = r"(?:we|us|authors?|paper|work|by|to|also)"
_RELEASE = r"(?:releas(?:e|es|ed|ing)|open[- ]?sourc(?:e|es|ed|ing)|publish(?:es|ed|ing)?)"
_GIVE = (
    r"(?:provid(?:e|es|ed|ing)|shar(?:e|es|ed|ing)|mak(?:e|es|ing)|made|offers?|upload(?:ed)?|"
    r"contribut(?:e|es|ing))"
)
_WORDS = r"[^.;:!?]"


def _made_public(thing: str, given: str) -> re.Pattern[str]:
    """The ways to say that `thing` is public; `given` is what "we provide …" must name."""
    return re.compile(
        rf"\b{thing}\b{_WORDS}{{0,80}}?\b{_BE}\b{_WORDS}{{0,40}}?\b{_PUBLIC}"
        rf"|\b{_WE} (?:[\w,-]+ ){{0,8}}?{_RELEASE}\b{_WORDS}{{0,80}}?(?<![-\w]){thing}\b"
        rf"|\bwe\b(?: [\w-]+){{0,3}}? {_GIVE}\b{_WORDS}{{0,50}}?\b{given}\b"
        rf"|\b{thing}\b(?: [\w/+-]+){{0,5}}?:? (?:available|released|coming soon|upon|to be released)\b"
        rf"|\b{thing}\b(?:,? (?:and|or|&) [\w-]+(?: [\w-]+)?)?"
        r"(?: links?| here| page| repository)?(?: is| are)?(?: at| on| in| from| via)?[\s:(\[\]*]*\Z",
        re.IGNORECASE,
    )


CODE = _made_public(_CODE, rf"{_STRICT_CODE}")
DATA = _made_public(_DATA, _DATA)
WEIGHTS = _made_public(_WEIGHTS, rf"(?:pre-?trained )?{_WEIGHTS}")
DEMO = _made_public(_DEMO, _DEMO)
PROJECT = re.compile(
    r"\b(?:projects?|home\s?pages?|web\s?sites?|web\s?pages?|pages?|visit|portal|"
    r"(?:more|further|additional) (?:\w+ )?(?:details?|results|information|examples|resources))\b",
    re.IGNORECASE,
)
READING_LIST = re.compile(
    r"\b(?:paper\s?list|reading list|(?:curated|comprehensive|updated?) (?:list|collection)|list of "
    r"(?:\w+ )?papers|"
    r"track(?:s|ing)? (?:the )?(?:\w+ )?(?:advances|advancements|progress|developments))\b",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:no|not|nor|without|lacks?|lacking|unavailable|never|whose)\b", re.IGNORECASE)


def cleared(sentence: str) -> str:
    """The sentence without URLs and without the codes that are no programs."""
    text = _URL.sub(" ", sentence)
    return _OTHER_CODES.sub("·", text) if "code" in text.lower() else text


def claims_code(sentence: str) -> re.Match[str] | None:
    """Where a sentence (cleared) says that the authors' code is or will be public."""
    match = CODE.search(sentence)
    if match is None or _DENIED.search(sentence, max(0, match.start() - 12), match.end()):
        return None
    return match
