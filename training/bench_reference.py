"""Times PyTorch on a bundle or on random weights: what `keenframe bench` compares with.

    bench_reference.py BUNDLE --size 640x360 --frames 3 --threads 2
    bench_reference.py FOLDER --passes --size 512x512 --threads 1

The first prints milliseconds a frame of a whole restoration, after one frame of warming up. The second says `ready` when
it has loaded the .safetensors files of a folder with a config.json, and from then on answers each line of standard input
that names a pass (text, step, encoder or decoder) with the processor seconds that the pass took. The pictures are noise:
the time does not depend on them.
"""
import argparse
import glob
import json
import mmap
import struct
import sys
import time

import torch

import supir_reference as R
from evaluate import restore
from train_mini import FAST, load_bundle

DTYPES = {"F16": torch.float16, "F32": torch.float32, "BF16": torch.bfloat16}


def floats(path):
    """The weights of a .safetensors file, as floats."""
    with open(path, "rb") as f:
        n = struct.unpack("<Q", f.read(8))[0]
        header, data = json.loads(f.read(n)), mmap.mmap(f.fileno(), 0, access=mmap.ACCESS_COPY)
    for name, v in header.items():
        if v.get("dtype") in DTYPES:
            dtype, (start, end) = DTYPES[v["dtype"]], v["data_offsets"]
            count = (end - start) // dtype.itemsize
            yield name, torch.frombuffer(data, dtype=dtype, count=count, offset=8 + n + start).reshape(v["shape"]).float()


def load_folder(folder):
    with open(f"{folder}/config.json") as f, torch.device("meta"):
        model = R.Supir(R.SupirConfig.from_json(f.read()))
    weights = {}
    for path in glob.glob(f"{folder}/*.safetensors"):
        weights.update(floats(path))
    missing = model.load_state_dict(weights, strict=False, assign=True).missing_keys
    if missing:
        sys.exit(f"{folder} lacks {missing[0]}")
    return model.to(memory_format=FAST)


def passes(model, width, height):
    """A guided step is two evaluations; it does what does not change between steps as well, as the published code does."""
    cfg, vae = model.cfg, model.first_stage_model
    latent = torch.randn(1, cfg.unet.in_channels, height // cfg.vae.factor, width // cfg.vae.factor)
    latent = latent.contiguous(memory_format=FAST)
    picture = torch.rand(1, 3, height, width).mul(2).sub(1).contiguous(memory_format=FAST)
    ids = torch.arange(cfg.clip_l.context)[None]
    told = model.condition(ids, ids, latent)

    def step():
        for _ in range(2):
            model.denoise(latent, 14.0, told, 1.0)

    return {"text": lambda: model.condition(ids, ids, latent), "step": step,
            "encoder": lambda: vae.encode_denoised(picture), "decoder": lambda: vae.decode(latent)}


def answer(model, width, height):
    by_name = passes(model, width, height)
    print("ready", flush=True)
    for line in sys.stdin:
        start = time.process_time()
        by_name[line.strip()]()
        print(time.process_time() - start, flush=True)


def milliseconds(model, bundle, width, height, frames):
    with open(f"{bundle}/defaults.json") as f:
        defaults = json.load(f)
    unit = model.cfg.vae.factor * 2 ** (len(model.cfg.unet.channel_mult) - 1)
    width, height = (-(-v // unit) * unit for v in (width, height))            # padded, as the product pads
    picture = torch.rand(1, 3, height, width).mul(2).sub(1).contiguous(memory_format=FAST)
    restore(model, picture, defaults, seed=1)
    start = time.perf_counter()
    for _ in range(frames):
        restore(model, picture, defaults, seed=1)
    return 1000 * (time.perf_counter() - start) / frames


def main():
    a = argparse.ArgumentParser()
    a.add_argument("folder")
    a.add_argument("--size", default="640x360")
    a.add_argument("--frames", type=int, default=3)
    a.add_argument("--threads", type=int, default=2)
    a.add_argument("--passes", action="store_true")
    a = a.parse_args()
    torch.set_num_threads(a.threads)
    width, height = (int(v) for v in a.size.split("x"))
    if a.passes:
        with torch.inference_mode():
            answer(load_folder(a.folder), width, height)
    else:
        print(milliseconds(load_bundle(a.folder), a.folder, width, height, a.frames))


if __name__ == "__main__":
    main()
