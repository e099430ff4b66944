namespace CompiledNets.Serving.Tests.Browser;

/// <summary>Draws digits on the page of the sample with the mouse.</summary>
[Collection(nameof(WebDigitsApp))]
public sealed class PageTests(WebDigitsApp app)
{
    // The strokes of a seven and of a one, on paper of 280 by 280 pixels.
    private static readonly (double X, double Y)[] s_seven = [(75, 65), (200, 65), (135, 235)];
    private static readonly (double X, double Y)[] s_one = [(150, 45), (135, 240)];

    [ChromiumFact]
    public async Task A_digit_that_is_drawn_with_the_mouse_is_recognised_and_cleared()
    {
        await using var page = await Chromium.OpenAsync(width: 700, height: 470);
        await page.GoAsync(app.Address, "document.readyState === 'complete' && document.querySelectorAll('#bars li').length === 10");
        Assert.Equal(-1, await BestAsync(page));

        await DrawAsync(page, s_seven);
        Assert.Equal(7, await BestAsync(page));
        Assert.InRange((await page.EvaluateAsync("document.querySelector('#bars .best meter').value"))!.GetValue<double>(), 0.5, 1);

        var picture = await page.ScreenshotAsync();
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], picture[..4]);
        if (Environment.GetEnvironmentVariable("CN_UPDATE") == "1")
        {
            await File.WriteAllBytesAsync(Place.PictureOfPage, picture);
        }

        await page.EvaluateAsync("document.getElementById('clear').click()");
        Assert.Equal(-1, await BestAsync(page));
        await DrawAsync(page, s_one);
        Assert.Equal(1, await BestAsync(page));
        Assert.Equal("", (await page.EvaluateAsync("document.getElementById('message').textContent"))!.GetValue<string>());
    }

    private static async Task DrawAsync(Chromium page, (double X, double Y)[] strokes)
    {
        var left = (await page.EvaluateAsync("document.getElementById('paper').getBoundingClientRect().left"))!.GetValue<double>();
        var top = (await page.EvaluateAsync("document.getElementById('paper').getBoundingClientRect().top"))!.GetValue<double>();
        await page.DrawAsync([.. strokes.Select(point => (left + point.X, top + point.Y))]);
        await page.WaitForAsync("document.querySelector('#bars .best')");
    }

    /// <summary>Returns the digit that the page shows as the most probable, or -1 if it shows none.</summary>
    private static async Task<int> BestAsync(Chromium page) =>
        (await page.EvaluateAsync("[...document.querySelectorAll('#bars li')].findIndex(row => row.classList.contains('best'))"))!.GetValue<int>();
}
