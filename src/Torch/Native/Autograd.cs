using System.Runtime.InteropServices;

namespace TorchSharp;

internal static unsafe partial class Aten
{
    [LibraryImport(Library, EntryPoint = "at_grad")]
    internal static partial Done grad(Tensors outputs, Tensors inputs, Tensors grads, Flag retain_graph, Flag create_graph,
        Flag allow_unused, Results results);
    [LibraryImport(Library, EntryPoint = "at_backward")]
    internal static partial Done backward(Tensors tensors, Tensors grads, Flag retain_graph, Flag create_graph, Tensors inputs);
    [LibraryImport(Library, EntryPoint = "at_retain_grad")]
    internal static partial Done retain_grad(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_get_grad")]
    internal static partial Tensor? get_grad(Tensor self);
}
