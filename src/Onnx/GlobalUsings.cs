global using CompiledNets.Generated;
