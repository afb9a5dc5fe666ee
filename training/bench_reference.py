"""Times a bundle's restoration in PyTorch: what `keenframe bench model` compares with.

    bench_reference.py BUNDLE --size 640x360 --frames 3 --threads 2

Prints milliseconds a frame, after one frame of warming up. The pictures are noise: the time does not depend on them.
"""
import argparse
import json
import time

import torch

from evaluate import restore
from train_mini import FAST, load_bundle


def main():
    a = argparse.ArgumentParser()
    a.add_argument("bundle")
    a.add_argument("--size", default="640x360")
    a.add_argument("--frames", type=int, default=3)
    a.add_argument("--threads", type=int, default=2)
    a = a.parse_args()
    torch.set_num_threads(a.threads)
    with open(f"{a.bundle}/defaults.json") as f:
        defaults = json.load(f)
    model = load_bundle(a.bundle)
    unit = model.cfg.vae.factor * 2 ** (len(model.cfg.unet.channel_mult) - 1)
    width, height = (-(-int(v) // unit) * unit for v in a.size.split("x"))     # padded, as the product pads
    picture = torch.rand(1, 3, height, width).mul(2).sub(1).contiguous(memory_format=FAST)
    restore(model, picture, defaults, seed=1)
    start = time.perf_counter()
    for _ in range(a.frames):
        restore(model, picture, defaults, seed=1)
    print(1000 * (time.perf_counter() - start) / a.frames)


if __name__ == "__main__":
    main()
