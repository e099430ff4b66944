using System.Globalization;
using CompiledNets.Bench;
using CompiledNets.Samples;
using CompiledNets.Samples.Web;

// Measures CompiledNets.Serving. The server and its clients share the processors of this machine.
// Requests per second and latencies for 1, 8 and 64 clients, over HTTP and in the process, in batches and one by one. DigitNet is the net of samples/WebDigits,
// with 12,810 parameters; DigitCnn has 1.2 million.
//   dotnet run -c Release --project bench/Serving
//   dotnet run -c Release --project bench/Serving -- DigitCnn
// More clients than the queue has places: the answers of each kind, and the longest time of any.
//   dotnet run -c Release --project bench/Serving -- overload
// The memory of the process during 50,000 requests.
//   dotnet run -c Release --project bench/Serving -- memory
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
switch (args)
{
    case ["overload"]:
        await Overload.PrintAsync(() => new DigitNet(seed: 1));
        break;
    case ["memory"]:
        await Memory.PrintAsync(() => new DigitNet(seed: 1), requests: 50_000);
        break;
    case ["DigitCnn"]:
        await LoadTable.PrintAsync(() => new DigitCnn(seed: 1));
        break;
    case []:
        await LoadTable.PrintAsync(() => new DigitNet(seed: 1));
        break;
    default:
        Console.Error.WriteLine("The words are DigitCnn, overload or memory, or none.");
        return 1;
}

return 0;
