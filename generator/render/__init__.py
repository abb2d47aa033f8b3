"""What readers see: the finished library becomes pages and files below `site_src/`.

Views (`views.py`) are built from entries, templates only place them. Every page is plain Markdown with front
matter, so that any builder that reads `mkdocs.yml` can finish it and that it reads well in the repository.
"""

from generator.render.catalogue import Catalogue
from generator.render.papers import Papers
from generator.render.remembered import Remembered
from generator.render.site import for_machines, listings, outputs, papers
from generator.render.templating import environment, place_of
from generator.shipped import TEMPLATES

__all__ = [
    "TEMPLATES",
    "Catalogue",
    "Papers",
    "Remembered",
    "environment",
    "for_machines",
    "listings",
    "outputs",
    "papers",
    "place_of",
]
