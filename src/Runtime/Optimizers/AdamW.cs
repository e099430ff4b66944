namespace CompiledNets;

/// <summary><see cref="Adam"/> with decoupled weight decay. Loshchilov and Hutter, 2019. Keras: keras/src/optimizers/adamw.py.</summary>
public sealed class AdamW : Adam
{
    /// <summary>Initializes an optimizer.</summary>
    /// <param name="learningRate">The learning rate.</param>
    /// <param name="weightDecay">The fraction of a weight that each step subtracts, times the learning rate. PyTorch's default is 0.01.</param>
    /// <param name="beta1">The decay of the mean gradient.</param>
    /// <param name="beta2">The decay of the mean square.</param>
    /// <param name="epsilon">A small number that prevents a division by zero.</param>
    /// <param name="amsgrad">Whether the largest mean square so far is used.</param>
    public AdamW(double learningRate = 0.001, double weightDecay = 0.004, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-7, bool amsgrad = false)
        : base(learningRate, beta1, beta2, epsilon, amsgrad) => WeightDecay = weightDecay;
}
