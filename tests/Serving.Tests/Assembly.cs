// A test counts the tensors of the process.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
