// Each test already computes on all cores.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
