"""Measures a bundle on a folder of photographs, degraded by the recipe with a fixed seed.

    evaluate.py BUNDLE PHOTOS [--crop 256x256] [--seed 1] [--set steps=4] [--each] [--sheet sheet.png]

Prints PSNR (dB), SSIM and VIF (pixel domain) on luma, but PSNR on RGB, of the degraded input, of the autoencoder on the
clean picture (its bound), of stage one and of the restored picture, averaged over the photographs.
"""
import argparse
import glob
import json
import time

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image

import supir_reference as R
from images import degrade, from_bytes, to_bytes
from train_mini import FAST, load_bundle, psnr, text


# ------------------------------------------------------------------ metrics
def luma(x):
    """[1, 3, H, W] in [-1, 1] -> BT.601 luma, float64 [1, 1, H, W] in 0..255"""
    weights = torch.tensor([0.299, 0.587, 0.114], dtype=torch.float64).view(1, 3, 1, 1)
    return ((x.clamp(-1, 1).double() + 1) * 127.5 * weights).sum(1, keepdim=True)


def window(size, sigma):
    t = torch.arange(size, dtype=torch.float64) - (size - 1) / 2
    g = torch.exp(-t ** 2 / (2 * sigma ** 2))
    k = torch.outer(g, g)
    return (k / k.sum())[None, None]


def moments(a, b, k):
    """Local means, variances and covariance of a and b under the window k."""
    f = lambda t: F.conv2d(t, k)
    ma, mb = f(a), f(b)
    return ma, mb, f(a * a) - ma * ma, f(b * b) - mb * mb, f(a * b) - ma * mb


def ssim(x, y):
    """Structural similarity (Wang et al. 2004): 11 x 11 Gaussian window, deviation 1.5."""
    ma, mb, va, vb, cov = moments(luma(x), luma(y), window(11, 1.5))
    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    return float(((2 * ma * mb + c1) * (2 * cov + c2) / ((ma ** 2 + mb ** 2 + c1) * (va + vb + c2))).mean())


def vif(truth, x):
    """Visual information fidelity in the pixel domain (Sheikh and Bovik 2006): four scales, noise variance 2."""
    a, b, kept, whole, eps = luma(truth), luma(x), 0.0, 0.0, 1e-10
    for scale in range(1, 5):
        n = 2 ** (4 - scale + 1) + 1
        k = window(n, n / 5)
        if scale > 1:
            a, b = (F.conv2d(t, k)[:, :, ::2, ::2] for t in (a, b))
        _, _, va, vb, cov = moments(a, b, k)
        va, vb = va.clamp_min(0), vb.clamp_min(0)
        g = cov / (va + eps)
        rest = vb - g * cov
        g, rest, va = (torch.where(va < eps, r, t) for r, t in ((0 * g, g), (vb, rest), (0 * va, va)))
        g, rest = torch.where(vb < eps, 0 * g, g), torch.where(vb < eps, 0 * rest, rest)
        rest, g = torch.where(g < 0, vb, rest), g.clamp_min(0)
        rest = rest.clamp_min(eps)
        kept += float(torch.log10(1 + g * g * va / (rest + 2.0)).sum())
        whole += float(torch.log10(1 + va / 2.0).sum())
    return kept / whole


# ------------------------------------------------------------------ restoration
@torch.no_grad()
def restore(m, lq, d, seed):
    """(stage one, restored) of lq [1, 3, H, W], H and W multiples of the model's, under the settings d of defaults.json."""
    vae, noise = m.first_stage_model, torch.Generator().manual_seed(seed)
    zl = vae.encode_denoised(lq)
    stage1 = vae.decode(zl)
    normal = lambda: torch.randn(zl.shape, generator=noise).contiguous(memory_format=FAST)
    good, bad = (text(m, d[k]) for k in ("positive", "negative"))
    c, u = (R.Condition(t.crossattn, t.vector, zl) for t in (good, bad))
    if d["cfg"] == 1 and d["cfg_start"] == 1:
        denoiser = lambda x, sigma, scale: m.denoise(x, sigma, c, scale)
    else:
        denoiser = R.guided(m, c, u, d["cfg"], d["cfg_start"])
    center, start, noises = vae.encode(stage1, normal()), normal(), [normal() for _ in range(d["steps"])]
    if d["sampler"] == "edm":
        z = R.restore_edm(R.EdmSettings(steps=d["steps"], s_churn=d["s_churn"], s_noise=d["s_noise"],
                                        restore_cfg=d["restore_cfg"], control_scale=d["control_scale"]),
                          denoiser, start, center, noises)
    else:
        z = R.restore_dpmpp_2m_sde(R.DpmSettings(steps=d["steps"], s_noise=d["s_noise"], eta=d["eta"],
                                                 control_scale=d["control_scale"]), denoiser, start, noises)
    fix = {"wavelet": R.wavelet_fix, "adain": R.adain_fix, "none": lambda a, b: a}[d["color_fix"]]
    return stage1, fix(vae.decode(z), stage1)


def photographs(folder, width, height, unit=16):
    """(name, [1, 3, h, w]) of every picture: its centre, at most width x height, sides multiples of unit."""
    for path in sorted(glob.glob(f"{folder}/*.png")):
        im = Image.open(path).convert("RGB")
        w, h = min(width, im.width) // unit * unit, min(height, im.height) // unit * unit
        left, top = (im.width - w) // 2, (im.height - h) // 2
        x = from_bytes(np.asarray(im.crop((left, top, left + w, top + h))))[None]
        yield path.rsplit("/", 1)[-1][:-4], x.contiguous(memory_format=FAST)


@torch.no_grad()
def measure(m, d, folder, width, height, seed):
    """{name: [input, bound, stage one, restored] x [PSNR, SSIM, VIF]}, the pictures, and the seconds of restoration."""
    rows, pictures, spent = {}, [], 0.0
    for i, (name, hq) in enumerate(photographs(folder, width, height)):
        lq = degrade(hq[0], np.random.default_rng([seed, i]))[None].contiguous(memory_format=FAST)
        bound = m.first_stage_model.decode(m.first_stage_model.encode(hq, torch.zeros(1)))
        t = time.time()
        stage1, restored = restore(m, lq, d, seed)
        spent += time.time() - t
        shown = [lq, bound, stage1, restored]
        rows[name] = [[psnr(x, hq), ssim(hq, x), vif(hq, x)] for x in shown]
        pictures.append([lq, stage1, restored, hq])
    return rows, pictures, spent


def contact_sheet(pictures):
    """One row a photograph: input, stage one, restored, truth."""
    w, h = (max(p[0].shape[k] for p in pictures) for k in (3, 2))
    sheet = Image.new("RGB", (4 * (w + 4), len(pictures) * (h + 4)))
    for y, row in enumerate(pictures):
        for x, p in enumerate(row):
            sheet.paste(Image.fromarray(to_bytes(p[0])), (x * (w + 4), y * (h + 4)))
    return sheet


def main():
    a = argparse.ArgumentParser()
    a.add_argument("bundle")
    a.add_argument("photos")
    a.add_argument("--crop", default="256x256")
    a.add_argument("--seed", type=int, default=1)
    a.add_argument("--set", action="append", default=[], metavar="KEY=VALUE", help="a setting other than the bundle's default")
    a.add_argument("--each", action="store_true", help="print every photograph")
    a.add_argument("--sheet")
    a = a.parse_args()
    with open(f"{a.bundle}/defaults.json") as f:
        d = json.load(f)
    for s in a.set:
        key, value = s.split("=", 1)
        d[key] = type(d[key])(value) if isinstance(d[key], str) else json.loads(value)
    width, height = (int(v) for v in a.crop.split("x"))
    rows, pictures, spent = measure(load_bundle(a.bundle), d, a.photos, width, height, a.seed)
    table = np.array(list(rows.values()))
    if a.each:
        for name, r in rows.items():
            print(f"{name:28s}" + "  ".join(f"{p:5.2f} {s:.3f} {v:.3f}" for p, s, v in r))
    print(f"{len(rows)} photographs, at most {width}x{height}, seed {a.seed}, {spent / len(rows):.2f} s each")
    for name, (p, s, v) in zip(("input", "autoencoder", "stage one", "restored"), table.mean(0)):
        print(f"{name:12s} PSNR {p:6.2f}  SSIM {s:.4f}  VIF {v:.4f}")
    gain = table[:, 3, :] - table[:, 0, :]
    print("restored over input: PSNR %+.2f  SSIM %+.4f  VIF %+.4f;" % tuple(gain.mean(0)),
          "better on %d, %d, %d" % tuple((gain > 0).sum(0)))
    print("median: PSNR %+.2f  SSIM %+.4f  VIF %+.4f" % tuple(np.median(gain, 0)))
    if a.sheet:
        contact_sheet(pictures).save(a.sheet)


if __name__ == "__main__":
    main()
