"""The old name of tensors with gradients."""
import torch


def Variable(data, requires_grad=False):
    return data.detach().requires_grad_(requires_grad) if requires_grad or not data.requires_grad else data
