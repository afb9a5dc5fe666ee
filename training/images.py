"""Synthetic photographs and the ways in which they are spoilt.

Images are dead leaves: overlapping textured shapes whose sizes follow a power
law, which share the edge and scale statistics of photographs.  Nothing is
downloaded.  Pixels are RGB in [-1, 1], [3, H, W] unless said otherwise.
"""
import io
import math
import os

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image, ImageDraw


def colour(rng):
    """A colour in [0, 1] whose saturation is mostly low, as in photographs."""
    c = rng.random(3)
    return c.mean() + (c - c.mean()) * rng.beta(1.2, 2.2)


def fractal(rng, size, exponent):
    """1/f^exponent noise, stretched along a random axis half of the time; about [0, 1], [size, size]."""
    fy, fx = np.fft.fftfreq(size)[:, None], np.fft.rfftfreq(size)[None]
    if rng.random() < 0.5:
        a, stretch = rng.random() * np.pi, 2 ** rng.uniform(0.5, 3)
        fy, fx = (fx * np.cos(a) + fy * np.sin(a)) * stretch, fy * np.cos(a) - fx * np.sin(a)
    r = np.sqrt(fx ** 2 + fy ** 2) + 1 / size
    n = np.fft.irfft2(np.fft.rfft2(rng.normal(size=(size, size)).astype(np.float32)) / r ** exponent, (size, size))
    return np.clip(0.5 + (n - n.mean()) / (n.std() + 1e-6) * 0.25, 0, 1)


def texture(rng, size):
    """A colour field: flat, gradient, grating or 1/f noise, in [0, 1], [size, size, 3]."""
    base, other = colour(rng), colour(rng)
    if rng.random() < 0.7:
        other = np.clip(base + rng.normal(0, 0.14) + rng.normal(0, 0.04, 3), 0, 1)
    y, x = np.mgrid[0:size, 0:size] / size
    kind = rng.integers(0, 7)
    if kind == 0:
        t = np.zeros((size, size))
    elif kind == 1:
        a = rng.random() * 2 * np.pi
        t = x * np.cos(a) + y * np.sin(a)
        t = (t - t.min()) / (np.ptp(t) + 1e-6)
    elif kind == 2:
        a, f = rng.random() * np.pi, 10 ** rng.uniform(0.3, 1.7)
        t = 0.5 + 0.5 * np.sin(2 * np.pi * f * (x * np.cos(a) + y * np.sin(a)) + rng.random() * 6)
        if rng.random() < 0.4:
            t = (t > 0.5) * 1.0
    else:
        t = fractal(rng, size, rng.uniform(0.6, 2.0))
    field = base + (other - base) * t[..., None]
    if rng.random() < 0.5:                                  # light falls on it unevenly
        field = field * (0.7 + 0.6 * fractal(rng, size, 2.2))[..., None]
    return np.clip(field, 0, 1).astype(np.float32)


def shape_mask(rng, box, cx, cy, r):
    """Coverage in [0, 1], [h, w, 1], of an ellipse, polygon or stroke about (cx, cy), drawn at twice the size."""
    w, h = box[2] - box[0], box[3] - box[1]
    mask = Image.new("L", (w * 2, h * 2))
    draw = ImageDraw.Draw(mask)
    at = lambda px, py: ((px - box[0]) * 2, (py - box[1]) * 2)
    kind = rng.integers(0, 4)
    if kind == 0:
        (x0, y0), (x1, y1) = at(cx - r, cy - r * rng.uniform(0.4, 1)), at(cx + r, cy + r * rng.uniform(0.4, 1))
        draw.ellipse([x0, y0, x1, y1], fill=255)
    elif kind == 3:
        a = rng.random() * np.pi
        dx, dy = np.cos(a) * r, np.sin(a) * r
        draw.line([at(cx - dx, cy - dy), at(cx + dx, cy + dy)], fill=255, width=int(rng.integers(1, 8)))
    else:
        angles = np.sort(rng.random(int(rng.integers(3, 8)))) * 2 * np.pi
        draw.polygon([at(cx + np.cos(t) * r, cy + np.sin(t) * r) for t in angles], fill=255)
    return np.asarray(mask.resize((w, h), Image.BOX), dtype=np.float32)[..., None] / 255


def dead_leaves(rng, size=256):
    """One [3, size, size] image; every second one has been through a slightly soft lens."""
    out = texture(rng, size)
    pool = [texture(rng, size) for _ in range(8)]
    rmin, rmax = 2.0, size * 0.45
    for _ in range(int(rng.integers(40, 300))):
        u = rng.random()
        r = (rmin ** -2 + u * (rmax ** -2 - rmin ** -2)) ** -0.5 if rng.random() < 0.75 else rng.uniform(rmin, rmax)
        cx, cy = rng.random(2) * size
        box = [int(max(cx - r - 1, 0)), int(max(cy - r - 1, 0)), int(min(cx + r + 2, size)), int(min(cy + r + 2, size))]
        if box[2] <= box[0] or box[3] <= box[1]:
            continue
        m = shape_mask(rng, box, cx, cy, r)
        tex = pool[rng.integers(0, len(pool))][box[1]:box[3], box[0]:box[2]]
        tint = (rng.normal(0, 0.15, 3) + 1).astype(np.float32)
        cell = out[box[1]:box[3], box[0]:box[2]]
        out[box[1]:box[3], box[0]:box[2]] = cell + m * (np.clip(tex * tint, 0, 1) - cell)
    x = torch.tensor((np.clip(out * rng.uniform(0.75, 1.1), 0, 1)).transpose(2, 0, 1)).float() * 2 - 1
    if rng.random() < 0.5:
        s = rng.uniform(0.3, 0.9)
        x = gaussian_blur(x, s, s)
    return x


def gaussian_blur(x, sx, sy):
    """[3, H, W] blurred with deviations sx, sy in pixels, edges mirrored."""
    r = int(max(1, math.ceil(3 * max(sx, sy))))
    t = torch.arange(-r, r + 1, dtype=torch.float32)
    kx, ky = (torch.exp(-t ** 2 / (2 * s * s)) for s in (sx, sy))
    c = x.shape[0]
    x = F.pad(x[None], (r, r, r, r), mode="reflect")
    x = F.conv2d(x, (kx / kx.sum()).view(1, 1, 1, -1).repeat(c, 1, 1, 1), groups=c)
    return F.conv2d(x, (ky / ky.sum()).view(1, 1, -1, 1).repeat(c, 1, 1, 1), groups=c)[0]


def to_bytes(x):
    """[3, H, W] in [-1, 1] -> uint8 [H, W, 3]"""
    return ((x.clamp(-1, 1) + 1) * 127.5).round().byte().permute(1, 2, 0).numpy()


def from_bytes(a):
    """uint8 [H, W, 3] -> [3, H, W] in [-1, 1]"""
    return torch.tensor(np.asarray(a).copy()).permute(2, 0, 1).float() / 127.5 - 1


def jpeg(x, quality):
    buf = io.BytesIO()
    Image.fromarray(to_bytes(x)).save(buf, "JPEG", quality=int(quality))
    return from_bytes(Image.open(buf))


def degrade(x, rng):
    """Blur, shrink, noise and compress one [3, H, W] image, then bring it back to its size.  All chance is `rng`'s."""
    h, w = x.shape[1:]
    if rng.random() < 0.9:
        s = rng.uniform(0.4, 2.2)
        x = gaussian_blur(x, s, s * rng.uniform(0.6, 1.4))
    f = rng.choice([1, 1, 1.5, 2, 3])
    if f > 1:
        x = F.interpolate(x[None], size=(int(h / f), int(w / f)), mode=str(rng.choice(["bilinear", "area"])))[0]
    if rng.random() < 0.85:
        n = rng.standard_normal(x.shape if rng.random() < 0.6 else (1, *x.shape[1:]), dtype=np.float32)
        x = x + torch.from_numpy(n) * rng.uniform(1, 18) / 127.5
    if rng.random() < 0.85:
        x = jpeg(x, rng.integers(30, 95))
    if f > 1:
        x = F.interpolate(x[None], size=(h, w), mode="bicubic", align_corners=False)[0]
    return x.clamp(-1, 1)


def recolour(x, rng):
    """Another saturation, up to that of flowers, and another balance of the channels."""
    grey = x.mean(0, keepdim=True)
    x = grey + (x - grey) * 2 ** rng.uniform(-0.5, 2)
    span = torch.tensor(rng.uniform(0.4, 1.0, (3, 1, 1)), dtype=torch.float32)
    return (x.clamp(-1, 1) * span + (1 - span) * torch.tensor(rng.uniform(-1, 1, (3, 1, 1)), dtype=torch.float32)).clamp(-1, 1)


class Images:
    """A pool of dead-leaves images, made once and kept as bytes; batches of random crops."""

    def __init__(self, path, count, size=256):
        if not os.path.exists(path):
            rng = np.random.default_rng(7)
            np.save(path, np.stack([to_bytes(dead_leaves(rng, size)) for _ in range(count)]))
        self.a, self.rng = np.load(path, mmap_mode="r"), np.random.default_rng()

    def crop(self, size):
        """[3, size, size], mirrored, transposed and recoloured at random."""
        a = self.a[self.rng.integers(len(self.a))]
        y, x = self.rng.integers(0, a.shape[0] - size + 1, 2)
        a = a[y:y + size, x:x + size]
        if self.rng.random() < 0.5:
            a = a[:, ::-1]
        if self.rng.random() < 0.5:
            a = a.transpose(1, 0, 2)
        x = from_bytes(a)
        return recolour(x, self.rng) if self.rng.random() < 0.6 else x

    def batch(self, n, size):
        """[n, 3, size, size]"""
        return torch.stack([self.crop(size) for _ in range(n)])

    def pairs(self, n, size):
        """Clean images and the same degraded, both [n, 3, size, size]; one in four only in part, since nearly clean is hard."""
        hq = self.batch(n, size)
        lq = torch.stack([degrade(x, self.rng) for x in hq])
        part = np.where(self.rng.random(n) < 0.25, self.rng.uniform(0, 0.6, n), 1).astype(np.float32)
        return hq, hq.lerp(lq, torch.from_numpy(part).view(-1, 1, 1, 1))
