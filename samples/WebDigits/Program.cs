using CompiledNets.Samples.Web;

DigitsApp.Create(args).Run();
