#!/usr/bin/env python3
"""Writes references.npz, the results of PyTorch for the nets in ReferenceNets.cs, with weights in Keras' layouts.

    python3 tests/Integration.Tests/References/references.py        (Debian: python3-torch)

The program is written from the documentation of torch.nn and keras.layers, and not from this project's kernels. The arrays
have the names NET.in.INPUT, NET.weight.LAYER.WEIGHT and NET.out.OUTPUT. Their data format is channels last.
"""
import os

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(20)
torch.set_default_dtype(torch.float64)
arrays = {}


def put(name, value):
    arrays[name] = (value.detach().numpy() if isinstance(value, torch.Tensor) else np.asarray(value)).copy()


class Net:
    def __init__(self, name):
        self.name = name

    def input(self, name, value):
        put(f"{self.name}.in.{name}", value)
        return value

    def weight(self, name, value):
        put(f"{self.name}.weight.{name}", value)
        return value

    def out(self, name, value):
        put(f"{self.name}.out.{name}", value)


def first(x):
    """Converts channels last to channels first."""
    return x.movedim(-1, 1)


def last(x):
    return x.movedim(1, -1)


def scatter(module):
    """Sets random weights, because zeros and ones could hide mistakes."""
    with torch.no_grad():
        for parameter in module.parameters():
            parameter.copy_(torch.randn_like(parameter) * 0.5)
    return module


series, image, volume = torch.randn(3, 9, 4), torch.randn(3, 9, 8, 4), torch.randn(3, 5, 6, 4, 2)


def images(net):
    for name, value in (("series", series), ("image", image), ("volume", volume)):
        net.input(name, value)


def convolution(net, name, output, module, x, after=lambda y: y):
    """torch's (out, in, k...) is Keras' (k..., in, out)."""
    scatter(module)
    axes = list(range(2, module.weight.dim()))
    net.weight(f"{name}.kernel", module.weight.permute(*axes, 1, 0))
    if module.bias is not None:
        net.weight(f"{name}.bias", module.bias)
    net.out(output, last(after(module(first(x)))))


net = Net("Convolutions")
images(net)
convolution(net, "strided1", "Strided1", nn.Conv1d(4, 6, 3, stride=2, groups=2), series)
convolution(net, "dilated1", "Dilated1", nn.Conv1d(4, 5, 3, dilation=2), series, torch.tanh)
convolution(net, "causal1", "Causal1", nn.Conv1d(4, 3, 3), torch.cat([torch.zeros(3, 2, 4), series], 1))
convolution(net, "strided2", "Strided2", nn.Conv2d(4, 6, (3, 2), stride=(2, 1)), image, torch.relu)
convolution(net, "same2", "Same2", nn.Conv2d(4, 3, (4, 3), padding="same", dilation=2, bias=False), image)
convolution(net, "strided3", "Strided3", nn.Conv3d(2, 3, (2, 3, 2), stride=(1, 2, 1)), volume)
# The same permutation converts torch's (in, out, k...) to Keras' (k..., out, in).
convolution(net, "transposed1", "Transposed1", nn.ConvTranspose1d(4, 3, 4, stride=2), series)
convolution(net, "transposed2", "Transposed2", nn.ConvTranspose2d(4, 3, (3, 2), stride=(2, 2)), image)
convolution(net, "transposed3", "Transposed3", nn.ConvTranspose3d(2, 3, (2, 3, 2), stride=(2, 1, 1)), volume)


def depthwise(module, channels):
    """torch's (in * multiplier, 1, k...) is Keras' (k..., in, multiplier)."""
    weight = module.weight
    apart = weight.reshape(channels, weight.shape[0] // channels, *weight.shape[2:])
    return apart.permute(*range(2, apart.dim()), 0, 1)


module = scatter(nn.Conv1d(4, 8, 3, groups=4))
net.weight("depthwise1.kernel", depthwise(module, 4))
net.weight("depthwise1.bias", module.bias)
net.out("Depthwise1", last(module(first(series))))
module = scatter(nn.Conv2d(4, 4, (2, 3), stride=2, groups=4))
net.weight("depthwise2.kernel", depthwise(module, 4))
net.weight("depthwise2.bias", module.bias)
net.out("Depthwise2", last(module(first(image))))
for name, output, apart, mixed, x in (
    ("separable1", "Separable1", nn.Conv1d(4, 8, 3, groups=4, bias=False), nn.Conv1d(8, 5, 1), series),
    ("separable2", "Separable2", nn.Conv2d(4, 4, (3, 2), groups=4, bias=False), nn.Conv2d(4, 5, 1), image),
):
    scatter(apart), scatter(mixed)
    net.weight(f"{name}.depthwise_kernel", depthwise(apart, 4))
    net.weight(f"{name}.pointwise_kernel", mixed.weight.permute(*range(2, mixed.weight.dim()), 1, 0))
    net.weight(f"{name}.bias", mixed.bias)
    net.out(output, last(mixed(apart(first(x)))))

net = Net("Poolings")
images(net)
for output, module, x in (
    ("Max1", nn.MaxPool1d(3, 2), series),
    ("Max2", nn.MaxPool2d((2, 3)), image),
    ("Max3", nn.MaxPool3d(2, 1), volume),
    ("Mean1", nn.AvgPool1d(3), series),
    ("Mean2", nn.AvgPool2d((3, 2), 1), image),
    ("Mean3", nn.AvgPool3d(2), volume),
    ("AdaptiveMax1", nn.AdaptiveMaxPool1d(4), series),
    ("AdaptiveMax2", nn.AdaptiveMaxPool2d((4, 3)), image),
    ("AdaptiveMax3", nn.AdaptiveMaxPool3d((2, 4, 3)), volume),
    ("AdaptiveMean1", nn.AdaptiveAvgPool1d(4), series),
    ("AdaptiveMean2", nn.AdaptiveAvgPool2d((4, 3)), image),
    ("AdaptiveMean3", nn.AdaptiveAvgPool3d((2, 4, 3)), volume),
    ("Pad1", nn.ConstantPad1d((1, 2), 0), series),
    ("Pad2", nn.ZeroPad2d((3, 0, 1, 2)), image),
    ("Pad3", nn.ConstantPad3d((2, 2, 0, 0, 1, 1), 0), volume),
    ("Nearest2", nn.Upsample(scale_factor=(2, 3), mode="nearest"), image),
    ("Bilinear2", nn.Upsample(scale_factor=(2, 3), mode="bilinear", align_corners=False), image),
    ("Nearest3", nn.Upsample(scale_factor=(1, 2, 3), mode="nearest"), volume),
):
    net.out(output, last(module(first(x))))
net.out("Crop2", image[:, 1:-2, 3:])
net.out("Crop3", volume[:, 1:-1, :, 1:-1])

net = Net("GlobalPoolings")
images(net)
for axes, x in ((1, series), (2, image), (3, volume)):
    net.out(f"Max{axes}", x.flatten(1, axes).max(1).values)
    net.out(f"Mean{axes}", x.flatten(1, axes).mean(1))

net = Net("Normalizations")
x = net.input("image", torch.randn(3, 5, 4, 6) * 2 + 1)
for name, output, channels, axis, scales in (("batch", "Batch", 6, -1, True), ("batch_first", "BatchFirst", 5, 1, False)):
    module = scatter(nn.BatchNorm2d(channels, eps=1e-3)).eval()
    module.running_mean.copy_(torch.randn(channels))
    module.running_var.copy_(torch.rand(channels) + 0.5)
    if scales:
        net.weight(f"{name}.gamma", module.weight)
    else:
        module.weight.data.fill_(1)
    net.weight(f"{name}.beta", module.bias)
    net.weight(f"{name}.moving_mean", module.running_mean)
    net.weight(f"{name}.moving_variance", module.running_var)
    net.out(output, module(x.movedim(axis, 1)).movedim(1, axis))
module = scatter(nn.GroupNorm(3, 6, eps=1e-3))
net.weight("group.gamma", module.weight)
net.weight("group.beta", module.bias)
net.out("Group", last(module(first(x))))
module = scatter(nn.LayerNorm(6, eps=1e-3))
net.weight("layer.gamma", module.weight)
net.weight("layer.beta", module.bias)
net.out("Layer", module(x))
# Computed with the formula of Zhang and Sennrich, 2019, because torch 1.13 has no RMS normalization.
scale = net.weight("rms.scale", torch.randn(6))
net.out("Rms", scale * x / torch.sqrt((x ** 2).mean(-1, keepdim=True) + 1e-6))
net.out("Unit", F.normalize(x, dim=-1))
mean, variance = net.weight("standard.mean", torch.randn(6)), net.weight("standard.variance", torch.rand(6) + 0.5)
net.out("Standard", (x - mean) / variance.sqrt())

net = Net("Recurrences")
x, h, c = net.input("x", torch.randn(3, 7, 5)), net.input("h", torch.randn(3, 4)), net.input("c", torch.randn(3, 4))


def recurrent(net, name, module, suffix=""):
    """torch's gates are i, f, g, o of an LSTM, as Keras', and r, z, n of a GRU, where Keras has z, r, h. torch has two biases."""
    def columns(weight):
        if not isinstance(module, nn.GRU):
            return weight
        r, z, n = weight.chunk(3)
        return torch.cat([z, r, n])

    kernel, recurrent_kernel, bias, recurrent_bias = (
        columns(getattr(module, part + "_l0" + suffix)) for part in ("weight_ih", "weight_hh", "bias_ih", "bias_hh"))
    net.weight(f"{name}.kernel", kernel.T)
    net.weight(f"{name}.recurrent_kernel", recurrent_kernel.T)
    net.weight(f"{name}.bias", torch.stack([bias, recurrent_bias]) if isinstance(module, nn.GRU) else bias + recurrent_bias)


def made(net, name, kind, units=4, **arguments):
    module = scatter(kind(5, units, batch_first=True, **arguments))
    if not arguments:
        recurrent(net, name, module)
    return module


net.out("Lstm", made(net, "lstm", nn.LSTM)(x)[0])
net.out("LstmLast", made(net, "lstm_last", nn.LSTM)(x)[0][:, -1])
net.out("LstmBackwards", made(net, "lstm_backwards", nn.LSTM)(x.flip(1))[0][:, -1])
net.out("Gru", made(net, "gru", nn.GRU)(x)[0])
net.out("Plain", made(net, "plain", nn.RNN)(x)[0])
module = made(net, "both", nn.LSTM, 3, bidirectional=True)
recurrent(net, "forward_both", module)
recurrent(net, "backward_both", module, "_reverse")
net.out("Both", module(x)[0])
_, (goes_on, carry) = made(net, "lstm_state", nn.LSTM)(x, (h[None], c[None]))
net.out("LstmGoesOn", goes_on[0])
net.out("Carry", carry[0])
net.out("GruGoesOn", made(net, "gru_state", nn.GRU)(x, h[None])[1][0])
net.out("PlainGoesOn", made(net, "plain_state", nn.RNN)(x, h[None])[1][0])

net = Net("Attentions")
query, value = net.input("query", torch.randn(3, 5, 8)), net.input("value", torch.randn(3, 7, 8))


def heads(net, name, heads, query, value, mask=None):
    """torch's in_proj holds W_q, W_k, W_v, each (features, heads * size); Keras has (features, heads, size) of each."""
    module = scatter(nn.MultiheadAttention(8, heads, batch_first=True))
    for part, weight, bias in zip(("query", "key", "value"), module.in_proj_weight.chunk(3), module.in_proj_bias.chunk(3)):
        net.weight(f"{name}.{part}_kernel", weight.T.reshape(8, heads, 8 // heads))
        net.weight(f"{name}.{part}_bias", bias.reshape(heads, 8 // heads))
    net.weight(f"{name}.attention_output_kernel", module.out_proj.weight.T.reshape(heads, 8 // heads, 8))
    net.weight(f"{name}.attention_output_bias", module.out_proj.bias)
    return module(query, value, value, attn_mask=mask)[0]


net.out("Heads", heads(net, "heads", 2, query, value))
net.out("Itself", heads(net, "itself", 4, query, query, torch.triu(torch.ones(5, 5, dtype=torch.bool), 1)))
net.out("DotProduct", F.softmax(torch.bmm(query, value.transpose(1, 2)), -1) @ value)
scale = net.weight("additive.scale", torch.randn(8))
net.out("Additive", F.softmax((scale * torch.tanh(query[:, :, None] + value[:, None])).sum(-1), -1) @ value)



def sparsemax(x):
    """Algorithm 1 of Martins and Astudillo, 2016, which torch has not: row by row, by the size of the support."""
    rows = x.reshape(-1, x.shape[-1]).numpy()
    result = np.zeros_like(rows)
    for row, z in enumerate(rows):
        falling = np.sort(z)[::-1]
        support = max(k for k in range(1, len(z) + 1) if 1 + k * falling[k - 1] > falling[:k].sum())
        result[row] = np.maximum(z - (falling[:support].sum() - 1) / support, 0)
    return torch.from_numpy(result).reshape(x.shape)


net = Net("ActivationFunctions")
x = net.input("x", torch.randn(4, 3, 10) * 2.5)
alpha = net.weight("prelu.alpha", torch.rand(1, 10))
for output, value in {
    "Celu": F.celu(x, 0.75),
    "Elu": F.elu(x, 0.75),
    "Exponential": torch.exp(x),
    "Gelu": F.gelu(x),
    "GeluTanh": F.gelu(x, approximate="tanh"),
    "Glu": F.glu(x, -1),
    "HardShrink": F.hardshrink(x),
    "HardSilu": F.hardswish(x),
    "HardSigmoid": F.hardsigmoid(x),
    "HardTanh": F.hardtanh(x),
    "LeakyRelu": F.leaky_relu(x, 0.3),
    "Linear": nn.Identity()(x),
    "LogSigmoid": F.logsigmoid(x),
    "LogSoftmax": F.log_softmax(x, -1),
    "Mish": F.mish(x),
    "Prelu": F.prelu(x.movedim(-1, 1), alpha[0]).movedim(1, -1),
    "Relu": F.relu(x),
    "Relu6": F.relu6(x),
    "Selu": F.selu(x),
    "Silu": F.silu(x),
    "Sigmoid": torch.sigmoid(x),
    "SoftShrink": F.softshrink(x),
    "Softmax": F.softmax(x, -1),
    "Softplus": F.softplus(x),
    "Sparsemax": sparsemax(x),
    "Softsign": F.softsign(x),
    # Computed with the formulas of sparse_plus, sparse_sigmoid and squareplus in keras.activations, because torch does not have them.
    "SparsePlus": torch.where(x <= -1, torch.zeros_like(x), torch.where(x < 1, (x + 1) ** 2 / 4, x)),
    "SparseSigmoid": torch.clamp((x + 1) / 2, 0, 1),
    "Squareplus": (x + torch.sqrt(x ** 2 + 4)) / 2,
    "Tanh": torch.tanh(x),
    "TanhShrink": F.tanhshrink(x),
    "Threshold": F.threshold(x, 0.5, -2),
    "AsLayer": nn.Tanh()(x),
}.items():
    net.out(output, value)

net = Net("CoreLayers")
x, ids = torch.randn(3, 6, 4), net.input("ids", torch.randint(0, 9, (3, 7)))
x[0, 2] = x[1, 5] = 0.5
net.input("x", x)
module = scatter(nn.Linear(4, 5))
net.weight("dense.kernel", module.weight.T)
net.weight("dense.bias", module.bias)
net.out("Dense", torch.tanh(module(x)))
kernel, bias = net.weight("einsum.kernel", torch.randn(4, 2, 3)), net.weight("einsum.bias", torch.randn(2, 3))
net.out("Einsum", torch.einsum("abc,cde->abde", x, kernel) + bias)
module = scatter(nn.Embedding(9, 3))
net.weight("words.embeddings", module.weight)
net.out("Words", module(ids))
net.out("OneHot", F.one_hot(ids, 9).double())
net.out("Rescaled", x * 0.25 - 1)
net.out("Masked", x * (x != 0.5).any(-1, keepdim=True))
net.out("Flat", nn.Flatten()(x))
net.out("Permuted", x.transpose(1, 2))
net.out("Repeated", nn.Flatten()(x)[:, None].repeat(1, 3, 1))
net.out("Reshaped", x.reshape(3, 3, -1))
net.out("Cropped", x[:, 1:-2])
net.out("Steps", x.repeat_interleave(3, 1))

net = Net("Calculations")
x, y = net.input("x", torch.randn(3, 4, 5)), net.input("y", torch.randn(3, 4, 5))
positive = x.abs() + 0.5
for output, value in {
    "Abs": torch.abs(x),
    "Clip": torch.clamp(x, -0.5, 0.75),
    "Cos": torch.cos(x),
    "Exp": torch.exp(x),
    "Log": torch.log(positive),
    "MatMul": torch.matmul(x, y.transpose(1, 2)),
    "Max": torch.amax(x, 1),
    "Mean": torch.mean(x, 2),
    "Min": torch.amin(x, (1, 2)),
    "Pow": torch.pow(positive, 1.5),
    "Rsqrt": torch.rsqrt(positive),
    "Sign": torch.sign(x),
    "Sin": torch.sin(x),
    "Split": torch.cat([torch.tensor_split(x, (1, 3), -1)[part] for part in (2, 0, 1)], -1),
    "Sqrt": torch.sqrt(positive),
    "Square": torch.square(x),
    "Stack": torch.stack([x, y], 1),
    "Sum": torch.sum(x, 1),
    "Transpose": x.transpose(1, 2),
    "Var": torch.var(x, 2, unbiased=False),
    "Add": torch.add(x, y),
    "Average": torch.stack([x, y]).mean(0),
    "Concatenate": torch.cat([x, y], 1),
    "Dot": torch.einsum("nij,nkj->nik", x, y),
    "Cosine": torch.einsum("nij,nkj->nik", F.normalize(x, dim=-1), F.normalize(y, dim=-1)),
    "Maximum": torch.maximum(x, y),
    "Minimum": torch.minimum(x, y),
    "Multiply": torch.mul(x, y),
    "Subtract": torch.sub(x, y),
}.items():
    net.out(output, value)

np.savez_compressed(os.path.join(os.path.dirname(os.path.abspath(__file__)), "references.npz"), **arrays)
print(f"{len(arrays)} arrays, PyTorch {torch.__version__}")
