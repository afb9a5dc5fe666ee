"""Trains `supir-mini`, the smallest SUPIR that visibly restores, on synthetic images alone.

Stages, each saved as it ends (and every minute on the way), each resumable:

    start        closed form: the encoder is a pyramid of principal components, the decoder its least-squares
                 inverse, and the robust encoder's last layer the least-squares way from degraded features
    autoencoder  encoder and decoder on clean pictures
    robust       degradation-robust encoder, and the decoder with it: D(E_dr(lq)) toward hq (paper, eq. 1)
    begin_unet   U-Net and control network anew, from where they add nothing to stage one
    diffusion    U-Net and control network together, at all noise levels but mostly the default sampler's last;
                 one image in eight is a negative-quality sample under the negative prompt, so that guidance
                 has a direction
    export       fp16 safetensors and the config

usage: train_mini.py OUT [--start FOLDER] [--stages start,autoencoder] [--minutes-robust 60 ...]
"""
import argparse
import json
import math
import os
import struct
import time

import numpy as np
import torch
import torch.nn.functional as F

import supir_reference as R
from images import Images

POSITIVE = "highly detailed, sharp, clean photograph, 4k"
NEGATIVE = "blurry, noisy, low quality, jpeg artifacts"
CFG = R.SupirConfig(
    R.VaeConfig(ch=16, ch_mult=[1, 2, 4], num_res_blocks=1, z_channels=16, scale_factor=1.0, norm_groups=2),
    R.UnetConfig(in_channels=16, model_channels=32, channel_mult=[1, 2, 4], num_res_blocks=1,
                 attention_resolutions=[4], transformer_depth=[1, 1, 1], control_transformer_depth=[1, 1, 1],
                 num_head_channels=32, context_dim=64, adm_in_channels=32 + 6 * 32, sft_hidden=32,
                 size_embedding_dim=32, norm_groups=8),
    R.TextConfig(vocab=514, context=77, width=32, layers=2, heads=2),
    R.TextConfig(vocab=514, context=77, width=32, layers=2, heads=2, projection=32))
START, END = 512, 513
STEPS = 2                        # of the default sampler, which the diffusion stage is trained for
FAST = torch.channels_last


def byte_tokens(text: str, pad: int, context: int = 77) -> torch.Tensor:
    """CLIP-style ids over raw bytes: 0..255 inside a word, 256..511 for the last byte of a word."""
    ids = []
    for word in text.lower().split():
        b = word.encode()
        ids += list(b[:-1]) + [b[-1] + 256]
    ids = [START] + ids[:context - 2] + [END]
    return torch.tensor([ids + [pad] * (context - len(ids))])


def text(m, prompt):
    """The condition of one prompt, without control."""
    return m.condition(byte_tokens(prompt, END), byte_tokens(prompt, 0), control=None)


# ------------------------------------------------------------------ losses
def psnr(a, b):
    return float(10 * torch.log10(4 / ((a.clamp(-1, 1) - b) ** 2).mean()))


# ------------------------------------------------------------------ closed-form start
def principal(x, count):
    """[count, C, 2, 2]: the leading components of 2 x 2 patches of x, small ones partly raised to equal weight."""
    p = F.unfold(x, 2, stride=2).transpose(1, 2).reshape(-1, 4 * x.shape[1])
    values, vectors = torch.linalg.eigh(p.T @ p / len(p))
    values, vectors = values.flip(0)[:count].clamp_min(1e-9), vectors.flip(1)[:, :count]
    return (vectors * ((values / values[0]) ** -0.25).clamp(max=30)).T.reshape(count, x.shape[1], 2, 2)


def least_squares(x, target, weight=None):
    """(weight [T, C, 3, 3], bias [T]) of the 3 x 3 convolution that takes x [B, C, H, W] closest to target [B, T, H, W].

    `weight`: [B], of each picture.
    """
    a = F.unfold(x, 3, padding=1).transpose(1, 2).reshape(-1, 9 * x.shape[1])
    a = torch.cat([a, torch.ones(len(a), 1)], 1).double()         # float32 is lost among the constants' squares
    b = target.permute(0, 2, 3, 1).reshape(len(a), -1).double()
    wa = a if weight is None else a * weight.double().repeat_interleave(len(a) // len(x))[:, None]
    square, product = wa.T @ a / len(a), wa.T @ b / len(a)
    w = torch.linalg.solve(square + 1e-8 * square.diagonal().mean() * torch.eye(len(square)), product).float()
    return w[:-1].T.reshape(-1, x.shape[1], 3, 3), w[-1]


def fit(conv, h, target, weight=None, rounds=3):
    """Sets the leading rows of conv for the best mean PSNR: each picture weighs as much as its own error is small.

    h: what conv is given; target: [B, T, H, W]; `weight`: [1, T, 1, 1], of each channel.  Returns the mean error in dB, before and after.
    """
    rows, each = slice(0, target.shape[1]), 1 if weight is None else weight
    error = lambda: ((conv(h)[:, rows] - target) * each).pow(2).mean((1, 2, 3)).clamp_min(1e-5)
    decibels = [float(10 * error().log10().mean())]
    for _ in range(rounds):
        w = 1 / error()
        assign(conv, *least_squares(h, target, w / w.mean()), rows=rows)
    return decibels + [float(10 * error().log10().mean())]


def blur(x):
    return F.avg_pool2d(F.pad(x, (1, 1, 1, 1), mode="replicate"), 3, 1)


def with_blur(x, count):
    """x, x blurred and x blurred twice, cut to [B, count, H, W]: what the next level needs to tell detail from its surroundings."""
    once = blur(x)
    return torch.cat([x, once, blur(once)], 1)[:, :count]


def assign(conv, weight, bias=None, rows=slice(None), columns=None):
    """Sets rows of a convolution to weight [len(rows), C <= inputs, k, k], other inputs of those rows to zero."""
    columns = slice(0, weight.shape[1]) if columns is None else columns
    full = torch.zeros_like(conv.weight[rows])
    full[:, columns] = weight
    conv.weight.data[rows] = full
    conv.bias.data[rows] = 0 if bias is None else bias


def channel_pairs(channels, groups, count):
    """Indices for (+x, -x) of `count` signals, spread over the groups, the first two channels of each left for constants."""
    per = channels // groups
    free = [g * per + i for i in range(2, per, 2) for g in range(groups)][:count]
    return free, [i + 1 for i in free], [g * per for g in range(groups)], [g * per + 1 for g in range(groups)]


def paired(conv, weight, bias, groups, constant):
    """Sets a convolution to weight [T, C, k, k] and its negative, in pairs, beside constants that outweigh them.

    The GroupNorm behind it then keeps the contrast of the picture, its mean is zero, and as silu(x) - silu(-x) = x,
    the convolution after that sees x itself.
    """
    plus, minus, high, low = channel_pairs(conv.out_channels, groups, len(weight))
    conv.weight.data.mul_(0.1), conv.bias.data.zero_()
    assign(conv, weight, bias, rows=plus), assign(conv, -weight, -bias, rows=minus)
    conv.weight.data[high + low] = 0
    conv.bias.data[high], conv.bias.data[low] = constant, -constant


@torch.no_grad()
def steady(run, conv, norms, factor=8.0):
    """Raises the constants that `conv` makes, so that no picture, however colourful, moves the deviation that `norms` divide by.

    `run` passes pictures through; the function of the network stays the same for their average.
    """
    _, _, high, low = channel_pairs(conv.out_channels, norms[0].num_groups, 0)
    shift = torch.zeros(conv.out_channels)
    shift[high], shift[low] = conv.bias[high] * (factor - 1), conv.bias[low] * (factor - 1)
    seen = {}
    hooks = [n.register_forward_pre_hook(lambda n, a: seen.__setitem__(n, a[0])) for n in norms]
    run()
    for hook in hooks:
        hook.remove()
    for n in norms:
        deviation = lambda x: x.reshape(len(x), n.num_groups, -1).std(2).mean(0)
        grown = deviation(seen[n] + shift.view(1, -1, 1, 1)) / deviation(seen[n].contiguous())
        grown = grown.repeat_interleave(n.num_channels // n.num_groups)
        grown[high + low] = 1
        n.weight.mul_(grown)
    conv.bias.add_(shift)


def steady_encoder(encoder, x):
    mid = encoder.mid
    steady(lambda: encoder(x), encoder.down[-1].block[0].nin_shortcut,
           [mid.block_1.norm1, mid.attn_1.norm, mid.block_2.norm1, encoder.norm_out])


def steady_decoder(decoder, z):
    level = decoder.up[0]
    steady(lambda: decoder(z), level.block[0].nin_shortcut, [level.block[1].norm1, decoder.norm_out])


def unpaired(conv, norm, h, target):
    """Sets a convolution behind GroupNorm and SiLU to take the pairs in h closest to target, one 3 x 3 window a channel."""
    plus, minus, _, _ = channel_pairs(conv.in_channels, norm.num_groups, conv.in_channels)
    n = F.silu(norm(h))
    weight, bias = least_squares(n[:, plus] - n[:, minus], target)
    full = torch.zeros_like(conv.weight[:len(weight)])
    full[:, plus], full[:, minus] = weight, -weight
    assign(conv, full, bias, rows=slice(0, len(weight)))


@torch.no_grad()
def closed_form(vae, cfg, images, counts=(12, 16), pictures=24):
    """Encoder: principal components of 2 x 2 patches of principal components; decoder: least squares, level by level.

    Residual branches begin at zero.
    """
    for block in vae.modules():
        if isinstance(block, R.VaeResBlock):
            torch.nn.init.zeros_(block.conv2.weight), torch.nn.init.zeros_(block.conv2.bias)
            if hasattr(block, "nin_shortcut"):
                torch.nn.init.zeros_(block.nin_shortcut.bias), torch.nn.init.dirac_(block.nin_shortcut.weight)
        if isinstance(block, R.VaeAttention):
            torch.nn.init.zeros_(block.proj_out.weight), torch.nn.init.zeros_(block.proj_out.bias)
    for q in (vae.quant_conv, vae.post_quant_conv):
        torch.nn.init.dirac_(q.weight), torch.nn.init.zeros_(q.bias)
    x, enc, dec, z = images.batch(pictures, 128), vae.encoder, vae.decoder, cfg.z_channels
    levels = [x]
    assign(enc.conv_in, F.pad(torch.eye(3)[:, :, None, None], (1, 1, 1, 1)), rows=slice(0, 3))
    for level, count in zip(enc.down, counts):
        p = principal(levels[-1], count)
        h = F.conv2d(levels[-1], p, stride=2)
        assign(level.downsample.conv, F.pad(p / h.std(), (0, 1, 0, 1)), rows=slice(0, count))
        levels.append(h / h.std())
    paired(enc.down[-1].block[0].nin_shortcut, torch.eye(counts[-1])[:, :, None, None], torch.zeros(counts[-1]), cfg.norm_groups, 16.0)
    h = x
    h = enc.conv_in(h)
    for level in enc.down[:-1]:
        h = level.downsample(level(h))
    h = enc.mid(enc.down[-1](h))
    unpaired(enc.conv_out, enc.norm_out, h, levels[-1])
    enc.conv_out.weight.data[z:], enc.conv_out.bias.data[z:] = 0, -8
    latent = enc.conv_out(F.silu(enc.norm_out(h)))[:, :z]
    weight, bias = least_squares(latent, with_blur(latent, min(3 * z, dec.conv_in.out_channels)))
    assign(dec.conv_in, weight, bias, rows=slice(0, len(weight)))
    h = dec.conv_in(latent)
    for level in reversed(range(1, len(cfg.ch_mult))):
        h = dec.up[level](h)
        conv, width = dec.up[level].upsample.conv, dec.up[level - 1].block[0].conv2.out_channels
        h = F.interpolate(h, scale_factor=2.0, mode="nearest")
        weight, bias = least_squares(h, with_blur(levels[level - 1], min(width, 3 * levels[level - 1].shape[1])))
        if level > 1:
            conv.weight.data.mul_(0.1)
            assign(conv, weight, bias, rows=slice(0, len(weight)))
        else:
            # the shortcut behind it makes the pairs
            conv.weight.data.mul_(0.1)
            assign(conv, weight[:6], bias[:6], rows=slice(0, 6))
            one = torch.eye(6)[:, :, None, None]
            paired(dec.up[0].block[0].nin_shortcut, one, torch.zeros(6), cfg.norm_groups, 8.0)
        h = conv(h)
    h = dec.up[0](h)
    unpaired(dec.conv_out, dec.norm_out, h, x)
    steady_encoder(enc, x)
    steady_decoder(dec, latent)
    print("closed-form start", psnr(vae.decoder(vae.post_quant_conv(latent)), x), flush=True)


@torch.no_grad()
def before(net, last, x):
    """What the convolution `last` of net is given when net sees x."""
    seen = []
    hook = last.register_forward_pre_hook(lambda layer, args: seen.append(args[0]))
    net(x)
    hook.remove()
    return seen[0]


@torch.no_grad()
def fit_robust_encoder(vae, images, pictures=64):
    """The robust encoder's last convolution, in closed form from degraded features to clean latents."""
    hq, lq = images.pairs(pictures, 128)
    e, target = vae.denoise_encoder, vae.encoder(hq)[:, :vae.post_quant_conv.in_channels]
    print("robust encoder, dB:", *fit(e.conv_out, before(e, e.conv_out, lq), target, importance(vae, images)), flush=True)


@torch.no_grad()
def unit_scale(m, images):
    """Sets the scale factor for latents of unit variance."""
    z = m.first_stage_model.encode(images.batch(16, 128), torch.zeros(1)) / m.first_stage_model.scale_factor
    m.cfg.vae.scale_factor = m.first_stage_model.scale_factor = float(1 / z.std())


def begin_robust(m, images):
    """The robust encoder as the encoder, but for its last layer, and latents of unit variance."""
    m.first_stage_model.denoise_encoder.load_state_dict(m.first_stage_model.encoder.state_dict())
    fit_robust_encoder(m.first_stage_model, images)
    unit_scale(m, images)


# ------------------------------------------------------------------ training
class Run:
    """Wall-clock-bounded training with a cosine learning rate, an average of the weights, a log line and a save each minute."""

    def __init__(self, name, params, minutes, lr, save):
        self.name, self.params, self.budget, self.lr, self.save = name, list(params), minutes * 60, lr, save
        self.opt = torch.optim.AdamW(self.params, lr=lr, betas=(0.9, 0.99), weight_decay=1e-4)
        self.average = [p.detach().clone() for p in self.params]
        self.start, self.step, self.losses, self.saved = time.time(), 0, [], time.time()

    @property
    def at(self):
        """How much of the time is gone, 0..1."""
        return min(1.0, (time.time() - self.start) / self.budget)

    def update(self, loss):
        for g in self.opt.param_groups:
            g["lr"] = self.lr * min(1, (self.step + 1) / 50) * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * self.at)))
        self.opt.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.params, 1.0)
        self.opt.step()
        decay = min(0.995, (1 + self.step) / (10 + self.step))
        for a, p in zip(self.average, self.params):
            a.lerp_(p.detach(), 1 - decay)
        self.step += 1
        self.losses.append(float(loss.detach()))
        if self.step % 20 == 0:
            print(f"{self.name} step {self.step} {time.time() - self.start:.0f}s loss {np.mean(self.losses[-20:]):.4f}", flush=True)
        if time.time() - self.saved > 60:
            self.swap()
            self.save()
            self.swap()
            self.saved = time.time()

    @torch.no_grad()
    def swap(self):
        """Exchanges the weights and their average."""
        for a, p in zip(self.average, self.params):
            kept = p.detach().clone()
            p.copy_(a)
            a.copy_(kept)


def sizes(step, n, side=64):
    """(batch, side): every third batch is of few large pictures, since the statistics of GroupNorm depend on the size."""
    return (max(1, n // 4), 2 * side) if step % 3 == 2 else (n, side)


def decibels(a, b):
    """The mean over a batch of minus PSNR / 10: what counts in the end is what is learned."""
    return ((a - b).pow(2).mean((1, 2, 3)) + 1e-4).log10().mean()


def train_autoencoder(m, images, minutes, save):
    """Encoder and decoder on clean pictures; the robust encoder then begins as the encoder."""
    vae = m.first_stage_model
    learned = [*vae.encoder.parameters(), *vae.decoder.parameters(), *vae.quant_conv.parameters(), *vae.post_quant_conv.parameters()]
    run = Run("autoencoder", learned, minutes, 1e-3, save)
    while run.at < 1:
        hq = images.batch(*sizes(run.step, 8)).contiguous(memory_format=FAST)
        run.update(decibels(vae.decode(vae.encode(hq, torch.zeros(1))), hq))
    run.swap()
    begin_robust(m, images)


def train_robust(m, images, minutes, save):
    """The degradation-robust encoder, D(E_dr(lq)) toward hq (paper, eq. 1), with a decoder that goes on to serve both encoders."""
    vae = m.first_stage_model
    learned = [*vae.denoise_encoder.parameters(), *vae.decoder.parameters(), *vae.post_quant_conv.parameters()]
    run = Run("robust", learned, minutes, 1e-3, save)
    while run.at < 1:
        hq, lq = (x.contiguous(memory_format=FAST) for x in images.pairs(*sizes(run.step, 8)))
        few = max(1, len(hq) // 4)
        with torch.no_grad():
            clean = vae.encode(hq, torch.zeros(1))
        z = vae.encode_denoised(lq)
        picture = vae.decode(torch.cat([z, clean[:few]]))
        apart = (z - clean).pow(2).mean((1, 2, 3)).sqrt().mean()
        run.update(decibels(picture, torch.cat([hq, hq[:few]])) + 0.05 * apart)
    run.swap()


@torch.no_grad()
def importance(vae, images):
    """[1, C, 1, 1]: by how much a change of each latent channel changes the picture, of mean 1."""
    z = vae.encode(images.batch(4, 96), torch.zeros(1))
    base, w = vae.decode(z), []
    for c in range(z.shape[1]):
        moved = z.clone()
        moved[:, c] += 0.1 * torch.randn_like(z[:, c])
        w.append((vae.decode(moved) - base).pow(2).mean().sqrt())
    w = torch.stack(w).view(1, -1, 1, 1)
    return w / w.mean()


def latent_loss(error):
    """Root mean square of each picture's error [B, C, h, w], cell by cell and over broad patches: what PSNR is made of."""
    rms = lambda e: (e.pow(2).mean((1, 2, 3)) + 1e-6).sqrt().mean()
    return rms(error) + rms(F.avg_pool2d(error, 4))


class Replay:
    """Batches that are dear to make, each used about three times: a new one first, then two of those before."""

    def __init__(self, make, size=150):
        self.make, self.size, self.kept = make, size, []

    def next(self, step):
        if step % 3 == 0 or not self.kept:
            self.kept = self.kept[-self.size:] + [self.make(step)]
            return self.kept[-1]
        return self.kept[np.random.randint(len(self.kept))]


SIGMA_FIRST, SIGMA_LAST = R.legacy_sigmas(STEPS).tolist()[0], R.legacy_sigmas(STEPS).tolist()[-2]


@torch.no_grad()
def begin_at_stage_one(m):
    """Sets the outermost path of the U-Net so that, at the sampler's last noise level, D(x) is the control latent.

    There epsilon is u = (x - z_lq) / sigma, a sum of the input and the first adaptor's control.  It passes two norms on its
    way.  In each of their groups two constants of opposite sign outweigh it, so that the deviation divided by is known,
    and carry minus half of the group's sum each, so that the mean is zero.  The last SiLU sees it far from zero, where it is
    linear.  Residual branches begin at zero, so what they learn is what stage one lacks.
    """
    net, control, z, sigma = m.model.diffusion_model, m.model.control_model, m.cfg.unet.in_channels, SIGMA_LAST
    m_c, groups, constant, linear = m.cfg.unet.model_channels, m.cfg.unet.norm_groups, 16.0, 10.0
    one = F.pad(torch.eye(z)[:, :, None, None], (1, 1, 1, 1))
    # The adaptor's norm is over the decoder's channels and as many of the skip's, so the skip has half of the groups.
    wide, skip, high, low = balanced(z, m_c, groups // 2)
    first = net.input_blocks[0][0]
    assign(first, F.pad(wide, (1, 1, 1, 1)) * math.sqrt(1 + sigma ** 2) / sigma)
    first.bias[high], first.bias[low] = constant, -constant
    assign(control.input_blocks[0][0], torch.zeros(z, z, 3, 3), rows=slice(0, z))
    assign(control.input_hint_block[0], one, rows=slice(0, z))
    adaptor = net.project_modules[0]
    assign(adaptor.zero_conv, -wide / sigma)
    decoder = adaptor.param_free_norm.num_channels - m_c
    adaptor.param_free_norm.weight[[decoder + i for i in skip]] = deviation(constant, z, groups // 2, m_c)
    # From there to the last norm, whose groups hold fewer channels each.
    narrow, out, high, low = balanced(z, m_c, groups)
    last = net.output_blocks[-1][0].skip_connection
    torch.nn.init.zeros_(last.weight), torch.nn.init.zeros_(last.bias)
    last.weight[:, [decoder + i for i in skip]] = narrow
    last.bias[high], last.bias[low] = constant, -constant
    net.out[0].weight[out], net.out[0].bias[out] = deviation(constant, z, groups, m_c), linear
    taps = torch.zeros(z, m_c, 3, 3)
    taps[range(z), out, 1, 1] = 1
    assign(net.out[2], taps, torch.full((z,), -linear))


def balanced(signals, channels, groups):
    """The way of signals into groups of channels whose mean is zero: ([channels, signals, 1, 1], channel of each signal, the two balances)."""
    per, each, way = channels // groups, signals // groups, torch.zeros(channels, signals, 1, 1)
    at = [i // each * per + i % each for i in range(signals)]
    high, low = [g * per + each for g in range(groups)], [g * per + each + 1 for g in range(groups)]
    way[at, range(signals)] = 1
    for i in range(signals):
        way[[high[i // each], low[i // each]], i] = -0.5
    return way, at, high, low


def deviation(constant, signals, groups, channels):
    """Of a group that holds `constant`, its negative, and its share of signals of unit variance, balanced."""
    return math.sqrt((2 * constant ** 2 + 1.5 * signals / groups) / (channels / groups))


def second_step(center, eps):
    """What the network is given in the default sampler's last step: the first has replaced its result by `center`."""
    kept = SIGMA_LAST / SIGMA_FIRST
    return center * (1 - kept) + kept * math.sqrt(1 + SIGMA_FIRST ** 2) * eps


def predict(m, x, sigma, t, c):
    """The clean latent, with a noise level for each of the batch: sigma [B, 1, 1, 1] and its index t [B]."""
    scaled = x / (sigma ** 2 + 1).sqrt()
    control = m.model.control_model(c.control, scaled, t, c.crossattn, c.vector)
    return x - sigma * m.model.diffusion_model(scaled, t, c.crossattn, c.vector, control, 1.0)


def index_of(sigma):
    return int((R.SIGMAS - sigma).abs().argmin())


def train_diffusion(m, images, minutes, save):
    """Three quarters of each batch: the default sampler's last step, by its picture; a quarter: any noise level, by its latent.

    The default sampler is EDM with the pull to stage one (restore_cfg), which is whole in its first step.
    """
    vae, net = m.first_stage_model, m.model
    for p in list(m.conditioner.parameters()) + list(vae.parameters()):
        p.requires_grad_(False)
    good, bad = text(m, POSITIVE), text(m, NEGATIVE)
    run = Run("diffusion", net.parameters(), minutes, 4e-4, save)
    weight = importance(vae, images)

    @torch.no_grad()
    def make(step):
        """(hq, z_lq, the re-encoded stage one, target, negative?); a negative target is the soft stage one itself."""
        hq, lq = (x.contiguous(memory_format=FAST) for x in images.pairs(*sizes(step // 3, 8)))
        zl = vae.encode_denoised(lq)
        soft = vae.decode(zl)
        negative = (torch.rand(len(hq)) < 0.125)[:, None, None, None]
        center = vae.encode(soft, torch.randn_like(zl))
        z0 = vae.encode(hq, torch.zeros(1))
        return torch.where(negative, soft, hq), zl, center, torch.where(negative, center, z0), negative

    batches = Replay(make)
    while run.at < 1:
        hq, zl, center, z0, negative = batches.next(run.step)
        rolled = torch.rand(len(zl)) < 0.85
        rolled[0] = True
        t = torch.where(rolled, index_of(SIGMA_LAST), torch.randint(0, 1000, (len(zl),)))
        sigma, eps = R.SIGMAS[t].view(-1, 1, 1, 1), torch.randn_like(z0)
        x = torch.where(rolled[:, None, None, None], second_step(center, eps), z0 + sigma * eps)
        c = R.Condition(torch.where(negative[:, 0], bad.crossattn, good.crossattn),
                        torch.where(negative[:, 0, 0], bad.vector, good.vector), zl)
        clean = predict(m, x, sigma, t, c)
        wrong = (clean - z0) * weight * (SIGMA_LAST / sigma.clamp(min=SIGMA_LAST))
        run.update(decibels(vae.decode(clean[rolled]), hq[rolled]) + 0.2 * latent_loss(wrong))
    run.swap()


# ------------------------------------------------------------------ files
def save_safetensors(path, tensors, metadata):
    header, blobs, at = {"__metadata__": metadata}, [], 0
    for name, t in sorted(tensors.items()):
        b = t.detach().half().contiguous().numpy().tobytes()
        header[name] = {"dtype": "F16", "shape": list(t.shape), "data_offsets": [at, at + len(b)]}
        blobs.append(b)
        at += len(b)
    h = json.dumps(header).encode()
    h += b" " * (-len(h) % 8)
    with open(path, "wb") as f:
        f.write(struct.pack("<Q", len(h)) + h + b"".join(blobs))


def load_safetensors(path):
    with open(path, "rb") as f:
        n = struct.unpack("<Q", f.read(8))[0]
        header, blob = json.loads(f.read(n)), f.read()
    at = lambda v: np.frombuffer(blob[v["data_offsets"][0]:v["data_offsets"][1]], np.float16).reshape(v["shape"])
    return {k: torch.tensor(at(v).astype(np.float32)) for k, v in header.items() if k != "__metadata__"}


def load_bundle(folder):
    """The model of a folder with supir-mini.safetensors and config.json."""
    with open(f"{folder}/config.json") as f:
        m = R.Supir(R.SupirConfig.from_json(f.read()))
    m.load_state_dict(load_safetensors(f"{folder}/supir-mini.safetensors"))
    return m.to(memory_format=FAST)


def fresh(cfg):
    """A model with random weights, whose adaptors begin as SUPIR's do and whose U-Net begins near stage one."""
    m = R.Supir(cfg).to(memory_format=FAST)
    g = m.conditioner.embedders[1].model
    for p in (g.positional_embedding, g.text_projection):
        torch.nn.init.normal_(p, std=0.2)
    for layer in g.transformer.resblocks:
        torch.nn.init.normal_(layer.attn.in_proj_weight, std=0.15)
        torch.nn.init.zeros_(layer.attn.in_proj_bias)
    zero = [getattr(a, n) for a in m.model.diffusion_model.project_modules if isinstance(a, R.ZeroSft)
            for n in ("zero_mul", "zero_add")]
    for trunk in (m.model.diffusion_model, m.model.control_model):
        zero += [b.out_layers[3] for b in trunk.modules() if isinstance(b, R.ResBlock)]
        zero += [b.proj_out for b in trunk.modules() if isinstance(b, R.SpatialTransformer)]
    zero += [a.attn.to_out[0] for a in m.model.diffusion_model.project_modules if isinstance(a, R.ZeroCrossAttn)]
    for layer in zero:
        torch.nn.init.zeros_(layer.weight), torch.nn.init.zeros_(layer.bias)
    begin_at_stage_one(m)
    return m


def main():
    a = argparse.ArgumentParser()
    a.add_argument("out")
    a.add_argument("--start", help="a bundle's folder to go on from")
    a.add_argument("--stages", default="start,autoencoder,robust,begin_unet,diffusion,export")
    a.add_argument("--images", type=int, default=1500)
    a.add_argument("--minutes-autoencoder", type=float, default=30)
    a.add_argument("--minutes-robust", type=float, default=60)
    a.add_argument("--minutes-diffusion", type=float, default=60)
    a = a.parse_args()
    os.makedirs(a.out, exist_ok=True)
    torch.manual_seed(1)
    images, state = Images(f"{a.out}/images.npy", a.images), f"{a.out}/state.pt"
    m = load_bundle(a.start) if a.start else fresh(CFG)
    if os.path.exists(state):
        saved = torch.load(state)
        m.load_state_dict(saved["model"])
        m.cfg.vae.scale_factor = m.first_stage_model.scale_factor = saved["scale"]

    def save():
        torch.save({"model": m.state_dict(), "scale": m.cfg.vae.scale_factor}, state + ".new")
        os.replace(state + ".new", state)

    for stage in a.stages.split(","):
        if stage == "start":
            closed_form(m.first_stage_model, m.cfg.vae, images)
            begin_robust(m, images)
        elif stage == "begin_unet":
            m.model = fresh(m.cfg).model
        elif stage == "export":
            save_safetensors(f"{a.out}/supir-mini.safetensors", m.state_dict(), {"format": "pt"})
            with open(f"{a.out}/config.json", "w") as f:
                f.write(m.cfg.to_json() + "\n")
        else:
            train = {"autoencoder": train_autoencoder, "robust": train_robust, "diffusion": train_diffusion}[stage]
            train(m, images, getattr(a, f"minutes_{stage}"), save)
        save()


if __name__ == "__main__":
    main()
