// Each test builds on all cores.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
