using System.Globalization;
using Onnx;

namespace CompiledNets;

/// <summary>A place at which a graph reads a weight.</summary>
/// <param name="Role">The operator, its attributes that change the meaning of its weights, and the weight.</param>
/// <param name="Name">The name of the tensor.</param>
/// <param name="Operand">The weight alone: <c>kernel</c>, <c>gamma</c>.</param>
/// <param name="IsTransposed">Whether the operator takes the transpose of a matrix (features, units).</param>
internal sealed record WeightPlace(string Role, string Name, string Operand, bool IsTransposed = false);

/// <summary>Lists the places at which a graph reads weights, in the order of computation. Exporters write a dense layer in several ways, which have the same roles.</summary>
internal sealed class WeightPlaces
{
    private static readonly Dictionary<string, string[]> s_operands = new(StringComparer.Ordinal)
    {
        ["Conv"] = ["", "kernel", "bias"],
        ["ConvTranspose"] = ["", "kernel", "bias"],
        ["Gemm"] = ["", "kernel", "bias"],
        ["MatMul"] = ["", "kernel"],
        ["Gather"] = ["embeddings", ""],
        ["BatchNormalization"] = ["", "gamma", "beta", "mean", "variance"],
        ["LayerNormalization"] = ["", "gamma", "beta"],
        ["InstanceNormalization"] = ["", "gamma", "beta"],
        ["LSTM"] = ["", "kernel", "recurrent kernel", "biases"],
        ["GRU"] = ["", "kernel", "recurrent kernel", "biases"],
        ["RNN"] = ["", "kernel", "recurrent kernel", "biases"],
        ["PRelu"] = ["", "slope"],
        ["Add"] = ["offset", "offset"],
        ["Sub"] = ["offset", "offset"],
        ["Mul"] = ["factor", "factor"],
        ["Div"] = ["factor", "factor"],
    };

    // Attributes without which equal weights would mean another function.
    private static readonly string[] s_meanings = ["group", "direction", "linear_before_reset", "activations"];

    private readonly Func<string, bool> _isWeight;
    private readonly List<WeightPlace> _places = [];

    /// <summary>The matrices that are transposed weights, by the name of the transposed tensor.</summary>
    private readonly Dictionary<string, string> _transposed = new(StringComparer.Ordinal);

    /// <summary>The names of weights that have another name in the graph.</summary>
    private readonly Dictionary<string, string> _aliases = new(StringComparer.Ordinal);

    /// <summary>The results of products of a tensor with a weight, to which a bias may be added.</summary>
    private readonly HashSet<string> _products = new(StringComparer.Ordinal);

    private WeightPlaces(Func<string, bool> isWeight) => _isWeight = isWeight;

    /// <param name="nodes">The nodes, in the order of computation.</param>
    /// <param name="isWeight">Returns true if a name is that of a stored tensor of floating-point numbers that is not a scalar.</param>
    public static IReadOnlyList<WeightPlace> Of(IEnumerable<NodeProto> nodes, Func<string, bool> isWeight)
    {
        var places = new WeightPlaces(isWeight);
        foreach (var node in nodes)
        {
            places.Add(node);
        }

        return places._places;
    }

    private void Add(NodeProto node)
    {
        if (node.OpType == "Identity" && WeightOf(node.Input[0]) is { } same)
        {
            _aliases[node.Output[0]] = same;
            return;
        }

        if (node.OpType == "Transpose" && WeightOf(node.Input[0]) is { } matrix && Attribute(node, "perm") is { Ints: [1, 0] })
        {
            _transposed[node.Output[0]] = matrix;
            return;
        }

        if (!s_operands.TryGetValue(node.OpType, out var operands))
        {
            return;
        }

        var isTransposed = node.OpType == "Gemm" && Attribute(node, "transB") is { I: 1 };
        for (var i = 0; i < Math.Min(operands.Length, node.Input.Count); i++)
        {
            var turned = false;
            var weight = WeightOf(node.Input[i]) ?? ((turned = _transposed.TryGetValue(node.Input[i], out var original)) ? original : null);
            if (weight is not null && operands[i].Length > 0)
            {
                var isKernel = node.OpType is "Gemm" or "MatMul" && operands[i] == "kernel";
                var isBias = node.OpType == "Add" && _products.Contains(node.Input[1 - i]);
                _places.Add(new WeightPlace(RoleOf(node, operands[i], isBias), weight, isBias ? "bias" : operands[i], isKernel && (isTransposed != turned)));
                if (isKernel)
                {
                    _products.Add(node.Output[0]);
                }
            }
        }
    }

    private static string RoleOf(NodeProto node, string operand, bool isBias) => node.OpType switch
    {
        "Gemm" or "MatMul" => "the " + operand + " of a product",

        // A product without a bias, and an addition of one, are a product with a bias.
        "Add" when isBias => "the bias of a product",
        _ => $"the {operand} of {node.OpType}" + string.Concat(s_meanings.Select(name => Attribute(node, name) is { } attribute && !IsDefault(node, attribute) ? $" ({name} {TextOf(attribute)})" : "")),
    };

    private static bool IsDefault(NodeProto node, AttributeProto attribute) => attribute.Name switch
    {
        "group" => attribute.I == 1,
        "direction" => attribute.S.ToStringUtf8() == "forward",
        "linear_before_reset" => attribute.I == 0,
        _ => TextOf(attribute) == (node.OpType switch { "LSTM" => "Sigmoid, Tanh, Tanh", "GRU" => "Sigmoid, Tanh", _ => "Tanh" }),
    };

    private static string TextOf(AttributeProto attribute) => attribute.Strings.Count > 0
        ? string.Join(", ", attribute.Strings.Select(text => text.ToStringUtf8()))
        : attribute.S.IsEmpty ? attribute.I.ToString(CultureInfo.InvariantCulture) : attribute.S.ToStringUtf8();

    private string? WeightOf(string name) => _aliases.TryGetValue(name, out var original) ? original : name.Length > 0 && _isWeight(name) ? name : null;

    private static AttributeProto? Attribute(NodeProto node, string name) => node.Attribute.FirstOrDefault(attribute => attribute.Name == name);
}
