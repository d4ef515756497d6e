"""The register as a static site in English and Arabic."""

from sijill.publish.site.write import write_site

__all__ = ["write_site"]
