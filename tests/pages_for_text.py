"""Pages written for these tests; people, places and outlets are invented."""

PARAGRAPHS = (
    "PORT ALDER (Northwire) - The harbour master of Port Alder said on Monday that the old breakwater will be rebuilt before winter.",
    "“We have waited for nine years and we will not wait for a tenth,” Ines Okafor told reporters after a meeting of the council.",
    "The council had asked three companies for plans, and two of them answered in time, according to the minutes of the meeting.",
    "Okafor said that the work will cost four million and that the fishing fleet can use the inner basin until it is done.",
)
HEADLINE = "Port Alder Will Rebuild Its Breakwater Before Winter"
BYLINE = "Maren Holt Published March 08, 2031 | 03:20 PM"
MENU = ("Home", "World", "Politics", "Business", "Sport", "Weather", "Sign in")
TAIL = (
    "Related Topics",
    "Port Alder Harbour Winter Council",
    "Recent Stories",
    "Ferry delayed by fog for the third day ..",
    "3 hours ago",
    "Market square gets new paving stones ..",
    "5 hours ago",
    "About Us | Contact Us",
    "© 2027-2031, Alder Courier. All rights reserved.",
)
PAGE = (*MENU, HEADLINE, BYLINE, *PARAGRAPHS, *TAIL)
