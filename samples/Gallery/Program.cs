using CompiledNets.Samples;
using Spectre.Console;

return await GalleryCommand.RunAsync(args, AnsiConsole.Console, Console.Error);
