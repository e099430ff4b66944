namespace CompiledNets.Bench;

/// <summary>The nets that the compiler is measured with. Each contains a number to edit, <c>$</c>.</summary>
internal static class Sources
{
    public const string Mlp =
        """
        [CompiledNet]
        public partial class Mlp
        {
            public static Sym<float> Define([Shape(784)] Sym<float> image) => Dense(10, Softmax)(Dense(64, ReLU)(Dense($, ReLU)(image)));

            static Objective Train(Sym<float> digit, [Shape(10)] Sym<float> label) => Minimize(CategoricalCrossentropy(digit, label)).Track(Accuracy(digit, label));
        }
        """;

    /// <summary>A loop of many layers.</summary>
    public const string Loop =
        """
        [CompiledNet]
        public partial class Loop
        {
            public static Sym<float> Define([Shape(8)] Sym<float> x)
            {
                for (var i = 0; i < $; i++)
                    x = Dense(8, ReLU)(x);
                return Dense(1)(x);
            }

            static Objective Train(Sym<float> y, [Shape(1)] Sym<float> label) => Minimize(MeanSquaredError(y, label));
        }
        """;

    /// <summary>The visual question answering net of Keras' guide: eleven layers for the image and a few for the question.</summary>
    public const string Vqa =
        """
        [CompiledNet]
        public partial class Vqa
        {
            public static Sym<float> Define([Shape(224, 224, 3)] Sym<float> image, [Shape(256)] Sym<float> question)
            {
                var x = image;
                for (var filters = 64; filters <= 256; filters *= 2)
                {
                    x = Conv2D(filters, (3, 3), padding: Padding.Same, activation: ReLU)(x);
                    x = Conv2D(filters, (3, 3), activation: ReLU)(x);
                    if (filters == 256)
                    {
                        x = Conv2D(filters, (3, 3), activation: ReLU)(x);
                    }

                    x = MaxPooling2D((2, 2))(x);
                }

                var merged = Concatenate(Dense($, Tanh)(question), Flatten()(x));
                return Dense(1000, Softmax)(merged);
            }

            static Objective Train(Sym<float> answer, [Shape] Sym<long> label) => Minimize(SparseCategoricalCrossentropy(answer, label)).Track(Accuracy(answer, label));
        }
        """;

    /// <summary>A hundred layers with weights: one convolution, forty-nine blocks of two convolutions, and the output layer.</summary>
    public const string Residual =
        """
        [CompiledNet]
        public partial class Residual
        {
            public static Sym<float> Define([Shape(32, 32, 3)] Sym<float> image)
            {
                var x = Conv2D($, 3, padding: Padding.Same, activation: ReLU)(image);
                for (var i = 0; i < 49; i++)
                {
                    x = Block(x, $);
                }

                return Dense(10, Softmax)(Flatten()(MaxPooling2D(8)(x)));
            }

            static Sym<float> Block(Sym<float> x, int filters)
            {
                var y = Conv2D(filters, 3, padding: Padding.Same, activation: ReLU)(x);
                return ReLU(Add(Conv2D(filters, 3, padding: Padding.Same)(y), x));
            }

            static Objective Train(Sym<float> digit, [Shape] Sym<long> label) => Minimize(SparseCategoricalCrossentropy(digit, label)).Track(Accuracy(digit, label));
        }
        """;
}
