"""What stands around the stamp on a page that lost its lines: menu, headline, text."""

from __future__ import annotations

MENU = "Home News World Business Sport Weather Subscribe Sign In "
TITLE = "Harbour pilots end strike after night of talks in Karsholm "
BODY = (
    "The harbour pilots of Karsholm ended their strike on Tuesday after a night of talks with the port authority. "
    "Shipping firms said the first freighters would sail again before noon and that the backlog would last a week. "
    "The council voted by a narrow margin to keep the ferry going while the bridge stays closed to cars. "
    "Trains between the two towns will run every half hour, and schools will open two hours late this week. "
    "Neither the harbour authority nor the union would comment on the terms that were agreed during the night. "
)
