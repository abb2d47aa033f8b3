"""What looks like a name: a word with capitals where plain words have none, a short form of a phrase."""

from __future__ import annotations

import re

# A word of a name; a second plus, an index or a star may close it.
NAME_WORD = r"[A-Za-z0-9][\w+$-]{0,30}(?:\+\+|[²³₊⁺*])?"

# Terms of the field that abstracts define and use, but do not introduce.
_GENERAL = frozenset(
    """ai agi ml dl nlp cv rl drl marl rlhf xai nn dnn ann cnn dcnn rnn lstm gru mlp gnn gcn gat mpnn gan vae
    snn kan resnet unet u-net vit transformer bert gpt chatgpt llama llava clip blip sam dino dinov2 llm mllm
    lmm vlm lvlm vla slm plm moe lora ffn mha svm pca ica knn gp gbdt xgboost ddpm ddim dpm ldm lcm cfg sgd
    adam em mcmc mse mae ce kl elbo ema ssl cl ocl cil efcil fscil fsl zsl mtl dg da uda ood id iid tta nas kd
    ptq qat peft petl icl rag cot lp vp ar ctr cvr sr hoi vqa sgg fer ner ocr asr tts re-id reid eeg fmri mri
    ct dti dr mci bev lidar slam nerf inr iot gpu cpu api sota fps flops auc map miou psnr ssim fid wer i2v
    t2i t2v i2i 2d 3d 4d rgb rgb-d hd imagenet cifar coco sae pinn ode pde sde bp ff etf nc ip qa cbm mu vl av
    lwir 3dmm glm""".split()
)
# Known models by their size: "ViT-B", "ResNet-50".
_SIZED = re.compile(
    r"(?:vit|resnet|swin|bert|gpt|llama|vgg|deit|clip|yolo|resnext)[-v]?[\dbslhgt][\w.]*", re.IGNORECASE
)
_ADJECTIVES = ("-based", "-aware", "-like", "-style", "-D")
# The longest short form that is read has its words within so many before the bracket.
_LONGEST_PHRASE = 14


def is_coined(word: str) -> bool:
    """Whether a word has capitals or digits where no plain word has; the parts of a compound count apart."""
    parts = word.split("-")
    return any(map(_is_coined_part, parts)) or (
        len(parts) == 2 and len(parts[0]) == 1 and parts[1][:1].isupper()
    )


def is_general(name: str) -> bool:
    """Whether a word is a common abbreviation or a well-known model, in one or many."""
    lowered = name.lower()
    return lowered in _GENERAL or lowered.removesuffix("s") in _GENERAL or _SIZED.fullmatch(name) is not None


def is_name(name: str) -> bool:
    """Whether a word can only be a name of this paper or another one."""
    if len(name) < 2 or not any(map(str.isalpha, name)) or is_general(name) or name.endswith(_ADJECTIVES):
        return False
    first, *others = name.split("-")
    describes = bool(others) and others[-1].islower() and not is_coined(first)
    return is_coined(name) and not describes


def expansion(phrase: str, name: str) -> int | None:
    """Where the words begin whose initials and capitals spell the name, read backwards; None if none do."""
    letters = list(_letters(name))
    words = list(re.finditer(r"[^\s,;:(]+", phrase[-240:]))
    offset = max(0, len(phrase) - 240)
    for word in reversed(words[-_LONGEST_PHRASE:]):
        for mark in reversed(re.findall(r"(?<![A-Za-z])[A-Za-z]|[A-Z]", word[0])):
            if letters and mark.lower() == letters[-1]:
                letters.pop()
        if not letters:
            return offset + word.start()
    return None


def shares_initial(phrase: str, name: str) -> bool:
    """Whether any word of the phrase begins as the name does."""
    return any(word[0].lower() == name[0].lower() for word in re.findall(r"[A-Za-z]+", phrase))


def _is_coined_part(part: str) -> bool:
    capitals = sum(map(str.isupper, part))
    odd = part[:1].islower() or any(map(str.isdigit, part))
    return len(part) > 1 and (capitals > 1 or (capitals == 1 and odd))


def _letters(name: str) -> str:
    capitals = "".join(filter(str.isupper, name))
    return (capitals if len(capitals) > 1 else "".join(filter(str.isalpha, name))).lower()
