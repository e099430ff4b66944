namespace CompiledNets.Applications;

/// <summary>The ways in which pixels are prepared for a net. They are the modes of Keras' <c>preprocess_input</c>.</summary>
public enum Preprocessing
{
    /// <summary>The pixels are not changed: the net does it. Pixels are from 0 to 255.</summary>
    None,

    /// <summary>The channels become blue, green, red, and the mean of ImageNet is subtracted. Pixels are not divided, as in Caffe.</summary>
    Caffe,

    /// <summary>Pixels become numbers from -1 to 1, as in TensorFlow's nets.</summary>
    Tf,

    /// <summary>Pixels become numbers from 0 to 1; then the mean of ImageNet is subtracted, and the result is divided by its deviation, as in torchvision.</summary>
    Torch,
}
