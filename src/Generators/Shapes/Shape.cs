using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Collections;

namespace CompiledNets.Generators.Shapes;

/// <summary>The sizes of a tensor along its axes, the batch first.</summary>
internal sealed class Shape : IEquatable<Shape>
{
    private string? _text;
    private Dim? _count;

    public Shape(IEnumerable<Dim> dims) => Dims = new EquatableArray<Dim>(dims);

    /// <summary>A tensor of one value, without a batch: a loss.</summary>
    public static Shape Scalar { get; } = new([]);

    public EquatableArray<Dim> Dims { get; }

    public int Rank => Dims.Length;

    public Dim this[int axis] => Dims[axis];

    public Dim Last => Dims[Rank - 1];

    /// <summary>How many values the tensor has.</summary>
    public Dim Count => _count ??= Dim.Product(Dims);

    public IEnumerable<Symbol> Symbols => Dims.SelectMany(dim => dim.Symbols).Distinct();

    public static Shape Of(params Dim[] dims) => new(dims);

    /// <summary>The same shape with another size on <paramref name="axis"/>.</summary>
    public Shape With(int axis, Dim dim)
    {
        var dims = Dims.ToArray();
        dims[axis] = dim;
        return new Shape(dims);
    }

    /// <summary>The shape whose axis i is axis <paramref name="order"/>[i] of this one.</summary>
    public Shape Permute(IEnumerable<int> order) => new(order.Select(axis => Dims[axis]));

    /// <summary>This shape where each symbol is the size that <paramref name="sizeOf"/> gives.</summary>
    public Shape Substitute(Func<Symbol, Dim> sizeOf) => new(Dims.Select(dim => dim.Substitute(sizeOf)));

    public bool Equals(Shape? other) => ReferenceEquals(this, other) || (other is not null && Dims.Equals(other.Dims));

    public override bool Equals(object? obj) => obj is Shape other && Equals(other);

    public override int GetHashCode() => Dims.GetHashCode();

    /// <summary><c>(N, 28, 28, 1)</c>.</summary>
    public override string ToString() => _text ??= "(" + string.Join(", ", Dims.Select(static dim => dim.ToString())) + ")";
}
