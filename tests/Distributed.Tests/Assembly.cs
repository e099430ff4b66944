// Tests train on all cores already.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
