// The tape: grad and backward.
#include "Native.h"

#include <torch/csrc/autograd/autograd.h>

CN_TENSOR_LIST(at_grad, (Tensors outputs, Tensors inputs, Tensors grads, bool retain_graph, bool create_graph, bool allow_unused, Results results),
               torch::autograd::grad(list(outputs).get().vec(), list(inputs).get().vec(), maybe_list(grads).get().vec(), retain_graph,
                                     create_graph, allow_unused))
CN_DO(at_backward, (Tensors tensors, Tensors grads, bool retain_graph, bool create_graph, Tensors inputs),
      torch::autograd::backward(list(tensors).get().vec(), maybe_list(grads).get().vec(), retain_graph, create_graph, list(inputs).get().vec()))
CN_DO(at_retain_grad, (Handle self), in(self)->retain_grad())

// The accumulated gradient, or null. TorchSharp's signature for it differs between versions, so that only tests use it.
CN_TENSOR(at_get_grad, (Handle self), at::Tensor(in(self)->grad()))
