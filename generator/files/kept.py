"""Write what one run leaves to later ones, which it only saves time."""

from __future__ import annotations

from pathlib import Path

from generator.files.disk import Disk
from generator.files.refusals import RefusedError, within_site


def write_kept(root: Path, path: Path, data: bytes, disk: Disk | None = None) -> None:
    """Write a file below the site's folder `root` in one step; where that fails, the earlier one stays.

    Never through a symbolic link that leads out of the site. Nothing is flushed to the disk: whoever reads
    it looks whether it is whole, and makes anew what a power cut has torn.
    """
    disk = disk or Disk()
    try:
        final = within_site(path, root)
        final.parent.mkdir(parents=True, exist_ok=True)
        fresh = f"{final}.papershelf-new"
        disk.write(fresh, data)
        disk.move(fresh, str(final))
    except (OSError, RefusedError):
        return
