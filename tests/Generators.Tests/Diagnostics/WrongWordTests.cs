namespace CompiledNets.Generators.Tests.Diagnostics;

/// <summary>Each word used wrongly once: one error, under the argument or operand that is wrong.</summary>
public sealed class WrongWordTests
{
    [Theory]
    [InlineData("Reshape({|CN1011:4, 8|})(x)", "has 30 values, and (4, 8) needs as many, but makes 32")]
    [InlineData("Reshape({|CN1011:-1, 4|})(x)", "has 30 values, and (-1, 4) needs a divisor of that, but makes 4")]
    [InlineData("Reshape({|CN1103:-1, -1|})(x)", "-1 twice")]
    [InlineData("Reshape({|CN0007:0, 30|})(x)", "0 is no size")]
    [InlineData("Reshape({|CN0007:\"W\", 30|})(x)", "no input has a size 'W'")]
    [InlineData("Permute({|CN1101:1, 1|})(x)", "'dims' must be the axes of (N, 5, 6) from 1 to 2, each once, but is (1, 1)")]
    [InlineData("Permute({|CN1101:1|})(x)", "from 1 to 2")]
    [InlineData("RepeatVector(3)({|CN1001:x|})", "RepeatVector needs a vector (N, features)")]
    [InlineData("RepeatVector({|CN1101:0|})(Flatten()(x))", "at least 1")]
    [InlineData("Cropping1D({|CN1012:(2, 3)|})(x)", "taking 5 away leaves nothing of axis 1, which is 5")]
    [InlineData("Cropping1D({|CN1101:(-2, 3)|})(x)", "at least 0")]
    [InlineData("Cropping2D(1)({|CN1001:x|})", "Cropping2D needs (height, width, channels)")]
    [InlineData("ZeroPadding2D(1, DataFormat.ChannelsFirst)({|CN1001:x|})", "ZeroPadding2D needs (channels, height, width)")]
    [InlineData("UpSampling3D()({|CN1001:x|})", "UpSampling3D needs (depth, height, width, channels)")]
    [InlineData("UpSampling1D({|CN1101:0|})(x)", "at least 1")]
    [InlineData("Dense(4, kernelConstraint: {|CN1006:Constraint.MaxNorm(2, axis: 2)|})(x)", "there is no axis 2 of the shape (6, 4) of the kernel")]
    [InlineData("Dense(4, biasInitializer: {|CN1103:Initializer.Orthogonal()|})(x)", "Orthogonal(1) as the start of its bias")]
    public Task A_word_says_what_is_wrong(string expression, string message) => Verify.NetAsync(
        $$"""
        public static Sym<float> Define([Shape(5, 6)] Sym<float> x) => {{expression}};
        """,
        message);
}
