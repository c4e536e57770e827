"""Titles and roles.

`titles` tells who is meant and how a role is written, `words` takes it apart, `printed` reads what stands
beside a name, `narrated` what a text tells of somebody, `office_holders` who holds an office.
"""
