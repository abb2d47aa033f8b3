"""What is known of hosts: where code lives, which addresses name a repository, what else a host tells.

The facts are the hosts' own address schemes (GitHub, GitLab, Bitbucket, Codeberg, Gitee, SourceHut, Hugging
Face), as their documentation gives them.
"""

from __future__ import annotations

import re

from generator.model import LinkKind

# Hosts whose addresses read /owner/name/…
OWNER_NAME_HOSTS = frozenset(
    {"github.com", "gitlab.com", "bitbucket.org", "codeberg.org", "gitee.com", "git.sr.ht"}
)
HUGGING_FACE = frozenset({"huggingface.co", "hf.co"})
ANONYMOUS_HOSTS = frozenset({"anonymous.4open.science", "anonymous.4open.org"})
RAW_FILES = "raw.githubusercontent.com"

_SEGMENT = re.compile(r"~?[A-Za-z0-9._-]+")
# First segments that are pages of the host itself, not owners.
_HOST_PAGES = frozenset(
    "about apps collections contact customer-stories enterprise events explore features issues join login "
    "marketplace new notifications orgs pricing pulls search security settings site sponsors stars topics "
    "trending users".split()
)
_HUGGING_FACE_PAGES = frozenset(
    "api blog collections docs enterprise join learn login models organizations papers posts pricing search "
    "settings tasks".split()
)
_GITLAB_VIEWS = frozenset(
    "- blob commit commits issues merge_requests raw releases tags tree wikis snippets".split()
)

_PAPER_HOSTS = (
    "arxiv.org", "doi.org", "openreview.net", "aclanthology.org", "aclweb.org", "openaccess.thecvf.com",
    "proceedings.mlr.press", "proceedings.neurips.cc", "papers.nips.cc", "biorxiv.org", "medrxiv.org",
    "semanticscholar.org", "dl.acm.org", "ieeexplore.ieee.org", "link.springer.com", "sciencedirect.com",
    "jmlr.org", "ssrn.com", "hal.science", "isca-archive.org", "paperswithcode.com",
)  # fmt: skip
_PROJECT_HOSTS = (
    "github.io", "gitlab.io", "sites.google.com", "netlify.app", "vercel.app", "pages.dev", "notion.site",
    "readthedocs.io", "readthedocs.org", "webflow.io", "wixsite.com", "gitbook.io",
)  # fmt: skip
_DATASET_HOSTS = (
    "zenodo.org", "figshare.com", "physionet.org", "ieee-dataport.org", "data.mendeley.com",
    "dataverse.harvard.edu", "dataverse.org", "datadryad.org", "osf.io", "synapse.org", "openml.org",
    "archive.ics.uci.edu",
)  # fmt: skip
_DEMO_HOSTS = (
    "youtube.com", "youtu.be", "vimeo.com", "bilibili.com", "colab.research.google.com", "streamlit.app",
    "gradio.live", "gradio.app", "replicate.com", "hf.space",
)  # fmt: skip
_CODE_HOSTS = (
    "pypi.org", "npmjs.com", "cran.r-project.org", "crates.io", "conda.anaconda.org", "gist.github.com",
    "sourceforge.net", "codeocean.com", "4open.science",
)  # fmt: skip
_KIND_OF_HOST = (
    dict.fromkeys(_PAPER_HOSTS, LinkKind.PAPER)
    | dict.fromkeys(_PROJECT_HOSTS, LinkKind.PROJECT)
    | dict.fromkeys(_DATASET_HOSTS, LinkKind.DATASET)
    | dict.fromkeys(_DEMO_HOSTS, LinkKind.DEMO)
    | dict.fromkeys(_CODE_HOSTS, LinkKind.CODE)
)


def is_code_host(host: str) -> bool:
    """Whether repositories live there, so that an address without one is cut off."""
    return host in OWNER_NAME_HOSTS or _is_gitlab(host) or host in ANONYMOUS_HOSTS


def kind_of_host(host: str) -> LinkKind | None:
    """What every page of the host is, where the host or one of its parents tells."""
    labels = host.split(".")
    for first in range(min(len(labels), 6)):
        kind = _KIND_OF_HOST.get(".".join(labels[first:]))
        if kind is not None:
            return kind
    return None


def repository(host: str, path: str) -> str | None:
    """The `owner/name` that a path on a code host leads into, from a deep link too."""
    segments = [segment for segment in path.split("/") if segment]
    if host in HUGGING_FACE:
        return _hugging_face(segments)
    if host == "gitlab.com" or _is_gitlab(host):
        return _gitlab(segments)
    if host in OWNER_NAME_HOSTS or host == RAW_FILES:
        return _owner_name(segments, _HOST_PAGES)
    return None


def hugging_face_kind(path: str) -> LinkKind | None:
    """Datasets and spaces say so in their path; everything else with an owner is a model."""
    first = path.strip("/").partition("/")[0]
    if first in _HUGGING_FACE_PAGES:
        return LinkKind.PAPER if first == "papers" else None
    return {"datasets": LinkKind.DATASET, "spaces": LinkKind.DEMO}.get(first, LinkKind.WEIGHTS)


def _is_gitlab(host: str) -> bool:
    return host.startswith("gitlab.") and not host.endswith("gitlab.io")


def _owner_name(segments: list[str], pages: frozenset[str]) -> str | None:
    if len(segments) < 2 or segments[0].lower() in pages:
        return None
    owner, name = segments[0], segments[1].removesuffix(".git")
    if not name or not _SEGMENT.fullmatch(owner) or not _SEGMENT.fullmatch(name):
        return None
    return f"{owner}/{name}"


def _hugging_face(segments: list[str]) -> str | None:
    if segments[:1] in (["datasets"], ["spaces"]):
        segments = segments[1:]
    return _owner_name(segments, _HUGGING_FACE_PAGES)


def _gitlab(segments: list[str]) -> str | None:
    """Projects may lie in nested groups, up to the first segment that is a view of the project."""
    views = (i for i, segment in enumerate(segments) if segment in _GITLAB_VIEWS and i >= 2)
    segments = segments[: next(views, len(segments))]
    if _owner_name(segments, _HOST_PAGES) is None or not all(map(_SEGMENT.fullmatch, segments)):
        return None
    return "/".join(segments).removesuffix(".git")
