using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Collections;

namespace CompiledNets.Generators.Shapes;

/// <summary>The sizes of a tensor along its axes. The batch is the first axis.</summary>
internal sealed class Shape : IEquatable<Shape>
{
    private string? _text;
    private Dim? _count;

    public Shape(IEnumerable<Dim> dims) => Dims = new EquatableArray<Dim>(dims);

    /// <summary>Gets the shape of a scalar without a batch, such as a loss.</summary>
    public static Shape Scalar { get; } = new([]);

    public EquatableArray<Dim> Dims { get; }

    public int Rank => Dims.Length;

    public Dim this[int axis] => Dims[axis];

    public Dim Last => Dims[Rank - 1];

    /// <summary>Gets the number of elements of the tensor.</summary>
    public Dim Count => _count ??= Dim.Product(Dims);

    public IEnumerable<Symbol> Symbols => Dims.SelectMany(dim => dim.Symbols).Distinct();

    public static Shape Of(params Dim[] dims) => new(dims);

    /// <summary>Replaces the size along <paramref name="axis"/>.</summary>
    public Shape With(int axis, Dim dim)
    {
        var dims = Dims.ToArray();
        dims[axis] = dim;
        return new Shape(dims);
    }

    /// <summary>Permutes the axes: axis i of the result is axis <paramref name="order"/>[i] of this shape.</summary>
    public Shape Permute(IEnumerable<int> order) => new(order.Select(axis => Dims[axis]));

    /// <summary>Replaces each symbol by the size that <paramref name="sizeOf"/> returns.</summary>
    public Shape Substitute(Func<Symbol, Dim> sizeOf) => new(Dims.Select(dim => dim.Substitute(sizeOf)));

    public bool Equals(Shape? other) => ReferenceEquals(this, other) || (other is not null && Dims.Equals(other.Dims));

    public override bool Equals(object? obj) => obj is Shape other && Equals(other);

    public override int GetHashCode() => Dims.GetHashCode();

    /// <summary>Formats the shape, such as <c>(N, 28, 28, 1)</c>.</summary>
    public override string ToString() => _text ??= "(" + string.Join(", ", Dims.Select(static dim => dim.ToString())) + ")";
}
