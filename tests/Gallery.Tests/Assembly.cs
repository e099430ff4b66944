// Each test computes on all cores already.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
