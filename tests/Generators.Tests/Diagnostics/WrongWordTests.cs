namespace CompiledNets.Generators.Tests.Diagnostics;

/// <summary>Checks a wrong use of each word. It causes one error under the wrong argument or operand.</summary>
public sealed class WrongWordTests
{
    [Theory]
    [InlineData("Reshape({|CN1011:4, 8|})(x)", "a sample of (N, 5, 6) has 30 values, but (4, 8) takes 32: choose sizes that multiply to 30")]
    [InlineData("Reshape({|CN1011:-1, 4|})(x)", "has 30 values, but (-1, 4) takes a multiple of 4: choose sizes that divide 30")]
    [InlineData("Reshape(-1, {|CN1103:-1|})(x)", "-1 twice")]
    [InlineData("Reshape({|CN0007:0|}, 30)(x)", "0 is not a size")]
    [InlineData("Reshape({|CN0007:\"W\"|}, 30)(x)", "no input has a size 'W'")]
    [InlineData("Permute(1, {|CN1101:1|})(x)", "'dims' must be the axes of (N, 5, 6) from 1 to 2, each once, but is (1, 1)")]
    [InlineData("Permute({|CN1101:1|})(x)", "from 1 to 2")]
    [InlineData("RepeatVector(3)({|CN1001:x|})", "RepeatVector needs a vector (N, features)")]
    [InlineData("RepeatVector({|CN1101:0|})(Flatten()(x))", "at least 1")]
    [InlineData("Cropping1D({|CN1012:(2, 3)|})(x)", "removing 5 leaves nothing of axis 1, which has the size 5")]
    [InlineData("Cropping1D(({|CN1101:-2|}, 3))(x)", "at least 0")]
    [InlineData("Cropping2D(1)({|CN1001:x|})", "Cropping2D needs (height, width, channels)")]
    [InlineData("ZeroPadding2D(1, DataFormat.ChannelsFirst)({|CN1001:x|})", "ZeroPadding2D needs (channels, height, width)")]
    [InlineData("UpSampling3D()({|CN1001:x|})", "UpSampling3D needs (depth, height, width, channels)")]
    [InlineData("UpSampling1D({|CN1101:0|})(x)", "at least 1")]
    [InlineData("Dense(4, kernelConstraint: {|CN1006:Constraint.MaxNorm(2, axis: 2)|})(x)", "there is no axis 2 of the shape (6, 4) of the kernel")]
    [InlineData("Dense(4, biasInitializer: {|CN1103:Initializer.Orthogonal()|})(x)", "Orthogonal(1) as the start of its bias")]
    [InlineData("x[{|CN1013:2..8|}]", "[2..8] is outside of axis 1 of (N, 5, 6): keep it between 0 and 5")]
    [InlineData("x[.., {|CN1013:^7|}]", "[^7] is outside of axis 2 of (N, 5, 6): keep it between 0 and 6")]
    [InlineData("x[{|CN1013:3..3|}]", "[3..3] is outside of axis 1")]
    [InlineData("{|CN1001:x|}[.., .., ..]", "[] needs an axis for each of 3 slices")]
    [InlineData("Sum(x, axis: {|CN1006:3|})", "there is no axis 3 of the shape (N, 5, 6); it can be 1 to 2")]
    [InlineData("Mean(x, axis: {|CN1006:0|})", "it can be 1 to 2")]
    [InlineData("Max(x, axis: (1, {|CN1103:-2|}))", "axis -2 twice")]
    [InlineData("Var({|CN1001:Sum(x)|})", "at least one axis besides the batch")]
    [InlineData("MatMul(x, {|CN1002:x|})", "the left's columns (6) must be the right's rows (5)")]
    [InlineData("MatMul(x, {|CN1001:Flatten()(x)|})", "as many axes as the left operand (N, 5, 6)")]
    [InlineData("Transpose(x, {|CN1101:1, 0, 2|})", "0, and after it the axes")]
    [InlineData("Stack(x, {|CN1001:Flatten()(x)|})", "Stack needs the shape (N, 5, 6) of the first operand")]
    [InlineData("Stack({|CN1006:0|}, x, x)", "it can be 1 to 3")]
    [InlineData("Dot(x, {|CN1002:x|}, axes: (1, 2))", "axis 1 of the left (5) must be as long as axis 2 of the right (6)")]
    [InlineData("Dot(x, x, axes: {|CN1006:0|})", "it can be 1 to 2")]
    [InlineData("Subtract(x, {|CN1002:Permute(2, 1)(x)|})", "Subtract: the shapes (N, 5, 6) and (N, 6, 5) do not fit")]
    [InlineData("{|CN1104:Average(x)|}", "Average needs at least two tensors")]
    [InlineData("GLU({|CN1014:x|}, axis: 1)", "GLU halves axis 1 of 'x', which is 5")]
    [InlineData("LogSoftmax(x, {|CN1006:0|})", "it can be 1 to 2")]
    [InlineData("Sparsemax(x, {|CN1006:0|})", "it can be 1 to 2")]
    [InlineData("Sparsemax({|CN1402:Dense(1)(x)|})", "Sparsemax over one value is always 1")]
    [InlineData("Split({|CN1014:x|}, 4)[0]", "Split makes 4 equal parts of axis 2 of 'x', which is 6")]
    [InlineData("Split({|CN1014:x|}, 6, axis: 1)[0]", "Split makes 6 equal parts of axis 1 of 'x', which is 5")]
    [InlineData("Split(x, {|CN1101:0|})[0]", "at least 1")]
    [InlineData("Split(x, {|CN1101:2000|})[0]", "at most 1000 parts")]
    [InlineData("Split(x, {|CN1101:(4, 4)|})[0]", "rising, because each number is where a part begins")]
    [InlineData("Split(x, {|CN1012:(2, 6)|})[0]", "removing the first 6 leaves nothing of axis 2, which has the size 6")]
    [InlineData("Split(x, 2, axis: {|CN1006:0|})[0]", "it can be 1 to 2")]
    [InlineData("Split(x, 2)[{|CN1101:2|}]", "from 0 to 1")]
    [InlineData("Dense(4, biasRegularizer: {|CN1103:Regularizer.Orthogonal()|})(x)", "Orthogonal(0.01, 0) for its bias, which has the shape (4): a matrix with at least two rows is needed")]
    [InlineData("Dense(1, kernelRegularizer: {|CN1103:Regularizer.Orthogonal(0.5f, OrthogonalMode.Columns)|})(x)", "which has the shape (6, 1): a matrix with at least two columns is needed")]
    [InlineData("Conv1D(4, 3, kernelRegularizer: {|CN1103:Regularizer.Orthogonal()|})(x)", "which has the shape (3, 6, 4)")]
    [InlineData("{|CN1103:Dense(4, activityRegularizer: Regularizer.Orthogonal())|}(x)", "its size would be that of the batch")]
    [InlineData("LeakyReLU(x, {|CN1101:-0.1f|})", "at least 0")]
    [InlineData("GaussianNoise({|CN1101:-1|})(x)", "at least 0")]
    [InlineData("AlphaDropout({|CN1101:1|})(x)", "from 0 to below 1")]
    [InlineData("SpatialDropout2D(0.5f)({|CN1001:x|})", "SpatialDropout2D needs (height, width, channels)")]
    [InlineData("ActivityRegularization(l1: {|CN1101:-1|})(x)", "at least 0")]
    [InlineData("PositionEmbedding({|CN1101:4|})(x)", "at least 5, the length of the sequence")]
    [InlineData("PositionEmbedding(9)({|CN1001:Flatten()(x)|})", "(N, T, features)")]
    [InlineData("RandomNormalLike(x, stddev: {|CN1101:-1|})", "at least 0")]
    [InlineData("PReLU(sharedAxes: {|CN1006:3|})(x)", "there is no axis 3")]
    [InlineData("Normalization({|CN1006:3|})(x)", "there is no axis 3")]
    [InlineData("UnitNormalization()({|CN1001:Sum(x)|})", "UnitNormalization needs at least one axis besides the batch")]
    [InlineData("UnitNormalization({|CN1006:3|})(x)", "there is no axis 3")]
    [InlineData("EinsumDense({|CN1103:\"abc\"|}, 4)(x)", "it has the form operand,kernel->result")]
    [InlineData("EinsumDense({|CN1103:\"ab,bc->ac\"|}, 4)(x)", "its operand has 2 letters, and the tensor has 3 axes")]
    [InlineData("EinsumDense({|CN1103:\"...abcd,de->...abce\"|}, (5, 6, 7, 8))(x)", "its operand has 4 letters after the batch")]
    [InlineData("EinsumDense({|CN1103:\"abc,cd->bad\"|}, (5, 4))(x)", "the batch is the first axis of operand and result")]
    [InlineData("EinsumDense({|CN1103:\"abb,bc->abc\"|}, (5, 4))(x)", "a letter stands twice in 'abb'")]
    [InlineData("EinsumDense({|CN1103:\"...x,xy->y\"|}, 4)(x)", "three dots stand at the beginning of operand and result")]
    [InlineData("EinsumDense({|CN1103:\"abc,cde->abd\"|}, (5, 4))(x)", "'e' of the kernel is neither in the operand nor in the result")]
    [InlineData("EinsumDense({|CN1103:\"abc,cd->abe\"|}, (5, 4))(x)", "'d' of the kernel is neither in the operand nor in the result")]
    [InlineData("EinsumDense({|CN1103:\"abc,cd->ad\"|}, 4)(x)", "'b' of the operand is neither in the kernel nor in the result")]
    [InlineData("EinsumDense(\"abc,cd->abd\", {|CN1103:4|})(x)", "1 sizes for the 2 axes 'bd' of a result's sample")]
    [InlineData("EinsumDense(\"abc,cd->abd\", (5, {|CN1103:-1|}))(x)", "-1 as the size of 'd', which only the kernel has")]
    [InlineData("EinsumDense(\"abc,cd->abd\", ({|CN1002:7|}, 4))(x)", "outputShape says 7 for 'b', but the operand has 5: write 5 or -1")]
    [InlineData("EinsumDense(\"abc,cd->abd\", ({|CN1101:-2|}, 4))(x)", "at least -1")]
    [InlineData("EinsumDense(\"abc,cd->abd\", (5, 4), biasAxes: {|CN1103:\"a\"|})(x)", "a bias along 'a', which is no axis of a sample in the result 'abd'")]
    public Task A_wrong_call_is_reported_with_its_reason(string expression, string message) => Verify.NetAsync(
        $$"""
        public static Sym<float> Define([Shape(5, 6)] Sym<float> x) => {{expression}};
        """,
        message);

    [Theory]
    [InlineData("MeanAbsoluteError(y, {|CN1201:short4|})", "the target must have the shape (N, 4) of the output")]
    [InlineData("Huber(y, t, {|CN1101:-1|})", "at least 0")]
    [InlineData("BinaryCrossentropy(y, t, labelSmoothing: {|CN1101:1|})", "from 0 to below 1")]
    [InlineData("CategoricalFocalCrossentropy(y, {|CN1201:short4|})", "Nothing is broadcast")]
    public Task A_wrong_loss_is_reported_with_its_reason(string loss, string message) => Verify.NetAsync(
        $$"""
        public static Sym<float> Define([Shape(5)] Sym<float> x) => Dense(4)(x);

        static Objective Train(Sym<float> y, [Shape(4)] Sym<float> t, [Shape(3)] Sym<float> short4) => Minimize({{loss}} + MeanSquaredError(y, t));
        """,
        message);

    [Theory]
    [InlineData("Precision(y, {|CN1201:short4|})", "Nothing is broadcast")]
    [InlineData("AUC(y, t, {|CN1101:2|})", "at least 3")]
    [InlineData("MeanIoU({|CN1202:one|}, number)", "at least two classes")]
    [InlineData("SparseTopKCategoricalAccuracy(y, number, k: {|CN1101:0|})", "at least 1")]
    [InlineData("{|CN0101:2f * MeanSquaredError(y, t) + MeanAbsoluteError(y, t)|}", "A conversion to 'Metric'")]
    [InlineData("Precision(y, t, classId: {|CN1101:4|})", "from 0 to below 4")]
    [InlineData("F1Score(y, t, classId: {|CN1101:-1|})", "at least 0")]
    [InlineData("Recall(y, t), name: {|CN0011:\"loss\"|}", "taken by the loss")]
    [InlineData("Recall(y, t), {|CN0102:\"\"|}", "at least one character")]
    [InlineData("Abs(y - t), \"error\").Track(Square(y - t), {|CN0011:\"error\"|}", "taken by another metric")]
    public Task A_wrong_metric_is_reported_with_its_reason(string metric, string message) => Verify.NetAsync(
        $$"""
        public static (Sym<float> y, Sym<float> one) Define([Shape(5)] Sym<float> x) => (Dense(4)(x), Dense(1)(x));

        static Objective Train(Sym<float> y, Sym<float> one, [Shape(4)] Sym<float> t, [Shape(3)] Sym<float> short4, [Shape] Sym<long> number) =>
            Minimize(MeanSquaredError(y, t)).Track({{metric}});
        """,
        message);
}
