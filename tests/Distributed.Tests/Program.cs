using CompiledNets.Distributed.Tests;

// The program of one rank. RankProgram lists its commands.
return RankProgram.Run(args);
