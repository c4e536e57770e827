"""HTML text to a tree that is safe to walk: no doctype, no entity tricks, no floods. Linear in the input.

What could be expanded is removed before parsing; what is only large is left to the caller's time limit.
"""

from __future__ import annotations

import re

from lxml import etree, html

_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,500}\?>", re.IGNORECASE)
_DOCTYPE = re.compile(r"<!doctype", re.IGNORECASE)
_SUBSET_END = re.compile(r"\]\s*>")
_ENTITY = re.compile(r"<!ENTITY\s+%?\s*([\w.-]{1,80})", re.IGNORECASE)
_REFERENCE = re.compile(r"&([\w.-]{1,80});")
# 300,000 attributes on one tag cost libxml2 over 20 s; inlined pictures are as long and as useless.
_FLOOD = re.compile(r"<([a-zA-Z][\w:-]{0,40})\s[^<>]{20000,}>")
_FLOOD_LENGTH = 20_000
_END = re.compile(r"</(?:html|body)\s*>", re.IGNORECASE)
_ELEMENT = re.compile(r"<(?:p|div|article|section|main|table|h[1-6]|ul)\b", re.IGNORECASE)
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r\f")
_DOCTYPE_REACH = 8192
UNSEEN = (
    "style", "noscript", "template", "svg", "iframe", "object", "embed", "canvas", "audio", "video", "map",
    "math", "select", "datalist", "input", "textarea", "button", "dialog", "link", "meta",
)  # fmt: skip
"""What no reader sees and trafilatura throws away too: each of its copies of the tree would carry it."""
_CLASSES = etree.ElementDefaultClassLookup(
    element=html.HtmlElement,
    comment=html.HtmlComment,
    pi=html.HtmlProcessingInstruction,
    entity=html.HtmlEntity,
)


def strip_declarations(markup: str) -> str:
    """Return `markup` without XML declaration, doctype, the entities that it declared, and oversized tags."""
    declaration = _DECLARATION.match(markup)
    if declaration is not None:
        markup = markup[declaration.end() :]
    doctype = _DOCTYPE.search(markup[:_DOCTYPE_REACH])
    if doctype is not None:
        close = markup.find(">", doctype.end())
        bracket = markup.find("[", doctype.end())
        end = close + 1
        names: set[str] = set()
        if 0 <= bracket < close:
            found = _SUBSET_END.search(markup, bracket)
            end = found.end() if found is not None else len(markup)
            names = set(_ENTITY.findall(markup[bracket:end]))
        if end > 0:
            markup = markup[: doctype.start()] + markup[end:]
        if names:
            markup = _REFERENCE.sub(lambda match: "" if match[1] in names else match[0], markup)
    if _goes_on(markup):
        markup = _END.sub("", markup)
    if _may_hold_flood(markup):
        markup = _FLOOD.sub(r"<\1>", markup)
    return markup


def _goes_on(markup: str) -> bool:
    """Tell whether elements stand behind an end of the page: readers see them, libxml2 drops them."""
    end = markup.find("</html")
    if end < 0:
        end = markup.find("</HTML")
    return end >= 0 and _ELEMENT.search(markup, end + len("</html>")) is not None


def _may_hold_flood(markup: str) -> bool:
    """Tell whether some tag is open for longer than a flood; scripts are as long, but no tag."""
    step = _FLOOD_LENGTH // 2
    opened = 0
    for at in range(0, max(0, len(markup) - step), step):
        if markup.find("<", at, at + step) < 0:
            opened = max(opened, markup.rfind("<", opened, at))
            closed = markup.find(">", opened, opened + _FLOOD_LENGTH)
            if closed < 0:
                return True
    return False


def parse_markup(markup: str) -> html.HtmlElement | None:
    """Parse `markup` (declarations stripped) without entities or huge trees; None when nothing is in it."""
    parser = html.HTMLParser(
        encoding="utf-8",
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
        no_network=True,
        huge_tree=False,
    )
    # one class for all elements: asking Python for the class of each costs as much as the parsing itself
    parser.set_element_class_lookup(_CLASSES)
    content = markup.encode("utf-8", "replace").translate(None, _CONTROLS)
    try:
        tree = html.document_fromstring(content, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None
    return tree if isinstance(tree, html.HtmlElement) else None


def thin_tree(tree: html.HtmlElement) -> None:
    """Take what no reader sees out of `tree`, JSON-LD aside: it can hold a body that the page lacks."""
    for script in list(tree.iter("script")):
        if "ld+json" not in (script.get("type") or ""):
            script.drop_tree()
    etree.strip_elements(tree, *UNSEEN, with_tail=False)
