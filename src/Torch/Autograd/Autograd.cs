namespace TorchSharp;

public static partial class torch
{
    /// <summary>Derivatives of recorded operations.</summary>
    public static partial class autograd
    {
        /// <summary>
        /// The gradients of the sum of the outputs, weighted by <paramref name="grad_outputs"/> if they are given, with respect to the inputs.
        /// Those of inputs that were not used are null if that is allowed, and otherwise an error.
        /// </summary>
        public static IList<Tensor> grad(
            IList<Tensor> outputs,
            IList<Tensor> inputs,
            IList<Tensor>? grad_outputs = null,
            bool retain_graph = false,
            bool create_graph = false,
            bool allow_unused = false)
        {
            Span<nint> results = new nint[inputs.Count];
            Aten.grad(Tensors.Of(outputs), Tensors.Of(inputs), Tensors.Of(grad_outputs), retain_graph, create_graph, allow_unused, results);
            return Results.Wrap(results);
        }

        /// <summary>Adds the gradients of the tensors to those of the leaves they were computed from, or of <paramref name="inputs"/> only.</summary>
        public static void backward(
            IList<Tensor> tensors,
            IList<Tensor>? grad_tensors = null,
            bool? retain_graph = null,
            bool create_graph = false,
            IList<Tensor>? inputs = null) =>
            Aten.backward(Tensors.Of(tensors), Tensors.Of(grad_tensors), retain_graph ?? create_graph, create_graph, Tensors.Of(inputs));

        /// <summary>Adds the gradients of a tensor to those of the leaves it was computed from, or of <paramref name="inputs"/> only.</summary>
        public static void backward(
            Tensor tensor,
            IList<Tensor>? grad_tensors = null,
            bool? retain_graph = null,
            bool create_graph = false,
            IList<Tensor>? inputs = null) =>
            backward([tensor], grad_tensors, retain_graph, create_graph, inputs);

        /// <summary>Adds the gradients of a tensor, weighted, to those of the leaves it was computed from, or of <paramref name="inputs"/> only.</summary>
        public static void backward(
            Tensor tensor,
            Tensor grad_tensor,
            bool? retain_graph = null,
            bool create_graph = false,
            IList<Tensor>? inputs = null) =>
            backward([tensor], [grad_tensor], retain_graph, create_graph, inputs);
    }

    public partial class Tensor
    {
        /// <summary>Adds the gradients of this scalar to those of the leaves it was computed from.</summary>
        public void backward() => autograd.backward([this]);

        /// <summary>Adds the gradients of this tensor to those of the leaves it was computed from, or of <paramref name="inputs"/> only.</summary>
        public void backward(
            IList<Tensor>? grad_tensors = null,
            bool retain_graph = false,
            bool create_graph = false,
            IList<Tensor>? inputs = null) =>
            autograd.backward([this], grad_tensors, retain_graph, create_graph, inputs);

        /// <summary>Keeps the gradient of this tensor in backward although it is no leaf.</summary>
        public void retain_grad() => Aten.retain_grad(this);
    }
}
