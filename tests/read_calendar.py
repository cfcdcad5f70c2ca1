#!/usr/bin/env python3
"""Reads calendar files with the package `icalendar`, and prints what it finds as JSON: one object for each file."""

import json
import sys

import icalendar


def value(component, name):
    found = component.get(name)
    if found is None:
        return None
    if hasattr(found, "dt"):
        return found.dt.isoformat()
    return str(found)


def event(component):
    names = "uid sequence status class transp summary description dtstart dtend dtstamp".split()
    read = {name: value(component, name) for name in names}
    read["problems"] = [f"{name}: {problem}" for name, problem in component.errors]
    return read


def calendar(path):
    with open(path, "rb") as file:
        content = file.read()
    read = icalendar.Calendar.from_ical(content, multiple=True)
    if len(read) != 1:
        raise SystemExit(f"{path}: {len(read)} calendars")
    [one] = read
    return {
        "name": value(one, "x-wr-calname"),
        "version": value(one, "version"),
        "product": value(one, "prodid"),
        "problems": [f"{name}: {problem}" for name, problem in one.errors],
        "components": [part.name for part in one.subcomponents],
        "events": [event(part) for part in one.walk("VEVENT")],
    }


print(json.dumps([calendar(path) for path in sys.argv[1:]]))
