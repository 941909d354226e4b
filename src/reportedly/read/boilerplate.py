"""Lines that belong to the site and not to the report, told by their wording.

Each pattern is a whole line, so that a sentence of the report that only mentions a newsletter or a photo is none.
Own collection after pages of news sites in English, Ukrainian and Russian.
"""

from __future__ import annotations

from enum import Enum, auto

from reportedly.read.credits import is_byline, is_caption
from reportedly.read.dates import is_labelled
from reportedly.read.wording import NETWORK, PAGES, line

_LONGEST_NOTICE = 300  # characters: own choice; cookie and copyright notices of one line stay under it

_HEADING = (
    rf"other\s+(?:topics?\s+of\s+interest|{PAGES}|news\s+on\s+(?:the|this)\s+topic)",
    r"also\s+read|read\s+(?:also|more|next|on|too|this\s+next)|see\s+(?:also|more)",
    r"read\s+more\s+(?:on|about)\s+(?:this|the)\s+\w+",
    rf"more\s+on\s+(?:this|the|that)\s+(?:topic|subject|story|issue|{PAGES})",
    rf"more\s+{PAGES}(?:\s+(?:like\s+this|for\s+you))?",
    r"more\s+to\s+(?:read|explore)|more\s+(?:from|by)\s+[\w .&’'-]{2,40}",
    rf"(?:related|similar|recommended|suggested|further|popular|trending|latest|recent|top|featured)(?:\s+{PAGES})?",
    r"(?:recommended|suggested|selected|picked)\s+for\s+you|(?:trending|popular)\s+(?:now|today)",
    r"most\s+(?:read|popular|viewed|shared|commented|recent|watched)(?:\s+(?:on|in)\s+[\w ]{2,30}|\s+now|\s+today)?",
    r"you\s+(?:may|might|could)\s+(?:also\s+)?(?:like|be\s+interested\s+in|enjoy|want\s+to\s+read)",
    r"you\s+may\s+have\s+missed|(?:don[’']t|do\s+not)\s+miss|in\s+case\s+you\s+missed\s+it",
    r"editor[’']?s[’']?\s+(?:picks?|choice)|what\s+to\s+read\s+next|keep\s+(?:on\s+)?reading|up\s+next",
    r"also\s+on\s+[\w ]{2,30}|on\s+this\s+topic|readers\s+also\s+liked",
    r"читайте\s+(?:також|также|ще|еще)|читати\s+також|популярн(?:е|ое)|новини\s+(?:за\s+темою|партнерів)",
    r"(?:ще|еще)\s+(?:за\s+темою|по\s+теме)|дивіться\s+також|смотрите\s+также",
)
_HEADING_LINE = line(*(rf"[\W_]*(?:{heading})\s*[:.…»›>→-]*" for heading in _HEADING))
# A heading with its headline on one line; only wordings that no sentence begins with.
_INLINE_BOX = line(
    r"[\W_]*(?:also\s+read|read\s+(?:also|more|next|too)|see\s+also|don[’']t\s+miss)\s*[:|–—»›>→]\s*\S.*",
    rf"[\W_]*(?:related|recommended)(?:\s+{PAGES})?\s*[:|»›>→]\s*\S.*",
    r"[\W_]*(?:more\s+on\s+this(?:\s+\w+)?|you\s+(?:may|might)\s+also\s+like)\s*[:|–—»›>→]\s*\S.*",
    r"[\W_]*(?:читайте\s+(?:також|также)|читати\s+також)\s*[:|–—»›>→]\s*\S.*",
    r"[\W_]*read\s+more\s+(?:about|on)\b\s*\S.*",
)
_APPEAL = line(
    r"(?:please\s+)?sign\s+up\s+(?:for|to|now|here|today)\b"
    r".*(?:newsletter|e-?mail|inbox|briefing|alerts?|updates?|daily|weekly|digest|free).*",
    r"sign\s+up(?:\s+(?:now|here|today|for\s+free))?|register(?:\s+(?:now|for\s+free|to\s+read).*)?",
    r"(?:please\s+)?subscribe(?:\s+(?:to|now|today|for|here|on)\b.*)?|(?:log|sign)\s+in(?:\s+(?:or|to|/).*)?",
    r"(?:get|receive)\b.{0,80}\b(?:newsletter|inbox|unlimited\s+access|full\s+access|app)\b.*",
    rf"(?:follow|join|find|like|read|watch)\s+[\w .’'-]{{2,40}}\bon\s+(?:our\s+)?(?:\w+\s+)?{NETWORK}\b.*",
    r"(?:join|follow)\s+us\b.*|(?:join|follow)\s+our\s+(?:\w+\s+)?(?:channels?|group|community|newsletter|pages?)\b.*",
    r"(?:please\s+)?support\s+(?:us|our|independent|quality|free|the)\b.{0,60}"
    r"\b(?:journalis[mt]s?|newsroom|reporting|media)\b.*|support\s+(?:us|our\s+work)",
    r"(?:please\s+)?(?:donate|make\s+a\s+(?:donation|contribution)|chip\s+in)"
    r"(?:\s+(?:to|now|today|here|via|any|and|by)\b.*)?",
    r"become\s+(?:a|our)\s+(?:\w+\s+)?(?:member|patron|supporter|subscriber).*|buy\s+(?:us|me)\s+a\s+coffee.*",
    r"already\s+(?:a|have)\s+(?:subscriber|member|an?\s+account|a\s+subscription).*",
    r"(?:this|the)\s+article\s+is\s+(?:free|only|exclusively|reserved)?\s*(?:for|to)\s+(?:our\s+)?(?:subscribers|members).*",
    r"(?:our|the)\s+(?:(?:weekly|daily|morning|evening|free)\s+)?newsletter\b.*|newsletters?",
    r"your\s+e-?mail(?:\s+address)?|enter\s+your\s+e-?mail.*|download\s+(?:our|the)\s+.{0,30}app\b.*",
    r"(?:help\s+us|if\s+you\s+(?:value|like|enjoy))\b.{0,80}"
    r"\b(?:your\s+support|donat\w+|journalism|our\s+work|subscri\w+)\b.*",
    r"(?:підписуйтесь|підписуйтеся|підтримайте|подписывайтесь|долучайтесь)\s.*",
)
_FEEDBACK = line(
    r"to\s+(?:suggest|report|submit|request)\s+(?:an?\s+)?(?:correction|clarification|typo|error|mistake|inaccuracy).*",
    r"you\s+can\s+(?:also\s+)?(?:highlight|select)\s+(?:the|a|any)\s+.{0,40}\b(?:press|hit|click)\b.*",
    r".{0,120}\b(?:ctrl|cmd|⌘)\s*\+\s*enter\b.*|report\s+a\s+bug|feedback|send\s+us\s+(?:a\s+)?(?:feedback|tip)s?.*",
    r"if\s+you(?:[’']ve|\s+have)?\s+(?:notice|found|find|see|saw|spot)\w*\s+(?:an?|any)\s+(?:\w+\s+)?"
    r"(?:error|mistake|typo|inaccuracy)\b.*",
    r"(?:found|noticed|spotted|see|report)\s+(?:an?|any)\s+(?:\w+\s+)?(?:error|mistake|typo|inaccuracy)\b.{0,120}",
    r"(?:got|have)\s+a\s+(?:tip|correction|story)\b.{0,120}|was\s+this\s+(?:article|page)\s+(?:helpful|useful).*",
    r"(?:\d+\s+)?comments?(?:\s*\(\d+\))?|(?:leave|post|add|write)\s+(?:a|your)\s+(?:comment|reply).*",
    r"(?:show|view|read|load|hide|see)\s+(?:all\s+|more\s+|the\s+)?(?:\d+\s+)?comments?.*|no\s+comments(?:\s+yet)?",
    r"join\s+the\s+(?:conversation|discussion).*|be\s+the\s+first\s+to\s+comment.*|(?:log|sign)\s+in\s+to\s+comment.*",
    r"comments\s+(?:are\s+)?(?:closed|off|disabled).*",
    r"(?:якщо\s+ви\s+)?(?:помітили|знайшли)\s+помилку.*|(?:если\s+вы\s+)?(?:заметили|нашли)\s+ошибку.*",
)
_BUTTON = (
    rf"(?:{NETWORK}|e-?mail|print|share|tweet|copy(?:\s+(?:the\s+)?link)?|link|save|bookmark|pin|post|send|sms|more"
    r"|like)"
)
_SHARE = line(
    rf"{_BUTTON}(?:\s*[|·•,/]?\s+{_BUTTON}){{0,14}}",
    r"share\s+(?:this|on|via|article|story|post|it)\b.{0,60}|\d+\s+shares?|[\d,. ]+k?\s+views",
    r"(?:listen\s+to|print|email|save|bookmark)\s+(?:this\s+(?:article|story|page|post)|for\s+later).{0,40}",
    r"\d+\s*[-–]?\s*min(?:ute)?s?\s+read|(?:reading\s+time|views|reads)\s*:?\s*[\d,. ]+\s*(?:k|min(?:ute)?s?)?",
    r"(?:поділитися|поделиться).{0,40}",
)
_RIGHTS = line(
    r"©.*|copyright\s*(?:©|\(c\)|\d{4}|by\b|of\b|notice).*|\(c\)\s*\d{4}.*",
    r".{0,120}\ball\s+rights\s+reserved\b.{0,120}|(?:re)?printed\s+with\s+permission.*",
    r"(?:re)?(?:publication|production|use)\s+of\s+(?:our|this|these|the\s+site[’']s|any)\s+(?:materials?|content|articles?).*",
    r"(?:this|the)\s+(?:material|article|content|story)\s+(?:may|must|can)\s*not\s+be\s+"
    r"(?:published|reproduced|copied|republished|redistributed).*",
    r"(?:we|this\s+(?:web)?site|our\s+(?:web)?site)\s+uses?\s+cookies\b.*",
    r"by\s+(?:continuing|using|clicking|subscribing|signing\s+up)\b.*\b(?:cookies|you\s+(?:agree|accept|consent))\b.*",
    r"(?:accept|reject|manage|allow|decline)\s+(?:all\s+|only\s+|necessary\s+|my\s+)*(?:cookies|preferences|settings)",
    r"cookie\s+(?:policy|settings|preferences|notice)|advertise\s+with\s+us",
    r"(?:privacy\s+(?:policy|notice|settings)|terms\s+(?:of\s+(?:use|service)|and\s+conditions)|contact\s+us|about\s+us)"
    r"(?:\s*[|·•,&]?\s+(?:and\s+)?(?:privacy\s+\w+|terms\s+of\s+\w+|contact(?:\s+us)?|about(?:\s+us)?|imprint))*",
)
_ADVERTISEMENT = line(
    r"\W*(?:advertis(?:ement|ing)s?|ads?|ad\s+feedback|sponsored(?:\s+(?:content|post|by\b.{0,60}))?|promotion)\W*",
    r"\W*(?:paid\s+(?:content|post)|promoted(?:\s+content)?|partner\s+content|remove\s+ads?|реклама)\W*",
    r"\W*(?:story|article|text)\s+continues\s+(?:below|after)\b.{0,40}|\W*continue\s+reading\W*",
    r"\W*(?:scroll\s+to\s+continue|skip\s+(?:advertisement|ad|to\s+(?:main\s+)?content))\W*",
)
_NAVIGATION = line(
    r"(?:tags?|topics?|filed\s+under|categor(?:y|ies)|keywords|теги)\s*:.{0,200}",
    r"(?:home|news|main)(?:\s*[>»/›|]\s*[\w &’'-]{2,60}){1,6}|back\s+to\s+(?:top|home(?:page)?)|menu|search",
    r"(?:load|show)\s+more|read\s+the\s+full\s+(?:story|article).{0,60}|(?:click|tap)\s+here\b.{0,80}",
    r"watch\s+(?:live|now|the\s+video)|play\s+video|(?:previous|next)\s+(?:article|post|story)",
    r"(?:(?:last\s+)?(?:updated|published|posted)\s*:?\s*)?\d+\s+(?:minutes?|hours?|days?)\s+ago",
)
_NOTICES = (_INLINE_BOX, _APPEAL, _FEEDBACK, _SHARE, _RIGHTS, _ADVERTISEMENT, _NAVIGATION)


class LineKind(Enum):
    """What a line is by its wording alone."""

    REPORT = auto()
    HEADING = auto()  # of a box; what follows may belong to it
    BOILERPLATE = auto()


def line_kind(words: str) -> LineKind:
    """What a line without surrounding white space is by its wording."""
    if len(words) <= _LONGEST_NOTICE:
        if _HEADING_LINE.fullmatch(words):
            return LineKind.HEADING
        if any(notice.fullmatch(words) for notice in _NOTICES) or is_labelled(words):
            return LineKind.BOILERPLATE
    return LineKind.BOILERPLATE if is_caption(words) or is_byline(words) else LineKind.REPORT
