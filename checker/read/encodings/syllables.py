"""A word → whether it can be a Vietnamese syllable: onset, rhyme and tone go together."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_ONSET = "b|ch|c|d|đ|gh|gi|g|h|kh|k|l|m|ngh|ng|nh|n|ph|p|qu|r|s|th|tr|t|v|x"
_RHYMES = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et ê êch êm ên ênh êp êt êu "
    "i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt "
    "oc oe oen oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um "
    "un ung uôc uôi uôm uôn uông uôt uơ up ut uy uya uych uyên uyêt uynh uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu "
    "ưt ưu y yêm yên yêng yêt yêu"
)
#: Vietnamese letters beyond ASCII, in lower case.
MARKED = frozenset("àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ")
_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
_STOPPED = ("c", "ch", "p", "t")
_SHARP = ("\u0301", "\u0323")


@cache
def _shape() -> re.Pattern[str]:
    rhymes = "|".join(sorted(_RHYMES.split(), key=len, reverse=True))
    return re.compile(rf"(?:{_ONSET})?(?:{rhymes})|gi")


def marked(word: str) -> bool:
    """Whether a word in lower case holds a letter with a Vietnamese mark."""
    return not MARKED.isdisjoint(word)


def is_syllable(word: str) -> bool:
    """«nhiệm», «giữa», «quyết»: in lower case. A syllable that ends in c, ch, p or t bears the tone sắc or nặng."""
    parts = unicodedata.normalize("NFD", word)
    tones = [c for c in parts if ord(c) in _TONES]
    bare = unicodedata.normalize("NFC", parts.translate(_TONES))
    if len(tones) > 1 or not _shape().fullmatch(bare):
        return False
    return not bare.endswith(_STOPPED) or (bool(tones) and tones[0] in _SHARP)
