"""Writes one golden case: a small random SUPIR, inputs, and every intermediate result.

    make_golden.py OUT --config two|three|tiny-two|tiny-three --seed 0 [--width 96 --height 64 --half]

OUT/config.json          the network sizes
OUT/weights.safetensors  the weights, under the published names
OUT/golden.safetensors   inputs and expected outputs, float32 (ids: int64); names are listed in OUT/golden.json
OUT/golden.json          the scalar settings of each part, and what each tensor is
"""
import argparse
import json
import os
import struct

import torch

import supir_reference as R


def config(levels, wide):
    """A random SUPIR of two levels, or of three as the real one; `wide` 2, or 1 for cases that are kept with the tests."""
    two = levels == 2
    ch, m = 8 * wide, 8 * wide
    return R.SupirConfig(
        R.VaeConfig(ch=ch, ch_mult=[1, 2] if two else [1, 2, 2, 2], num_res_blocks=1 if two else 2,
                    scale_factor=0.5 if two else 0.13025, norm_groups=4 * wide),
        R.UnetConfig(model_channels=m, channel_mult=[1, 2] if two else [1, 2, 4], num_res_blocks=1 if two else 2,
                     attention_resolutions=[2] if two else [4, 2], transformer_depth=[1, 1] if two else [1, 1, 2],
                     control_transformer_depth=[1, 1] if two else [1, 1, 1], context_dim=48 * wide,
                     adm_in_channels=24 * wide + 6 * m, num_head_channels=m, sft_hidden=m,
                     size_embedding_dim=m, norm_groups=4 * wide),
        R.TextConfig(vocab=200, context=20, width=16 * wide, layers=3, heads=2),
        R.TextConfig(vocab=200, context=20, width=32 * wide, layers=3, heads=4, projection=24 * wide))


CONFIGS = {"two": config(2, 2), "three": config(3, 2), "tiny-two": config(2, 1), "tiny-three": config(3, 1)}
DTYPES = {torch.float32: "F32", torch.float16: "F16", torch.int64: "I64"}


def save(path, tensors):
    header, blobs, at = {}, [], 0
    for name, t in tensors.items():
        b = t.detach().contiguous().numpy().tobytes()
        header[name] = {"dtype": DTYPES[t.dtype], "shape": list(t.shape), "data_offsets": [at, at + len(b)]}
        blobs.append(b)
        at += len(b)
    h = json.dumps(header).encode()
    h += b" " * (-len(h) % 8)
    with open(path, "wb") as f:
        f.write(struct.pack("<Q", len(h)) + h + b"".join(blobs))


def random_model(cfg, half):
    m = R.Supir(cfg)
    g = m.conditioner.embedders[1].model
    for p, s in ((g.positional_embedding, 0.3), (g.text_projection, 0.2)):
        torch.nn.init.normal_(p, std=s)
    for layer in g.transformer.resblocks:
        torch.nn.init.normal_(layer.attn.in_proj_weight, std=0.2)
        torch.nn.init.normal_(layer.attn.in_proj_bias, std=0.2)
    for name, p in m.named_parameters():                # norms and biases that would be 1 and 0 hide mistakes
        if p.dim() == 1:
            p.data.add_(torch.randn_like(p) * 0.15)
        if half:
            p.data = p.data.half().float()
    return m.eval().requires_grad_(False)


def prompt_ids(cfg, length):
    words = torch.randint(0, cfg.vocab - 2, (length,))
    ids = torch.cat([torch.tensor([cfg.vocab - 2]), words, torch.tensor([cfg.vocab - 1])])
    pad = lambda v: torch.cat([ids, torch.full((cfg.context - len(ids),), v)])[None]
    return pad(cfg.vocab - 1), pad(0)


def main():
    a = argparse.ArgumentParser()
    a.add_argument("out")
    a.add_argument("--config", choices=CONFIGS, default="two")
    a.add_argument("--seed", type=int, default=0)
    a.add_argument("--width", type=int, default=96)
    a.add_argument("--height", type=int, default=64)
    a.add_argument("--half", action="store_true", help="round the weights to float16 and store them so")
    a = a.parse_args()
    torch.manual_seed(a.seed)
    cfg = CONFIGS[a.config]
    m, g, notes = random_model(cfg, a.half), {}, {}
    vae, unet, ctl = m.first_stage_model, m.model.diffusion_model, m.model.control_model
    h, w = a.height // cfg.vae.factor, a.width // cfg.vae.factor
    latent = lambda *s: torch.randn(1, cfg.unet.in_channels, *(s or (h, w)))

    # text
    pos, neg = prompt_ids(cfg.clip_l, 7), prompt_ids(cfg.clip_l, 12)
    for name, ids in (("positive", pos), ("negative", neg)):
        c = m.condition(*ids, control=None)
        hidden, pooled = m.conditioner.embedders[1].model(ids[1])
        g.update({f"text.{name}.ids_l": ids[0], f"text.{name}.ids_g": ids[1],
                  f"text.{name}.hidden_l": m.conditioner.embedders[0].transformer.text_model(ids[0]),
                  f"text.{name}.hidden_g": hidden, f"text.{name}.pooled": pooled,
                  f"text.{name}.crossattn": c.crossattn, f"text.{name}.vector": c.vector})
    # autoencoder
    yy, xx = torch.meshgrid(torch.linspace(-1, 1, a.height), torch.linspace(-1, 1, a.width), indexing="ij")
    lq = torch.stack([torch.sin(5 * xx + 2 * yy), torch.cos(4 * yy * xx), xx * yy])[None] * 0.8 + 0.1 * torch.randn(1, 3, a.height, a.width)
    noise = {"posterior": latent(), "start": latent()}
    z = vae.encode_denoised(lq)
    g.update({"vae.lq": lq, "vae.z_lq": z, "vae.stage1": vae.decode(z), "vae.posterior_noise": noise["posterior"],
              "vae.z_stage1": vae.encode(vae.decode(z), noise["posterior"])})
    # control and U-Net, one evaluation
    c, u = (m.condition(*ids, control=z) for ids in (pos, neg))
    x, t = latent(), torch.tensor([617])
    control = ctl(z, x, t, c.crossattn, c.vector)
    g.update({"unet.x": x, "unet.t": t})
    g.update({f"unet.control.{i}": k for i, k in enumerate(control)})
    for s in (1.0, 0.7):
        g[f"unet.eps.scale_{s}"] = unet(x, t, c.crossattn, c.vector, control, s)
    # samplers
    edm = dict(steps=6, s_churn=5.0, s_noise=1.01, restore_cfg=4.0, control_scale=0.9, control_scale_start=0.3)
    guide = dict(cfg_scale=4.0, cfg_scale_start=1.0)
    noises = [latent() for _ in range(6)]
    g.update({"noise.start": noise["start"], **{f"noise.step.{i}": n for i, n in enumerate(noises)}})
    s = R.EdmSettings(**edm)
    d = R.guided(m, c, u, guide["cfg_scale"], guide["cfg_scale_start"])
    sig = R.legacy_sigmas(6).tolist()
    y = noise["start"] * (1 + sig[0] ** 2) ** 0.5
    for i in range(6):
        y = R.edm_step(s, d, y, g["vae.z_stage1"], sig[i], sig[i + 1], noises[i])
        g[f"edm.x.{i}"] = y
    notes["edm"] = {**edm, **guide, "sigmas": sig}
    dpm = dict(steps=5, s_noise=1.003, eta=1.0, control_scale=1.0)
    d2 = R.guided(m, c, u, 2.0, 1.5)
    g["dpmpp_2m_sde.x"] = R.restore_dpmpp_2m_sde(R.DpmSettings(**dpm), d2, noise["start"], noises)
    notes["dpmpp_2m_sde"] = {**dpm, "cfg_scale": 2.0, "cfg_scale_start": 1.5}
    # tiled sampling, a latent of 24 x 28 in tiles of 16, stride 8
    big = {"control": latent(24, 28), "center": latent(24, 28), "start": latent(24, 28)}
    bn = [latent(24, 28) for _ in range(3)]

    def at(top, left):
        k = big["control"][..., top:top + 16, left:left + 16]
        return R.guided(m, R.Condition(c.crossattn, c.vector, k), R.Condition(u.crossattn, u.vector, k), 4.0, 1.0)

    tiled = R.EdmSettings(steps=3, s_churn=5.0, s_noise=1.01, restore_cfg=4.0)
    g.update({f"tiled.{k}": v for k, v in big.items()})
    g.update({f"tiled.noise.{i}": v for i, v in enumerate(bn)})
    g["tiled.x"] = R.restore_edm_tiled(tiled, at, big["start"], big["center"], bn, 16, 8)
    notes["tiled"] = {"steps": 3, "s_churn": 5.0, "s_noise": 1.01, "restore_cfg": 4.0, "control_scale": 1.0,
                      "cfg_scale": 4.0, "cfg_scale_start": 1.0, "size": 16, "stride": 8}
    # colour fix
    p, q = torch.rand(1, 3, 70, 90) * 2 - 1, torch.rand(1, 3, 70, 90) * 2 - 1
    g.update({"colour.restored": p, "colour.style": q, "colour.wavelet": R.wavelet_fix(p, q), "colour.adain": R.adain_fix(p, q)})
    # schedules
    for n in (1, 4, 8, 20, 50, 100):
        g[f"sigmas.legacy.{n}"] = R.legacy_sigmas(n)
    g["sigmas.table"] = R.SIGMAS
    g["sigmas.karras.8"] = R.karras_sigmas(8, float(R.legacy_sigmas(8)[-2]), float(R.legacy_sigmas(8)[0]))
    g["tile_weights.16"] = R.tile_weights(16).float()
    # end to end
    noise["steps"] = noises
    for fix in ("wavelet", "adain", "none"):
        e = R.restore(m, lq, pos, neg, s, guide["cfg_scale"], guide["cfg_scale_start"], noise, fix)
        g[f"restore.{fix}"] = e["restored"]
    g["restore.z"] = e["z"]
    notes["restore"] = {"lq": "vae.lq", "settings": "edm", "noise": "noise.*, vae.posterior_noise"}

    os.makedirs(a.out, exist_ok=True)
    weights = {k: (v.half() if a.half else v) for k, v in m.state_dict().items()}
    save(f"{a.out}/weights.safetensors", weights)
    save(f"{a.out}/golden.safetensors", g)
    with open(f"{a.out}/config.json", "w") as f:
        f.write(cfg.to_json() + "\n")
    with open(f"{a.out}/golden.json", "w") as f:
        f.write(json.dumps({"seed": a.seed, "parts": notes, "tensors": {k: list(v.shape) for k, v in g.items()}}, indent=1) + "\n")
    print(a.out, sum(v.numel() for v in weights.values()), "parameters;", {k: round(float(v.std()), 3) for k, v in g.items() if k.startswith(("restore", "edm", "dpm", "tiled.x", "unet.eps"))})


if __name__ == "__main__":
    main()
