using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CompiledNets.Samples.Web;

namespace CompiledNets.Serving.Tests;

[Collection(nameof(WebDigitsApp))]
public sealed class WebDigitsTests(WebDigitsApp app) : IDisposable
{
    private readonly HttpClient _client = new() { BaseAddress = app.Address };

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task Most_digits_of_the_test_set_are_recognised()
    {
        const int Count = 200;
        var (images, labels) = Digits.Test(Count);
        var pixels = images.data<float>().ToArray().Chunk(28 * 28).ToList();
        var digits = labels.data<long>().ToArray();

        var found = await Task.WhenAll(pixels.Select(Recognise));

        Assert.InRange(found.Zip(digits).Count(pair => pair.First == pair.Second), Count * 85 / 100, Count);
        images.Dispose();
        labels.Dispose();
    }

    [Fact]
    public async Task The_page_and_its_script_are_served_and_use_the_names_of_the_net()
    {
        var page = await _client.GetStringAsync(new Uri("/", UriKind.Relative));
        Assert.Contains("<canvas id=\"paper\"", page, StringComparison.Ordinal);
        Assert.Contains("src=\"digits.js\"", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await _client.GetAsync(new Uri("/digits.css", UriKind.Relative))).StatusCode);

        var script = await _client.GetStringAsync(new Uri("/digits.js", UriKind.Relative));
        using var net = new DigitNet(seed: 1);
        Assert.Contains($"JSON.stringify({{ {net.Structure.Inputs.Single().Name}: [image] }})", script, StringComparison.Ordinal);
        Assert.Contains($"answer.{net.Structure.Outputs.Single().Name}[0]", script, StringComparison.Ordinal);
        Assert.Contains("fetch('predict'", script, StringComparison.Ordinal);
    }

    private async Task<int> Recognise(float[] image)
    {
        var rows = image.Select(pixel => (float[])[pixel]).Chunk(28).ToArray();
        using var response = await _client.PostAsJsonAsync("/predict", new Dictionary<string, float[][][][]> { ["image"] = [rows] });
        response.EnsureSuccessStatusCode();
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        var probabilities = answer.RootElement.GetProperty("digit")[0].EnumerateArray().Select(element => element.GetSingle()).ToArray();
        return Array.IndexOf(probabilities, probabilities.Max());
    }
}
