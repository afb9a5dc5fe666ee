"""Writes the cases beside it that make_golden.py has no options for: `python3 more.py`. Needs PyTorch.

two-bfloat     weights in bfloat16; latents of odd sizes; the U-Net's and the control network's transformers of other depths
two-deep       four transformers in a row, more blocks a level, and weights in half precision

Both also hold a picture of a size that the networks cannot take, mirrored at its right and bottom and cropped again:
odd.lq, and odd.none and odd.wavelet, which are what the settings of "edm" make of it.
"""
import dataclasses
import os
import struct
import sys

import torch

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "../../../../../training"))

import make_golden as G  # noqa: E402

KINDS = {"bfloat": torch.bfloat16, "deep": torch.float16}
made, kind = {}, None


def case(name, seed, width, height, base, **unet):
    global kind
    kind = KINDS[name.rsplit("-", 1)[1]]
    G.CONFIGS[name] = dataclasses.replace(base, unet=dataclasses.replace(base.unet, **unet))
    sys.argv = ["more.py", os.path.join(HERE, name), "--config", name, "--seed", str(seed),
                "--width", str(width), "--height", str(height)]
    G.main()


def random_model(cfg, half, make=G.random_model):
    m = make(cfg, half)
    for p in m.parameters():
        p.data = p.data.to(kind).float()
    made["model"] = m
    return m


def restore(model, lq, ids, negative, s, scale, start, noise, fix, run=G.R.restore):
    made["settings"] = (ids, negative, s, scale, start, noise)
    return run(model, lq, ids, negative, s, scale, start, noise, fix)


def odd(lq):
    """The picture without a few rows and columns, and what becomes of it."""
    short = lq[..., :lq.shape[2] - 3, :lq.shape[3] - 3].contiguous()
    crop = lambda t: t[..., :short.shape[2], :short.shape[3]].contiguous()
    whole = torch.nn.functional.pad(short, (0, 3, 0, 3), mode="reflect")
    e = G.R.restore(made["model"], whole, *made["settings"], "none")
    none = crop(e["decoded"])
    return {"odd.lq": short, "odd.none": none, "odd.wavelet": G.R.wavelet_fix(none, crop(e["stage1"]))}


def save(path, tensors, write=G.save):
    if path.endswith("golden.safetensors"):
        tensors.update(odd(tensors["vae.lq"]))
        write(path, tensors)
    elif kind == torch.float16:
        write(path, {k: v.half() for k, v in tensors.items()})
    else:                                                    # NumPy has no bfloat16: written as int16, named what it is
        write(path, {k: v.to(kind).view(torch.int16) for k, v in tensors.items()})
        rename(path)


def rename(path):
    with open(path, "rb") as f:
        n = struct.unpack("<Q", f.read(8))[0]
        header, blob = f.read(n).replace(b'"I16"', b'"BF16"'), f.read()
    header += b" " * (-len(header) % 8)
    with open(path, "wb") as f:
        f.write(struct.pack("<Q", len(header)) + header + blob)


G.DTYPES[torch.int16] = "I16"
G.random_model, G.save, G.R.restore = random_model, save, restore
case("two-bfloat", 21, 44, 36, G.config(2, 1), transformer_depth=[1, 2], control_transformer_depth=[1, 3])
case("two-deep", 22, 52, 28, G.config(2, 1), num_res_blocks=2, transformer_depth=[1, 4], control_transformer_depth=[1, 2])
