using System.Globalization;
using CompiledNets;
using CompiledNets.Bench;

// Measures training on several ranks, and computes what to expect from more of them.
//   dotnet run -c Release --project bench/Distributed -- one          the step with Parallel on one rank against the step without
//   mpirun -np 2 dotnet Distributed.dll sums                          the all-reduce of several sizes
//   mpirun -np 2 dotnet Distributed.dll step                          the step and its communication, without and with overlap
//   mpirun -np 2 dotnet Distributed.dll overlap                       an all-reduce on a thread beside a computation
//   dotnet run -c Release --project bench/Distributed -- plan         a plan for 8, 64 and 1,024 ranks, checked by a simulation
//   bench/Distributed/samples.sh                                      a table of samples on 1 to 4 ranks and on two networks, by these commands:
//     sample NAME FOLDER LABEL                                          trains a sample on the ranks that MPI has
//     alone NAME FOLDER LABEL, perturbed NAME FOLDER LABEL              trains it in one process, with initial weights that are rounded differently or not
//     compare FOLDER                                                    prints the table
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var command = args.Length > 0 ? args[0] : "one";
switch (command)
{
    case "one":
        OneRank.Compare(DataParallel.Mpi());
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
    case "sample":
        Samples.Train(args[1], args[2], args[3], DataParallel.Mpi(), isPerturbed: false);
        break;
    case "alone" or "perturbed":
        Samples.Train(args[1], args[2], args[3], ranks: null, isPerturbed: command == "perturbed");
        break;
    case "compare":
        Samples.Compare(args[1]);
        break;
    default:
        Console.Error.WriteLine($"There is no command '{command}'.");
        return 1;
}

return 0;
