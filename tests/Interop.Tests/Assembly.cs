// Each test computes on all cores, and the numbers of living tensors are counted.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
