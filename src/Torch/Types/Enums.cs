namespace TorchSharp;

/// <summary>What padding holds.</summary>
public enum PaddingModes
{
    /// <summary>Zeros.</summary>
    Zeros = 0,

    /// <summary>The elements mirrored at the edge, which is not repeated.</summary>
    Reflect = 1,

    /// <summary>The element at the edge.</summary>
    Replicate = 2,

    /// <summary>The elements from the other edge.</summary>
    Circular = 3,

    /// <summary>One value.</summary>
    Constant = 4,
}

public static partial class torch
{
    /// <summary>How a quotient is rounded.</summary>
    public enum RoundingMode
    {
        /// <summary>Not at all.</summary>
        None = 0,

        /// <summary>Towards zero.</summary>
        trunc = 1,

        /// <summary>Down.</summary>
        floor = 2,
    }

    /// <summary>How an image is enlarged.</summary>
    public enum UpsampleMode
    {
        /// <summary>The nearest element.</summary>
        Nearest = 0,

        /// <summary>Linear interpolation along one dimension.</summary>
        Linear = 1,

        /// <summary>Linear interpolation along two dimensions.</summary>
        Bilinear = 2,

        /// <summary>Cubic interpolation along two dimensions.</summary>
        Bicubic = 3,

        /// <summary>Linear interpolation along three dimensions.</summary>
        Trilinear = 4,
    }

    public static partial class nn
    {
        /// <summary>What becomes of the losses of the elements.</summary>
        public enum Reduction : long
        {
            /// <summary>Each is kept.</summary>
            None = 0,

            /// <summary>Their mean.</summary>
            Mean = 1,

            /// <summary>Their sum.</summary>
            Sum = 2,
        }
    }
}
