namespace CompiledNets;

/// <summary><see cref="Adam"/> with weights that decay. Loshchilov and Hutter, 2019. Keras: keras/src/optimizers/adamw.py.</summary>
public sealed class AdamW : Adam
{
    /// <summary>Makes an optimizer.</summary>
    /// <param name="learningRate">How far a step goes.</param>
    /// <param name="weightDecay">How much of a weight is taken off it, times the learning rate. PyTorch's default is 0.01.</param>
    /// <param name="beta1">How much of the mean gradient is kept.</param>
    /// <param name="beta2">How much of the mean square is kept.</param>
    /// <param name="epsilon">Keeps the division from zero.</param>
    /// <param name="amsgrad">Whether the largest mean square so far counts.</param>
    public AdamW(double learningRate = 0.001, double weightDecay = 0.004, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-7, bool amsgrad = false)
        : base(learningRate, beta1, beta2, epsilon, amsgrad) => WeightDecay = weightDecay;
}
