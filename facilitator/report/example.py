"""A small programme file with one step of each kind, to start from."""

EXAMPLE = """{
  "title": "Klassen Lelystad",
  "region": "Flevoland",
  "language": "nl",
  "roles": ["docent", "schoolleider", "bestuurder", "raadslid", "ouder", "jeugdwerk", "leerling"],
  "steps": [
    {"kind": "text", "title": "Welkom", "minutes": 5, "body": "Fijn dat u er bent.", "script": "Vertel wat er met de inbreng gebeurt."},
    {"kind": "poll", "title": "Stelling", "minutes": 5,
     "poll": {"kind": "choice", "question": "Elke school neemt een kind aan zonder schooladvies.", "options": ["Mee eens", "Niet mee eens"]}},
    {"kind": "fragment", "title": "Fragment 1", "minutes": 6,
     "fragment": {"file": "clip.mp4", "in": 4.0, "out": 12.5, "captions": "clip.vtt", "before": "Let op wie er aan het woord is."}},
    {"kind": "ideas", "title": "Wat nu?", "minutes": 15,
     "ideas": {"themes": ["oorzaak", "gevolg", "oplossing"], "support": "agree_disagree_pass"}}
  ]
}
"""
