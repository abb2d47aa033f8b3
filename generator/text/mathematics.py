"""Simple mathematics as readable text: `O(n^2)` becomes O(n²), `10^{-3}` becomes 10⁻³.

Abstracts hold a letter, a power, a bound; Unicode says them in any font, in search and in plain text,
without a script on the page. Formulas beyond that keep their commands' names and read as source would.
"""

from __future__ import annotations

import re

_SUPERSCRIPTS = dict(zip("0123456789+-=()ni*", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ*", strict=True))
_SUBSCRIPTS = dict(zip("0123456789+-=()aeijkmnoprtux", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑᵢⱼₖₘₙₒₚᵣₜᵤₓ", strict=True))
# Names and characters: "The Comprehensive LaTeX Symbol List", the part that abstracts use.
_SYMBOLS = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε", "zeta": "ζ",
    "eta": "η", "theta": "θ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ",
    "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "phi": "φ", "varphi": "φ", "chi": "χ", "psi": "ψ",
    "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ",
    "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "ell": "ℓ", "infty": "∞", "times": "×", "cdot": "·", "pm": "±",
    "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥", "neq": "≠", "approx": "≈", "sim": "~", "ll": "≪", "gg": "≫",
    "to": "→", "rightarrow": "→", "leftarrow": "←", "in": "∈", "subset": "⊂", "cup": "∪", "cap": "∩",
    "forall": "∀", "exists": "∃", "nabla": "∇", "partial": "∂", "sum": "∑", "prod": "∏", "int": "∫",
    "sqrt": "√", "circ": "°", "degree": "°", "star": "★", "dagger": "†", "ldots": "…", "cdots": "…",
    "langle": "⟨", "rangle": "⟩", "prime": "′", "propto": "∝", "equiv": "≡", "uparrow": "↑", "downarrow": "↓",
    "checkmark": "✓", "quad": " ", "qquad": " ", "mid": "|",
    "log": "log", "exp": "exp", "min": "min", "max": "max",
}  # fmt: skip

_FRACTION = re.compile(r"\\[dt]?frac\s?\{([^{}]{1,80})\}\s?\{([^{}]{1,80})\}")
_STYLED = re.compile(
    r"\\(?:math[a-z]+|text[a-z]*|operatorname|boldsymbol|bm|bar|hat|tilde|vec)\s?\{([^{}]{0,200})\}"
)
_SYMBOL = re.compile(r"\\([A-Za-z]+)\s?")
_SCRIPTED = re.compile(r"([\^_])\s?(?:\{([^{}]{1,60})\}|(\S))")
_SPACES = re.compile(r"\\[,;:! ]|~")


def readable(formula: str) -> str:
    """Write a formula without its dollars as one line of text."""
    text = _STYLED.sub(r"\1", _SPACES.sub(" ", formula))
    text = _FRACTION.sub(lambda m: f"{_atom(m[1])}/{_atom(m[2])}", text)
    text = _SYMBOL.sub(_symbol, text)
    text = _SCRIPTED.sub(_script, text)
    text = re.sub(r"\\([%&$#_{}|])", r"\1", text)
    return re.sub(r"(?<!\\)[{}]", "", text).strip()


def symbol(name: str) -> str | None:
    r"""The character that the command `\name` stands for, where it is one of the known."""
    return _SYMBOLS.get(name)


def _atom(text: str) -> str:
    return text if text.isalnum() else f"({text})"


def _symbol(match: re.Match[str]) -> str:
    symbol = _SYMBOLS.get(match[1])
    return match[1] if symbol is None else symbol


def _script(match: re.Match[str]) -> str:
    mark, content = match[1], match[2] or match[3]
    table = _SUPERSCRIPTS if mark == "^" else _SUBSCRIPTS
    if content in {"°", "′", "†", "*"}:
        return content
    if all(character in table for character in content):
        return "".join(table[character] for character in content)
    return f"{mark}{content}" if content.isalnum() else f"{mark}({content})"
