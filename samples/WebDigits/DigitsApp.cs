namespace CompiledNets.Samples.Web;

/// <summary>The application: a page to draw a digit on, and the endpoint that recognises it.</summary>
public static class DigitsApp
{
    /// <summary>Creates the application. Its net is trained first if there are no weights.</summary>
    /// <param name="args">
    /// The settings: <c>--weights PATH</c> is the file of the weights, <c>--images COUNT</c> limits the images that the net is trained with, and
    /// <c>--urls URL</c> is the address.
    /// </param>
    public static WebApplication Create(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        var weights = builder.Configuration["weights"] ?? Path.Combine(AppContext.BaseDirectory, "digits.safetensors");
        if (!File.Exists(weights))
        {
            Train(weights, builder.Configuration.GetValue("images", 60_000));
        }

        builder.Services.AddCompiledNet<DigitNet>(weights);

        var app = builder.Build();
        app.UseDefaultFiles();
        app.UseStaticFiles();
        app.MapCompiledNet<DigitNet>("/predict");
        app.MapHealthChecks("/health");
        return app;
    }

    private static void Train(string weights, int count)
    {
        var (images, labels) = Digits.Train(count);
        using (images)
        using (labels)
        {
            using var net = new DigitNet(seed: 1);
            Console.WriteLine($"Training with {images.size(0)} images ...");
            net.Fit(images, labels, new FitOptions { Optimizer = new Adam(), Epochs = 3, BatchSize = 64, Progress = ConsoleProgress.Default });
            net.SaveWeights(weights);
        }
    }
}
