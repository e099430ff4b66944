// Tests seed libtorch's global random numbers, and compute on all cores already.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
