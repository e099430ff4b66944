namespace CompiledNets.Generators.Tests.Diagnostics;

/// <summary>Checks the next step after operands that do not fit. Each case has the net after that step, which must compile without a message.</summary>
public sealed class MergeStepTests
{
    [Theory]
    [InlineData("[Shape(64)] Sym<float> x", "Add(x, {|CN1002:Dense(32)(x)|})", "Write units: 64 in Dense at line 5", "Add(x, Dense(64)(x))")]
    [InlineData("[Shape(64)] Sym<float> x", "Dense(32)(x) * {|CN1002:x|}", "Write units: 64 in Dense at line 5", "Dense(64)(x) * x")]
    [InlineData("[Shape(9, 4)] Sym<float> x", "Maximum(Dropout(0.5)(ReLU(LSTM(8, returnSequences: true)(x))), {|CN1002:Dense(6)(x)|})", "Write units: 8 in Dense at line 5", "Maximum(Dropout(0.5)(ReLU(LSTM(8, returnSequences: true)(x))), Dense(8)(x))")]
    [InlineData("[Shape(9, 9, 3)] Sym<float> x", "Average(Conv2D(8, 1)(x), {|CN1002:Conv2D(6, 1)(x)|})", "Write filters: 8 in Conv2D at line 5", "Average(Conv2D(8, 1)(x), Conv2D(8, 1)(x))")]
    [InlineData("[Shape(64)] Sym<float> x, [Shape(32)] Sym<float> y", "x + {|CN1002:y|}", "Put Dense(64) before 'y'", "x + Dense(64)(y)")]
    [InlineData("[Shape(9, 9, 3)] Sym<float> x", "Add(x, {|CN1002:Conv2D(3, 3)(x)|})", "Write padding: Padding.Same in Conv2D at line 5", "Add(x, Conv2D(3, 3, padding: Padding.Same)(x))")]
    [InlineData("[Shape(\"T\", 4)] Sym<float> x", "Add(Conv1D(4, 3)(x), {|CN1002:x|})", "No value of T makes T - 2 and T equal. Write padding: Padding.Same in Conv1D at line 5", "Add(Conv1D(4, 3, padding: Padding.Same)(x), x)")]
    [InlineData("[Shape(9, 9, 3)] Sym<float> x", "Concatenate(x, {|CN1004:Conv2D(8, 3)(x)|})", "Write padding: Padding.Same in Conv2D at line 5", "Concatenate(x, Conv2D(8, 3, padding: Padding.Same)(x))")]
    [InlineData("[Shape(28, 28, 8)] Sym<float> x", "Concatenate(x, {|CN1004:MaxPooling2D()(x)|})", "Put UpSampling2D(2) before 'MaxPooling2D()(x)'", "Concatenate(x, UpSampling2D(2)(MaxPooling2D()(x)))")]
    [InlineData("[Shape(28, 8)] Sym<float> x", "Concatenate(MaxPooling1D(4)(x), {|CN1004:x|})", "Put UpSampling1D(4) before 'MaxPooling1D(4)(x)'", "Concatenate(UpSampling1D(4)(MaxPooling1D(4)(x)), x)")]
    [InlineData("[Shape(13, 9, 8)] Sym<float> x, [Shape(10, 9, 4)] Sym<float> y", "Concatenate(x, {|CN1004:y|})", "Put Cropping2D(((1, 2), (0, 0))) before 'x'", "Concatenate(Cropping2D(((1, 2), (0, 0)))(x), y)")]
    [InlineData("[Shape(12, 8)] Sym<float> x, [Shape(10, 8)] Sym<float> y", "Subtract(x, {|CN1002:y|})", "Put Cropping1D((1, 1)) before 'x'", "Subtract(Cropping1D((1, 1))(x), y)")]
    [InlineData("[Shape(12, 12, 8)] Sym<float> x", "x * {|CN1002:GlobalAveragePooling2D()(x)|}", "Put Reshape(1, 1, 8) before 'GlobalAveragePooling2D()(x)'", "x * Reshape(1, 1, 8)(GlobalAveragePooling2D()(x))")]
    [InlineData("[Shape(12, 8)] Sym<float> x, [Shape(8)] Sym<float> y", "Multiply(x, {|CN1002:y|})", "Put RepeatVector(12) before 'y'", "Multiply(x, RepeatVector(12)(y))")]
    [InlineData("[Shape(6, 6)] Sym<float> x, [Shape(4, 6)] Sym<float> y", "Dot(x, {|CN1002:Dense(5)(y)|}, axes: 2)", "Write units: 6 in Dense at line 5", "Dot(x, Dense(6)(y), axes: 2)")]
    [InlineData("[Shape(6, 6)] Sym<float> x", "Stack(x, {|CN1002:Dense(5)(x)|})", "Write units: 6 in Dense at line 5", "Stack(x, Dense(6)(x))")]
    public async Task The_next_step_makes_the_operands_fit(string inputs, string wrong, string step, string right)
    {
        await Verify.NetAsync($"public static Sym<float> Define({inputs}) => {wrong};", step);
        await Verify.NetAsync($"public static Sym<float> Define({inputs}) => {right};");
    }

    [Theory]
    [InlineData("", "Add(x[..3], {|CN1008:Conv1D(4, 1)(x)|})", "write 3 instead of \"T\" in the input's shape")]
    [InlineData("", "Add(Conv1D(4, 4)(x), {|CN1008:y|})", "write numbers instead of T and S, which can have any values")]
    [InlineData("", "Add(x, {|CN1008:y|})", "write \"T\" in both shapes, because T and S can differ")]
    [InlineData("Dim(\"T\", MultipleOf = 2), ", "Add(Dense(4)(x), {|CN1008:UpSampling1D(3)(MaxPooling1D(3)(x))|})", "T is a multiple of 6 is needed: declare [Dim(\"T\", MultipleOf = 6)]")]
    [InlineData("Dim(\"T\", Min = 9), ", "Add(Dense(4)(x), {|CN1008:UpSampling1D(2)(MaxPooling1D(2)(x))|})", "T is even is needed: declare [Dim(\"T\", Min = 9, MultipleOf = 2)]")]
    [InlineData("Dim(\"T\", Min = 9), ", "Add(MaxPooling1D(2)(Conv1D(4, 2, padding: Padding.Same)(x)), {|CN1008:AveragePooling1D(2, padding: Padding.Same)(x)|})", "declare [Dim(\"T\", Min = 9, MultipleOf = 2)]")]
    public Task The_declaration_that_is_proposed_keeps_what_the_net_needs(string dim, string expression, string message) => Verify.NetAsync(
        $$"""public static Sym<float> Define([{{dim}}Shape("T", 4)] Sym<float> x, [Shape("S", 4)] Sym<float> y) => Dense(1)({{expression}}) + 0 * Dense(1)(Reshape(1, 4)(GlobalMaxPooling1D()(y)));""", message);

    [Theory]
    [InlineData("", "Conv1D(4, 5)(x)", "T and 3 are equal for T = 3 only, but Conv1D needs T >= 5")]
    [InlineData("Dim(\"T\", Min = 4), ", "Dense(4)(x)", "No value of T makes T and 3 equal")]
    [InlineData("Dim(\"T\", MultipleOf = 2), ", "Dense(4)(x)", "No value of T makes T and 3 equal")]
    public Task A_size_that_the_net_does_not_allow_is_not_proposed(string dim, string first, string message) => Verify.NetAsync(
        $$"""
        public static (Sym<float> first, Sym<float> second) Define([{{dim}}Shape("T", 4)] Sym<float> x, [Shape(3, 4)] Sym<float> y)
        {
            var first = {{first}};
            return (first, Add(x, {|CN1002:y|}));
        }
        """,
        message);
}
