using System.Globalization;
using CompiledNets;
using CompiledNets.Bench;

// Measures training on several ranks, and computes what to expect from more of them.
//   dotnet run -c Release --project bench/Distributed -- one          the step with Parallel on one rank against the step without
//   mpirun -np 2 dotnet Distributed.dll sums                          the all-reduce of several sizes
//   mpirun -np 2 dotnet Distributed.dll step                          the step and its communication
//   mpirun -np 2 dotnet Distributed.dll overlap                       an all-reduce on a thread beside a computation
//   dotnet run -c Release --project bench/Distributed -- plan         a plan for 8, 64 and 1,024 ranks, checked by a simulation
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var command = args.Length > 0 ? args[0] : "one";
switch (command)
{
    case "one":
        StepTimes.CompareOneRank(DataParallel.Mpi());
        break;
    case "step":
        StepTimes.Measure(DataParallel.Mpi());
        break;
    case "sums":
        SumTimes.Measure(DataParallel.Mpi());
        break;
    case "overlap":
        SumTimes.MeasureOverlap(DataParallel.Mpi());
        break;
    case "plan":
        Plan.Print();
        break;
    default:
        Console.Error.WriteLine($"There is no command '{command}'.");
        return 1;
}

return 0;
