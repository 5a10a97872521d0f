"""One form for the Han characters of three writing traditions, as a table a tokenizer can carry.

A tokenizer.json can hold a "precompiled" normalizer: a double-array trie over UTF-8 bytes, then the replacement
texts. Thousands of single replacements would cost milliseconds a query; one trie costs microseconds.
"""

import struct
from collections.abc import Mapping

from opencc import OpenCC

_HAN = ((0x3400, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x2FA1F))

# Japanese simplified forms that OpenCC's traditional-to-simplified table does not know, each followed by the mainland
# form. Forms that mean something else in Chinese (欠, 予, 余, 台) are left alone.
_JAPANESE = (
    "乗乘亜亚仏佛仮假伝传価价倹俭児儿両两剰剩剣剑剤剂労劳勲勋勧劝巻卷呉吴呪咒唖哑単单噛啮厳严圏圈囲围円圆図图団团増增圧压塁垒壊坏"
    "壌壤壱壹奨奖粧妆嬢娘実实寛宽専专対对巌岩巣巢帯带廃废広广庁厅弾弹従从徴征徳德恵惠悪恶悩恼応应懐怀戦战戯戏戸户戻戾払拂抜拔"
    "拝拜挿插掲揭掻搔揺摇捜搜択择撃击拠据拡扩摂摄撹搅収收効效勅敕晩晚曁暨暦历暁晓曽曾桝枡桟栈楡榆栄荣楽乐様样検检桜樱権权歓欢"
    "歩步歳岁歴历帰归毎每気气汚污渉涉涙泪浄净渇渴溌泼渓溪満满渋涩沢泽済济滝泷瀬濑焔焰焼烧営营犠牺猟猎獣兽畳叠痺痹痩瘦発发皐皋"
    "砕碎稲稻頴颖穂穗穏稳穣穰竃灶粋粹経经縁缘県县縦纵総总繋系繍绣縄绳絵绘継继続续繊纤連联聡聪聴听粛肃脳脑臓脏挙举舎舍茘荔荘庄"
    "薫薰蔵藏薬药処处蛍萤蝋蜡覚觉覧览観观訳译読读変变譲让豊丰弐贰売卖頼赖賛赞軽轻輌辆転转逓递遅迟辺边郷乡酔醉醗酦醤酱醸酿釈释"
    "舗铺銭钱錬炼鉄铁鋳铸鉱矿関关陥陷険险隠隐雑杂鶏鸡覇霸霊灵顕显騒骚駆驱験验駅驿髄髓髪发闘斗鼈鳖鴎鸥鹸碱塩盐麺面麹曲働动黒黑黙默"
    "斉齐斎斋歯齿齢龄竜龙亀龟浜滨弁辩糸丝缶罐芸艺"
)


def han_forms() -> dict[str, str]:
    """Traditional and Japanese characters to the simplified ones, and ё to е: the letters the tokenizer folds."""
    convert = OpenCC("t2s").convert
    forms = {"ё": "е"}
    for first, last in _HAN:
        for code in range(first, last + 1):
            simple = convert(chr(code))
            if simple != chr(code) and len(simple) == 1:
                forms[chr(code)] = simple
    forms.update(zip(_JAPANESE[::2], _JAPANESE[1::2], strict=True))
    return forms


def precompiled(forms: Mapping[str, str]) -> bytes:
    """The table in the binary form of sentencepiece: size of the trie, the trie, the texts ended by zero bytes."""
    texts = bytearray()
    offsets: dict[str, int] = {}
    for text in sorted(set(forms.values())):
        offsets[text] = len(texts)
        texts += text.encode() + b"\0"
    trie = _double_array({key.encode(): offsets[text] for key, text in forms.items()})
    return struct.pack("<I", len(trie) * 4) + struct.pack(f"<{len(trie)}I", *trie) + bytes(texts)


_LEAF = 1 << 8
_VALUE = 1 << 31
_BLOCK = 256


def _double_array(values: Mapping[bytes, int]) -> list[int]:
    """A darts-style trie: a node's child by byte b stands at its base XOR b, its value at its base itself."""
    units = [0] * _BLOCK
    taken = {0}
    # A position knows only the byte it was reached by, so no two nodes may share a base.
    bases: set[int] = set()
    cursor = 1
    nodes: list[tuple[int, int, list[bytes]]] = [(0, 0, sorted(values))]
    while nodes:
        position, depth, keys = nodes.pop()
        branches: dict[int, list[bytes]] = {}
        for key in keys:
            branches.setdefault(key[depth] if len(key) > depth else 0, []).append(key)
        while cursor in taken or cursor in bases:
            cursor += 1
        base = cursor
        while base in bases or any(base ^ label in taken for label in branches):
            base += 1
        bases.add(base)
        while len(units) <= base | (_BLOCK - 1):
            units.extend([0] * _BLOCK)
        taken.update(base ^ label for label in branches)
        units[position] |= (position ^ base) << 10
        for label, below in branches.items():
            if label:
                units[base ^ label] = label
                nodes.append((base ^ label, depth + 1, below))
            else:
                units[position] |= _LEAF
                units[base] = _VALUE | values[below[0]]
    return units
