namespace CompiledNets.Torch.Tests;

public class SmokeTests
{
    [Fact]
    public void Adds()
    {
        using var x = tensor([1f, 2f, 3f]);
        using var y = x + 1;
        Assert.Equal([2f, 3f, 4f], y.data<float>().ToArray());
        Assert.Equal(Environment.ProcessorCount, get_num_threads());
        var e = Assert.Throws<System.Runtime.InteropServices.ExternalException>(() => x.add(ones(2)));
        Assert.Contains("must match", e.Message);
    }
}
