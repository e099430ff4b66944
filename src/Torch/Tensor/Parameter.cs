namespace TorchSharp.Modules
{
    /// <summary>A tensor that is trained.</summary>
    public class Parameter : Tensor
    {
        /// <summary>Takes over the native tensor of <paramref name="data"/>, which is left as if disposed of, and its place in a dispose scope.</summary>
        public Parameter(Tensor data, bool requires_grad = true)
            : this(data.with_requires_grad(requires_grad), data.Scope)
        {
        }

        private Parameter(Tensor data, DisposeScope? scope)
            : base(data.DecoupleFromNativeHandle(), scope)
        {
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        /// <summary>Neural networks.</summary>
        public static partial class nn
        {
            /// <summary>Makes a parameter of a tensor, which is left as if disposed of.</summary>
            public static Modules.Parameter Parameter(Tensor data, bool requires_grad = true) => new(data, requires_grad);
        }
    }

    /// <summary>More methods of tensors.</summary>
    public static partial class TensorExtensionMethods
    {
        /// <summary>Makes a parameter of a tensor, which is left as if disposed of.</summary>
        public static Modules.Parameter AsParameter(this Tensor tensor) => new(tensor);
    }
}
