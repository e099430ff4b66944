global using CompiledNets.Generated;
global using Kernels = CompiledNets.Generated.Kernels;
