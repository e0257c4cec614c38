"""What kind of device a browser says it is, in words; nothing more of it is kept."""

BROWSERS = (("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))
SYSTEMEN = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
)


def device_of(user_agent: str) -> str:
    """Browser and system by name, such as "Firefox op Windows"; "onbekend apparaat" when it tells neither."""
    browser = next((naam for teken, naam in BROWSERS if teken in user_agent), "")
    systeem = next((naam for teken, naam in SYSTEMEN if teken in user_agent), "")
    if browser and systeem:
        return f"{browser} op {systeem}"
    return browser or systeem or "onbekend apparaat"
