"""Writes the files beside it, with PyTorch: `python3 make.py`. The tests say what is in them."""

import collections

import torch


def ramp(*shape, dtype):
    count = 1
    for length in shape:
        count *= length
    return (torch.arange(count, dtype=torch.float32) / 4 - 1).reshape(shape).to(dtype)


flat = collections.OrderedDict()
flat["half"] = ramp(3, 4, dtype=torch.float16)
flat["brain"] = ramp(2, 2, dtype=torch.bfloat16)
flat["float"] = ramp(5, dtype=torch.float32)
flat["ids"] = torch.arange(3)[None]
flat["scalar"] = torch.tensor(4.5)
flat["view"] = flat["half"][1:]
torch.save(flat, "flat.ckpt")

linear = torch.nn.Linear(3, 2)
with torch.no_grad():
    linear.weight.copy_(ramp(2, 3, dtype=torch.float32))
    linear.bias.zero_()
# A module's own dictionary has attributes; parameters and numbers come beside it in what trainers write.
wrapped = {"epoch": 7, "lr": 1e-4, "name": "a", "state_dict": linear.state_dict(), "done": True, "none": None}
torch.save(wrapped, "wrapped.ckpt")
torch.save({"p": torch.nn.Parameter(ramp(2, dtype=torch.float32))}, "parameter.ckpt", pickle_protocol=4)
torch.save({"turned": ramp(2, 3, dtype=torch.float32).T}, "turned.ckpt")
torch.save({"f": print}, "function.ckpt")
torch.save({"w": ramp(2, dtype=torch.float32)}, "old.ckpt", _use_new_zipfile_serialization=False)
