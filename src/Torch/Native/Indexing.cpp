// Reading and writing by index, mask and position.
#include "Native.h"

#include <ATen/TensorIndexing.h>

CN_TENSOR(at_index_select, (Handle self, int64_t dim, Handle index), at::index_select(in(self), dim, in(index)))
CN_TENSOR(at_index_add, (Handle self, int64_t dim, Handle index, Handle source, Number alpha), at::index_add(in(self), dim, in(index), in(source), scalar(alpha)))
CN_DO(at_index_add_, (Handle self, int64_t dim, Handle index, Handle source, Number alpha), in(self)->index_add_(dim, in(index), in(source), scalar(alpha)))
CN_TENSOR(at_index_copy, (Handle self, int64_t dim, Handle index, Handle source), at::index_copy(in(self), dim, in(index), in(source)))
CN_DO(at_index_copy_, (Handle self, int64_t dim, Handle index, Handle source), in(self)->index_copy_(dim, in(index), in(source)))
CN_TENSOR(at_index_fill, (Handle self, int64_t dim, Handle index, Number value), at::index_fill(in(self), dim, in(index), scalar(value)))
CN_DO(at_index_fill_, (Handle self, int64_t dim, Handle index, Number value), in(self)->index_fill_(dim, in(index), scalar(value)))
CN_TENSOR(at_gather, (Handle self, int64_t dim, Handle index), at::gather(in(self), dim, in(index)))
CN_TENSOR(at_scatter, (Handle self, int64_t dim, Handle index, Handle source), at::scatter(in(self), dim, in(index), in(source)))
CN_DO(at_scatter_, (Handle self, int64_t dim, Handle index, Handle source), in(self)->scatter_(dim, in(index), in(source)))
CN_TENSOR(at_scatter_add, (Handle self, int64_t dim, Handle index, Handle source), at::scatter_add(in(self), dim, in(index), in(source)))
CN_DO(at_scatter_add_, (Handle self, int64_t dim, Handle index, Handle source), in(self)->scatter_add_(dim, in(index), in(source)))
CN_TENSOR(at_select_scatter, (Handle self, Handle source, int64_t dim, int64_t index), at::select_scatter(in(self), in(source), dim, index))
CN_TENSOR(at_slice_scatter, (Handle self, Handle source, int64_t dim, Number start, Number end, int64_t step),
          at::slice_scatter(in(self), in(source), dim, maybe_int(start), maybe_int(end), step))
CN_TENSOR(at_diagonal_scatter, (Handle self, Handle source, int64_t offset, int64_t dim1, int64_t dim2), at::diagonal_scatter(in(self), in(source), offset, dim1, dim2))
CN_TENSOR(at_masked_fill, (Handle self, Handle mask, Number value), at::masked_fill(in(self), in(mask), scalar(value)))
CN_DO(at_masked_fill_, (Handle self, Handle mask, Number value), in(self)->masked_fill_(in(mask), scalar(value)))
CN_TENSOR(at_masked_select, (Handle self, Handle mask), at::masked_select(in(self), in(mask)))
CN_TENSOR(at_masked_scatter, (Handle self, Handle mask, Handle source), at::masked_scatter(in(self), in(mask), in(source)))
CN_DO(at_masked_scatter_, (Handle self, Handle mask, Handle source), in(self)->masked_scatter_(in(mask), in(source)))
CN_TENSOR(at_take, (Handle self, Handle index), at::take(in(self), in(index)))
CN_TENSOR(at_take_along_dim, (Handle self, Handle indices, Number dim), at::take_along_dim(in(self), in(indices), maybe_int(dim)))
CN_TENSOR(at_where, (Handle condition, Handle self, Handle other), at::where(in(condition), in(self), in(other)))
CN_TENSOR_LIST(at_where_condition, (Handle condition, Results results), at::where(in(condition)))
CN_TENSOR(at_nonzero, (Handle self), at::nonzero(in(self)))
CN_TENSOR(at_argwhere, (Handle self), at::argwhere(in(self)))

namespace {

// torch.TensorIndex, as .NET lays it out. An absent start, stop or step is INT64_MIN.
struct Index {
  int64_t kind, start, stop, step;
  Handle tensor;
};
struct Indices {
  const Index* data;
  int64_t count;
};
enum IndexKind : int64_t { kNewAxis = 0, kEllipsis = 1, kSingle = 2, kBool = 3, kSlice = 4, kTensor = 5 };

cn::Optional<int64_t> bound(int64_t value) {
  if (value == INT64_MIN) return {};
  return value;
}

std::vector<at::indexing::TensorIndex> list(Indices given) {
  using namespace at::indexing;
  std::vector<TensorIndex> result;
  result.reserve(static_cast<size_t>(given.count));
  for (auto index = given.data; index != given.data + given.count; index++) {
    switch (index->kind) {
      case kNewAxis: result.emplace_back(None); break;
      case kEllipsis: result.emplace_back(Ellipsis); break;
      case kSingle: result.emplace_back(index->start); break;
      case kBool: result.emplace_back(index->start != 0); break;
      case kSlice: result.emplace_back(Slice(bound(index->start), bound(index->stop), bound(index->step))); break;
      default: result.emplace_back(at::Tensor(*cn::in(index->tensor))); break;
    }
  }
  return result;
}

}  // namespace

CN_TENSOR(at_index, (Handle self, Indices indices), in(self)->index(::list(indices)))
CN_DO(at_index_put_, (Handle self, Indices indices, Handle value), in(self)->index_put_(::list(indices), in(value)))
CN_DO(at_index_put__Scalar, (Handle self, Indices indices, Number value), in(self)->index_put_(::list(indices), scalar(value)))
