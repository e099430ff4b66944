using System.Runtime.CompilerServices;

// The runtime does not clear the memory of stackalloc: kernels set what they read, and clearing takes a tenth of the time of a small transform.
[module: SkipLocalsInit]
