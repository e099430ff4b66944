namespace CompiledNets.Fuzz.Tests;

/// <summary>Nets that use all C# constructs of definitions, and tokens to damage them with.</summary>
internal static class Constructs
{
    public static IReadOnlyList<string> Tokens { get; } =
    [
        "null", "0", "-1", "int.MaxValue", "1e300", "\"T\"", "x", "(", ")", "{", "}", "[", "]", ",", ";", "=", "=>", "?", ":", "..", "^1", "await", "new", "this", "base", "default",
        "return", "break", "continue", "goto", "if", "while", "for", "switch", "is", "not", "and", "yield", "throw", "static", "Sym<float>", "Sym<>", "Sym<long>", "typeof", "nameof(x)", "unchecked",
        "Dense", "Define", "Train", "Minimize", "Sequential", "Concatenate", "ReLU", "Shape", "[Shape(null)]", "[Dim(\"T\", Min = -5)]", "stackalloc", "ref", "out", "params", "dynamic", "?.", "??", "!", "++", "<<", "/ 0", "% 0",
        "Define(x)", "x.Is()", "x.Is(null)", "int.Parse(\"1\")", "Math.Max(1)", "(int)", "(object)", "var (a, b) =", "_", "\u00e9", "@class",
    ];

    public static IReadOnlyList<string> All { get; } =
    [
        """
        [CompiledNet]
        public partial class Language
        {
            const int Depth = 2;

            public static (Sym<float> main, Sym<float> aux) Define([Shape("T", 8), Dim("T", Min = 4, MultipleOf = 2)] Sym<float> x, [Shape(4)] Sym<float> side)
            {
                int[] widths = [8, 16, .. new[] { 4 }];
                var sum = x;
                foreach (var width in widths)
                {
                    sum = Dense(width, width switch { > 8 => Tanh, 4 or 8 => ReLU, _ => Sigmoid })(sum);
                }

                var (left, right) = (Dense(Depth)(side), Dense(Depth * 2 / 2)(side));
                for (var i = 0; i < Depth; i++)
                {
                    if (i % 2 == 0 && Depth > 1) continue;
                    switch (i) { case 1: left = left + right; break; default: right = -right; break; }
                }

                Sym<float> Local(Sym<float> y, int n = 2) => n <= 0 ? y : Local(Dense(3)(y), n: n - 1);
                Func<Sym<float>, Sym<float>> twice = y => y * 2;
                var k = 0;
                while (k++ < 2) left = twice(left);
                do { k--; } while (k > 0);
                return (Concatenate(axis: 1, Local(left), right), Sequential(Dense(4), twice, Flatten())(side).Is(4));
            }

            static Objective Train(Sym<float> main, Sym<float> aux, [Shape(5)] Sym<float> a, [Shape(4)] Sym<float> b) =>
                Minimize(0.5f * MeanSquaredError(main, a) + MeanSquaredError(aux, b)).Track(BinaryAccuracy(aux, b));
        }
        """,
        """
        public partial class Outer
        {
            [CompiledNet(DataFormat = DataFormat.ChannelsFirst)]
            public partial class Images
            {
                public static Sym<float> Define([Shape(1, 12, 12)] Sym<float> image)
                {
                    var shared = Conv2D(4, (3, 3), padding: Padding.Same, activation: ReLU, name: "shared");
                    var x = shared(image);
                    x = MaxPooling2D(poolSize: 2)(x);
                    return Dense(10, Softmax)(Flatten()(Dropout(0.25f)(x)));
                }

                static Objective Train(Sym<float> digit, [Shape] Sym<long> label)
                {
                    var loss = SparseCategoricalCrossentropy(digit, label);
                    return Minimize(loss).Track(Accuracy(digit, label));
                }
            }
        }
        """,
    ];
}
